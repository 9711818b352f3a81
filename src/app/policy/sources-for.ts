import type { FactSource, SubjectRef } from '#policy/index'
import type { FindFactSource } from '#registry/index'
import type { App } from '../app.ts'

/** Where the values of one household come from, in the words of an explanation. */
export function sourcesFor(app: App, householdId: string, find: FindFactSource) {
  return (subject: SubjectRef, code: string): FactSource | undefined => {
    if (subject.level === '义务人') return undefined
    const found = find(subject.level === '户' ? householdId : subject.id, code)
    if (!('source' in found)) return undefined
    const { dataset, department, fileName, sheet, row, period, document } = found.source
    const name =
      dataset === null ? (document ?? `${department}登记`) : app.datasets.find(dataset)?.name
    return {
      ...(name ? { dataset: name } : {}),
      ...(fileName ? { file: fileName } : {}),
      ...(sheet ? { sheet } : {}),
      ...(row !== null ? { row } : {}),
      ...(period ? { day: period } : {}),
    }
  }
}
