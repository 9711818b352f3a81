import type { LocalDate } from '#kernel/index'
import type { RawCell } from '../read/raw-row.ts'

export type CleanField =
  | 'id'
  | 'cjz'
  | 'date'
  | 'month'
  | 'name'
  | 'money'
  | 'number'
  | 'truth'
  | 'code'
  | 'text'
  | 'phone'
  | 'bankcard'
  | 'division'
  | 'area'

/** One value of a code list and the words that departments write for it. */
export interface CodeWords {
  readonly value: string
  readonly synonyms: readonly string[]
}

export interface CleanContext {
  readonly today: LocalDate
  /** The workbook counts its days from 1904. */
  readonly date1904?: boolean
  /** The unit that the header names, when it names one. */
  readonly unit?: string
  readonly codes?: readonly CodeWords[]
  /** What people said words mean that the list does not know; null: nothing we know. */
  readonly words?: ReadonlyMap<string, string | null> | undefined
  /** The header and the fact: 已消除 answers 风险是否消除. */
  readonly about?: string | undefined
  /** An amount of this column may be below zero (a correction, a loss). */
  readonly negative?: boolean
}

export interface CleanedCell {
  /** Money in fen, area in square metres, a share as a fraction; null when there is none. */
  readonly value: string | number | boolean | null
  readonly flags: readonly string[]
  /** In Chinese, why nothing could be read; absent for a cell that is simply empty. */
  readonly problem?: string
  /** What is left of a damaged value, for a person to confirm; never used by itself. */
  readonly candidate?: string
  /** What stood in brackets behind a name, or a second telephone number. */
  readonly note?: string
  /** A word that the code list does not know: collected once a batch. */
  readonly unknownWord?: string
}

export type CellCleaner = (input: RawCell, context: CleanContext) => CleanedCell

export function cleaned(value: CleanedCell['value'], flags: readonly string[] = []): CleanedCell {
  return { value, flags }
}

export function refused(
  problem: string,
  flags: readonly string[],
  more: Pick<CleanedCell, 'candidate' | 'unknownWord' | 'note'> = {},
): CleanedCell {
  return { value: null, flags, problem, ...more }
}

export function empty(): CleanedCell {
  return { value: null, flags: ['空'] }
}

export function placeholder(): CleanedCell {
  return { value: null, flags: ['占位'] }
}
