import { probableScore, strongScore } from '#matching/domain'

/** How alike the row and the person are, in three words. */
export function strengthOf(score: number): '强' | '中' | '弱' {
  if (score >= strongScore) return '强'
  return score >= probableScore ? '中' : '弱'
}
