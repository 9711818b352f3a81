import type { BatchMapping } from '../../api/client.ts'
import { importWords } from './words.ts'

type Chosen = Readonly<Record<number, string>>

/** What is wrong with a reading, in words: a needed column missing, one thing read twice. */
export function columnFaults(mapping: BatchMapping, chosen: Chosen): string[] {
  const say = importWords.columns
  const counts = new Map<string, number>()
  for (const { index } of mapping.columns) {
    const field = chosen[index] ?? ''
    if (field !== '') counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  const missing = mapping.fields.filter(({ field, required }) => required && !counts.has(field))
  const twice = [...counts].filter(([, count]) => count > 1).map(([field]) => field)
  const faults: string[] = []
  if (missing.length > 0) {
    const names = missing.map(({ field }) => field).join('、')
    faults.push(`${say.required}${names}。${say.requiredHint}`)
  }
  if (twice.length > 0) faults.push(`${say.twice}${twice.join('、')}。`)
  return faults
}

/** The columns that are read otherwise than before. */
export function changedColumns(mapping: BatchMapping, chosen: Chosen) {
  return mapping.columns.flatMap(({ index, header, field }) => {
    const now = chosen[index] || null
    return now === field ? [] : [{ header, field: now }]
  })
}
