import type { Acting } from '#access/index'
import type { Sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Fact } from '#policy/index'
import type { ObservedFact, Subjects } from './observed-facts.ts'

/** A fact's value as the profile stores it: fen, whole number, 'YYYY-MM-DD', code, yes or no. */
export type FactValue = string | number | boolean

/** What one file says, already matched to persons and waiting in a staging table. */
export interface StagedObservations {
  /**
   * The staging table (`schema.table`): sheet text, row_number integer, more_rows integer[],
   * person_id uuid (one row a person), `v_<fact code>` typed like the profile's column, and, where
   * named by `conflicts`, a text[] of the fact codes on which the person's rows disagreed.
   */
  readonly staging: string
  /** The facts that the file gives, each with a column `v_<code>`; null there means unknown. */
  readonly facts: readonly Fact[]
  readonly dataset: {
    readonly code: string
    readonly department: string
    /** 户: facts of the household of the matched person. */
    readonly level: '人' | '户'
    /** Months that the values hold after the period, in place of the facts' own. */
    readonly shelfMonths?: number | undefined
  }
  readonly batch: {
    readonly id: string
    readonly period: string
    readonly periodEnd: LocalDate
    /** 全量: whoever is missing from it in the covered townships is absent. */
    readonly complete: boolean
    /** The township codes that the file covers. */
    readonly townships: readonly string[] | 'county'
  }
  /** What absence means, by fact code. Empty: absence says nothing. */
  readonly absence: Readonly<Record<string, FactValue>>
  /** The name of the staging column with the disagreeing facts, if there is one. */
  readonly conflicts?: string | undefined
}

export interface AppliedObservations {
  readonly changedSubjects: number
  readonly changedFacts: number
  readonly sightings: number
  readonly absences: number
  readonly conflicts: number
}

/** What the steps of one level share. */
export interface LevelWork {
  readonly acting: Acting
  readonly input: StagedObservations
  readonly subjects: Subjects
  readonly facts: readonly ObservedFact[]
  /** subject_id, sheet, row_number, more_rows, conflicts, v_*: one row a subject. */
  readonly source: Sql
  readonly plan: '按档案' | '按历史'
}
