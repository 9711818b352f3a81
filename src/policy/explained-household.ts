import type { Fen, Truth } from '#kernel/index'
import type { Fact } from './catalogue.ts'
import type { FactValue, HouseholdFacts } from './frame.ts'
import type { MissingFact } from './generate-missing.ts'
import type { Interval } from './interval.ts'
import type { ValueName } from './used-values.ts'

/** A settled value, or the bounds of one that is open; null: nothing is known; undefined: not called for. */
export type UsedValue = FactValue | Interval | undefined

/** A condition and the names of what it uses: one object for all households. */
export interface ConditionNames {
  readonly category: string
  readonly condition: string
  /** Every fact it rests on, of the household, its members and its supporters. */
  readonly facts: readonly Fact[]
  /** The terms and parameters it computes with, those that its terms rest on among them. */
  readonly own: readonly ValueName[]
  /** The terms its lists read of each member, and of each legal supporter. */
  readonly members: readonly ValueName[]
  readonly supporters: readonly ValueName[]
}

export interface ExplainedCondition {
  readonly of: ConditionNames
  readonly truth: Truth
  /** The values of `of.own`, in its order. */
  readonly values: readonly UsedValue[]
  /** For each member (supporter) the values of `of.members` (`of.supporters`); empty without names. */
  readonly ofMembers: readonly (readonly UsedValue[])[]
  readonly ofSupporters: readonly (readonly UsedValue[])[]
  /** The unknown facts that keep it open; empty when it is settled. */
  readonly missing: readonly MissingFact[]
}

export interface ExplainedMember {
  readonly id: string
  /** The person's own class or 待核实; null: the household's class is the person's. */
  readonly own: string | null
  /** The conditions of the routes whose premise holds. */
  readonly conditions: readonly ExplainedCondition[]
}

export interface ExplainedHousehold {
  /** The facts as they were given: the values behind `of.facts`. */
  readonly facts: HouseholdFacts
  readonly category: string
  readonly benefit: Fen | null
  /** Every condition of every class, in the pack's order. */
  readonly conditions: readonly ExplainedCondition[]
  readonly members: readonly ExplainedMember[]
}
