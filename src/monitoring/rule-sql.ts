import type { Sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Catalogue, Pack } from '#policy/index'
import type { HouseholdProfiles } from './load-profiles.ts'

/** Whom a compiled statement looks at, on which day. */
export interface RoundScope {
  readonly countyCode: string
  readonly asOf: LocalDate
  /** Absent: everybody. */
  readonly households?: readonly string[] | undefined
}

export interface HitToExplain {
  readonly ruleId: string
  readonly asOf: LocalDate
  readonly profiles: HouseholdProfiles
  readonly personId: string | null
}

/** A pack with its two back ends. */
export interface CompiledPack {
  readonly pack: Pack
  readonly catalogue: Catalogue
  readonly householdSql: (scope: RoundScope) => Sql
  readonly personSql: (scope: RoundScope) => Sql
  readonly truthSql: (scope: RoundScope) => Sql
  readonly explain: (hit: HitToExplain) => unknown
}

export function householdDeterminations(compiled: CompiledPack, scope: RoundScope): Sql {
  return compiled.householdSql(scope)
}
export function personDeterminations(compiled: CompiledPack, scope: RoundScope): Sql {
  return compiled.personSql(scope)
}
export function ruleTruths(compiled: CompiledPack, scope: RoundScope): Sql {
  return compiled.truthSql(scope)
}
export function explainHit(compiled: CompiledPack, hit: HitToExplain): unknown {
  return compiled.explain(hit)
}
