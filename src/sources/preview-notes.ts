import type { Dataset } from './domain.ts'

/** What it means that people are no more in the dataset's file. */
export function absenceNotes(dataset: Dataset, gone: number): readonly string[] {
  if (gone === 0) return []
  const begin = `${gone} 个对象上次在“${dataset.name}”中，这次不在：不会删除任何人`
  if (dataset.kind === '退出台账') return [`${begin}。`]
  if (dataset.kind === '台账') {
    return [`${begin}，也不会自动终止；入库后按“不在本台账”记录，是否退出由人核实决定。`]
  }
  const said = dataset.absent.map(({ fact, value }) => `${fact.name}为${sayValue(value)}`)
  return [
    said.length > 0
      ? `${begin}；入库后记为${said.join('、')}，其余各项按未知处理。`
      : `${begin}；这类数据缺席不表示任何情况，原有的值到期前保留。`,
  ]
}

function sayValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}
