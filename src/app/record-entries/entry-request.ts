import type { EntryKind } from '#registry/index'

/** A value as it is stored: fen, a number, a day, a code, yes or no; null: 问不清. */
export type EnteredValue = string | number | boolean | null

export interface RequestedFact {
  /** Absent: of who joins with this entry. */
  readonly subjectId?: string | undefined
  readonly code: string
  readonly value: EnteredValue
  /** The batch whose word is taken, of those that differ: its value stands for `value`. */
  readonly from?: string | undefined
}

export interface RequestedMember {
  /** Who is corrected; absent: somebody joins. */
  readonly personId?: string | undefined
  readonly name?: string | undefined
  readonly identity?: string | undefined
  readonly sex?: string | undefined
  readonly birthDate?: string | undefined
  readonly relation?: string | undefined
  readonly phone?: string | undefined
}

/** What somebody enters about a household, as the form has it. */
export interface EntryRequest {
  readonly kind: EntryKind
  /** Absent for a new household. */
  readonly householdId?: string | undefined
  /** The version that the form was opened with. */
  readonly version?: number | undefined
  readonly channel: string
  readonly reportedBy: string
  readonly reason: string
  readonly effectiveOn: string
  readonly event?: string | undefined
  /** Whom the event is about. */
  readonly personId?: string | undefined
  readonly facts: readonly RequestedFact[]
  /** Who joins or is corrected; of a new household all its members, the head first. */
  readonly members: readonly RequestedMember[]
  /** Who heads the household when its head leaves. */
  readonly newHeadId?: string | undefined
  readonly divisionCode?: string | undefined
  readonly address?: string | undefined
  readonly alertId?: string | undefined
  /** What was uploaded for the household before. */
  readonly attachments?: readonly string[] | undefined
}

/** A field that needs mending, by the key that the form knows it under. */
export interface FieldProblem {
  readonly key: string
  readonly why: string
}
