import type { LocalDate } from '#kernel/index'
import type { Fact } from '#policy/index'
import { periodStart } from './domain.ts'
import type { AppliedObservations, FactValue, StagedObservations } from './observed-batch.ts'

/** A secret text as it is kept: to find it by, and to show it to those who may see it. */
export interface Sealed {
  readonly hash: string
  readonly cipher: Uint8Array
}

/** A row of 民政台账 or 退出台账, cleaned: one person of a household. */
export interface RosterRow {
  readonly sheet: string
  readonly row: number
  /** The same for all rows of one household in this file. */
  readonly householdKey: string
  /** The file's own 户号, where it has one. */
  readonly householdNumber?: string | null | undefined
  readonly name: string
  /** 曾用名 and other names that the file gives beside it. */
  readonly formerNames?: readonly string[] | undefined
  /** Null where the file has no valid identity number. */
  readonly idHash: string | null
  readonly idCipher: Uint8Array | null
  readonly lastFourHash: string | null
  readonly sex: string | null
  readonly birthDate: LocalDate | null
  /** 与户主关系; the head is 本人. */
  readonly relation: string | null
  /** The village, or the township where no village is known. */
  readonly divisionCode: string
  readonly address: string | null
  readonly phone: Sealed | null
  readonly bankCard: Sealed | null
  /** The row's own 救助类别, where the file has several. */
  readonly category?: string | null | undefined
  /** Facts of the person and of the household, by code. */
  readonly facts: Readonly<Record<string, FactValue | null>>
  readonly recognisedOn: LocalDate | null
  readonly exitedOn: LocalDate | null
  readonly formerCategory: string | null
}

export interface RosterInput {
  readonly kind: '台账' | '退出台账'
  /** The category of all rows; 无 for households that are only watched; null: each row names its own. */
  readonly category: string | null
  readonly dataset: Omit<StagedObservations['dataset'], 'level'>
  readonly batch: StagedObservations['batch']
  /** The facts that the file gives. */
  readonly facts: readonly Fact[]
  /** The whole catalogue's facts: whether somebody is listed is a fact too. */
  readonly catalogue: { findByCode(code: string): Fact | undefined }
  readonly rows: AsyncIterable<RosterRow> | Iterable<RosterRow>
}

/** A row that somebody must look at; what it says was applied only as far as the problem says. */
export interface RosterProblem {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly kind: string
  readonly verdict: '需确认' | '已自动修正'
  readonly problem: string
  readonly suggestion: string
}

export interface RosterOutcome {
  readonly rows: number
  readonly householdsFormed: number
  readonly personsFormed: number
  readonly personsMatched: number
  readonly membersAdded: number
  readonly householdsMerged: number
  readonly recognitions: number
  readonly terminations: number
  readonly problems: readonly RosterProblem[]
  readonly facts: AppliedObservations
}

/** The first day of which a list speaks: who is in it belongs to the registry from then on. */
export function rosterStart(
  { today }: { readonly today: LocalDate },
  { batch }: Pick<RosterInput, 'batch'>,
): LocalDate {
  const start = periodStart(batch.period, batch.periodEnd)
  return start < today ? start : today
}
