import type { DueDataset } from '#monitoring/index'
import type { App } from '../app.ts'

/** The datasets as monitoring counts what is due. */
export function dueDatasets({ datasets }: App): DueDataset[] {
  return datasets.datasets.map(({ code, name, department, cycle }) => ({
    code,
    name,
    department,
    cycle,
  }))
}
