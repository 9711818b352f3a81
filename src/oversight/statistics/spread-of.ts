/** How many cases took how many working days. */
export interface Taken {
  readonly days: number
  readonly count: number
}

export interface Spread {
  readonly cases: number
  /** Half of the cases took no longer. */
  readonly median: number
  /** Nine in ten took no longer. */
  readonly ninth: number
}

/** Of cases by how long they took; undefined where there is none. A percentile is one of the cases. */
export function spreadOf(taken: readonly Taken[]): Spread | undefined {
  const cases = taken.reduce((sum, { count }) => sum + count, 0)
  if (cases === 0) return undefined
  const ordered = [...taken].sort((left, right) => left.days - right.days)
  const within = (tenths: number): number => {
    let sum = 0
    for (const { days, count } of ordered) {
      sum += count
      if (sum * 10 >= tenths * cases) return days
    }
    return ordered.at(-1)?.days ?? 0
  }
  return { cases, median: within(5), ninth: within(9) }
}
