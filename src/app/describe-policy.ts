import { isRefusal, localDate } from '#kernel/index'
import { compileSql, readSchedules, readValidities } from '#policy/index'
import { caseFilesOf, listPacks } from './policy-files.ts'
import { loadPolicy } from './policy-in-force.ts'

/** A pack as it was checked: what it holds, or why it cannot be used. */
export interface PolicyReport {
  readonly id: string
  readonly errors: readonly string[]
  /** What is odd and no error, each with its place. */
  readonly warnings: readonly string[]
  readonly found?: ReturnType<typeof describePolicy>
}

/** The pack named, or all shipped ones: errors and warnings with file, line and column. */
export function checkPolicies(id?: string): readonly PolicyReport[] {
  const ids = id === undefined ? listPacks().map((one) => one.id) : [id]
  return ids.map(checkOne)
}

function checkOne(id: string): PolicyReport {
  try {
    const { warnings, ...found } = describePolicy(id)
    return { id, errors: [], warnings, found: { warnings, ...found } }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { id, errors: [error.message], warnings: [] }
  }
}

/** What a policy pack holds, after every name, type and unit was checked and both engines compiled. */
export function describePolicy(id: string) {
  const { pack, datasets, compiled } = loadPolicy(id)
  const days = [...pack.parameters.values()].flatMap((one) => one.values.map(({ from }) => from))
  const last = days.toSorted().at(-1) ?? localDate('2020-01-01')
  compileSql(compiled, { day: last })
  const schedules = readSchedules(pack)
  readValidities(pack)
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
    schemes: pack.schemes.length,
    datasets: datasets.datasets.length,
    schedules: schedules.length,
    caseFiles: caseFilesOf(id).length,
    examples: [
      ...examples.map((one) => one.name),
      ...schedules.filter((one) => one.isExample).map((one) => `比对安排 ${one.name}`),
    ],
    warnings: compiled.warnings.map(({ severity, sentence }) => `${severity}：${sentence}`),
  }
}

/** The case files of all shipped packs. */
export function allCaseFiles(): string[] {
  return listPacks().flatMap(({ id }) => caseFilesOf(id))
}
