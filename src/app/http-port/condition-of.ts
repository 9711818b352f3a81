import type { Condition } from '#http/index'

/** The stored explanation of a hit; a rule about pushes or rows keeps its condition in words. */
export function conditionOf(stored: unknown): Condition | null {
  if (typeof stored !== 'string') return null
  return { name: stored, verdict: '符合', detail: null, basis: null, sources: [], children: [] }
}
