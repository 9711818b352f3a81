import type { LocalDate, Truth } from '#kernel/index'
import type { ExplainedChange, ExplainedPossibility } from './explain-changes.ts'
import type { Basis } from './pack.ts'
import type { SubjectRef } from './tracing.ts'

/** Where a value came from, as the caller knows it. */
export interface FactSource {
  readonly dataset?: string
  readonly batch?: string
  readonly file?: string
  readonly sheet?: string
  readonly row?: number
  readonly day?: string
}

/** A fact a result rests on. */
export interface ExplainedFact {
  readonly subject: SubjectRef
  readonly code: string
  readonly name: string
  readonly value: string
  readonly isKnown: boolean
  /** Of a missing fact, when changes were asked for: what each value would lead to. */
  readonly possibilities?: readonly ExplainedPossibility[]
  /** The department that is the authority: whom to ask when it is unknown. */
  readonly authority: string
  readonly source?: FactSource
}

export interface ExplanationNode {
  readonly kind: '类别' | '条件' | '术语' | '规则'
  readonly title: string
  readonly truth: Truth
  /** The condition with the household's numbers. */
  readonly text?: string
  /** The same as people say it, per head: `人均月收入 1,210.00 元 ≥ 1.5 × 440.00 元 = 660.00 元`. */
  readonly restated?: string
  /** How far from the line: `多 550.00 元`. */
  readonly distance?: string
  readonly basis?: Basis
  readonly facts: readonly ExplainedFact[]
  readonly children: readonly ExplanationNode[]
}

export interface HouseholdExplanation {
  readonly day: LocalDate
  readonly category: string
  /** Fen a month. */
  readonly benefit: number | null
  readonly labels: readonly string[]
  /** The classes that were looked at, in order; the last one decided. */
  readonly categories: readonly ExplanationNode[]
  readonly members: readonly {
    readonly id: string
    readonly category: string
    readonly routes: readonly ExplanationNode[]
    /** The nearest single changes that would give the person another class. */
    readonly changes: readonly ExplainedChange[]
  }[]
  /** The nearest single changes that would give the household another class; when asked for. */
  readonly changes: readonly ExplainedChange[]
  /** What must be known before the household's class can be decided; empty when it is. */
  readonly missing: readonly ExplainedFact[]
}

export interface RuleExplanation {
  readonly day: LocalDate
  readonly rule: string
  readonly memberId: string | null
  readonly node: ExplanationNode
  /** The nearest single changes after which the rule would hold, or no longer; when asked for. */
  readonly changes: readonly ExplainedChange[]
  readonly missing: readonly ExplainedFact[]
}
