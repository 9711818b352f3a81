import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { SupervisionKind } from '../domain.ts'

/** What every pattern looks at. */
export interface Watch {
  readonly q: Queryable
  readonly acting: Acting
  /** Entries of this day in Shanghai and later. */
  readonly since: LocalDate
  /** The number or time (in minutes) that the policy's data give a kind. */
  threshold(kind: SupervisionKind, name: string): number
}

/** How many examples an alert keeps. */
export const mostExamples = 20
