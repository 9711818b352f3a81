import type { FactValue } from '#registry/index'
import type { Dataset } from '#sources/index'

type Combination = Dataset['columns'][number]['combine']

export type SaidFacts = Readonly<Record<string, FactValue>>

/** What a batch says of a subject when one more row is known to be theirs. */
export interface MergedFacts {
  readonly facts: SaidFacts
  /** The codes on which the rows contradict each other; unknown. */
  readonly conflicts: readonly string[]
}

/**
 * Puts a row to what the batch says of its subject by the dataset's 汇总: added up, the greatest, the
 * least, the last, counted; without one they must agree. `isLater`: the row stands behind the others.
 */
export function mergeFacts(
  dataset: Pick<Dataset, 'columns' | 'counted'>,
  said: SaidFacts,
  { row, isLater }: { readonly row: SaidFacts; readonly isLater: boolean },
): MergedFacts {
  const merged: Record<string, FactValue> = {}
  const conflicts: string[] = []
  for (const code of new Set([...Object.keys(said), ...Object.keys(row)])) {
    const [one, other] = [said[code] ?? null, row[code] ?? null]
    const value = mergeValue(combinationOf(dataset, code), { one, other, isLater })
    if (value !== null) merged[code] = value
    else if (one !== null && other !== null) conflicts.push(code)
  }
  return { facts: merged, conflicts }
}

function combinationOf(
  { columns, counted }: Pick<Dataset, 'columns' | 'counted'>,
  code: string,
): Combination {
  if (counted.some(({ fact }) => fact.code === code)) return '计数'
  return columns.find(({ fact }) => fact?.code === code)?.combine ?? '冲突'
}

function mergeValue(
  how: Combination,
  { one, other, isLater }: { one: FactValue | null; other: FactValue | null; isLater: boolean },
): FactValue | null {
  if (how === '末次') return isLater ? (other ?? one) : (one ?? other)
  if (one === null || other === null) return how === '求和' ? null : (one ?? other)
  switch (how) {
    case '求和':
    case '计数':
      return Number(one) + Number(other)
    case '最大':
      return one > other ? one : other
    case '最小':
      return one < other ? one : other
    case '冲突':
      return one === other ? one : null
  }
}
