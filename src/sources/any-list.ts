import { type Dataset, type DatasetColumn, type DatasetMap, roles } from './domain.ts'

const anyCode = 'any_list'

/**
 * The map with one dataset more, and its code: a list of which nobody has said what it is, read by the
 * roles and facts that any dataset knows. For looking at a file's rows only: nothing is taken in by it.
 */
export function withAnyList(map: DatasetMap): { readonly map: DatasetMap; readonly code: string } {
  const columns = new Map<string, DatasetColumn>()
  for (const role of roles) {
    columns.set(role, { field: role, role, required: false, combine: '冲突', headers: [] })
  }
  for (const dataset of map.datasets) {
    for (const column of dataset.columns) {
      const { fact, field } = column
      if (fact !== undefined && !columns.has(field)) {
        columns.set(field, { field, fact, required: false, combine: '冲突', headers: [] })
      }
    }
  }
  const anyList: Dataset = {
    code: anyCode,
    name: '没有指明数据集的名单',
    department: '未指明',
    kind: '事实',
    subject: '人',
    mode: '增量',
    cycle: '不定期',
    marks: [],
    columns: [...columns.values()],
    fixed: [],
    counted: [],
    absent: [],
  }
  const datasets = [...map.datasets, anyList]
  const find = (wanted: string) => (wanted === anyCode ? anyList : map.find(wanted))
  return { map: { ...map, datasets, find }, code: anyCode }
}
