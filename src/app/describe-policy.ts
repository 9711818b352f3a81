import { loadPolicy } from './policy-in-force.ts'

/** What a policy pack holds, after every name, type and unit was checked and both engines compiled. */
export function describePolicy(id: string) {
  const { pack, datasets } = loadPolicy(id)
  const examples = [...pack.parameters.values()].filter((one) =>
    one.values.some((value) => value.isExample),
  )
  return {
    id: pack.id,
    name: pack.name,
    version: pack.version,
    lineage: pack.lineage,
    documents: pack.documents.map((one) => `${one.number}${one.title ? ` ${one.title}` : ''}`),
    parameters: pack.parameters.size,
    terms: pack.terms.size,
    categories: pack.categories.length,
    personCategories: pack.personCategories.length,
    rules: pack.rules.length,
    datasets: datasets.datasets.length,
    examples: examples.map((one) => one.name),
  }
}
