import type { LocalDate } from '#kernel/index'
import type { HouseholdProfiles } from './load-profiles.ts'
import type { CompiledPack } from './rule-sql.ts'

export interface HitToExplain {
  readonly ruleId: string
  readonly asOf: LocalDate
  readonly profiles: HouseholdProfiles
  readonly personId: string | null
}

/** The rule's condition as the pack words it. */
export function explainHit(compiled: CompiledPack, { ruleId }: HitToExplain): unknown {
  return compiled.pack.rules.find(({ id }) => id === ruleId)?.when.text ?? null
}
