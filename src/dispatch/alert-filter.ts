import type { LocalDate } from '#kernel/index'
import type { AlertClass, AlertState } from '#monitoring/domain'
import type { AlertStage } from './domain.ts'

export interface AlertFilter {
  /** The round that raised them. */
  readonly roundId?: string | undefined
  /** Those whose case was found to exist no more on that day. */
  readonly vanishedOn?: string | undefined
  readonly class?: AlertClass | undefined
  /** One of these. */
  readonly classes?: readonly AlertClass[] | undefined
  readonly state?: AlertState | undefined
  /** Only alerts that wait for somebody (待推送, 处置中). */
  readonly open?: boolean | undefined
  readonly stage?: AlertStage | undefined
  /** Only those that a department which must answer has not answered by this day. */
  readonly overdueOn?: LocalDate | undefined
  /** Only those raised on this day or before. */
  readonly raisedBy?: LocalDate | undefined
  /** Only those raised after this day. */
  readonly raisedAfter?: LocalDate | undefined
  /** Only those that wait for the caller. */
  readonly mine?: boolean | undefined
  /** Words of the title, the number of the household, or the name of one of its members. */
  readonly text?: string | undefined
  readonly rule?: string | undefined
  /** Only alerts pushed to this department. */
  readonly department?: string | undefined
  /** Code of a township, or of a village: only alerts of its households. */
  readonly division?: string | undefined
  readonly householdId?: string | undefined
  /** The id of the last alert of the page before. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}
