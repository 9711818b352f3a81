import { localDate } from '#kernel/index'
import { compileSql } from '#policy/index'
import { loadPolicy } from './policy-in-force.ts'

/** What a policy pack holds, after every name, type and unit was checked and both engines compiled. */
export function describePolicy(id: string) {
  const { pack, datasets, compiled } = loadPolicy(id)
  const days = [...pack.parameters.values()].flatMap((one) => one.values.map(({ from }) => from))
  const last = days.toSorted().at(-1) ?? localDate('2020-01-01')
  compileSql(compiled, { day: last })
  const examples = [...pack.parameters.values()].filter((one) =>
    one.values.some((value) => value.isExample),
  )
  return {
    id: pack.id,
    name: pack.name,
    version: pack.version,
    lineage: pack.lineage,
    documents: [
      ...new Set(pack.documents.map((one) => `${one.number}${one.title ? ` ${one.title}` : ''}`)),
    ],
    parameters: pack.parameters.size,
    terms: pack.terms.size,
    categories: pack.categories.length,
    personCategories: pack.personCategories.length,
    rules: pack.rules.length,
    datasets: datasets.datasets.length,
    examples: examples.map((one) => one.name),
  }
}
