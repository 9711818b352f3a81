import type { Acting } from '#access/index'
import type { RegisteredPopulation } from '#oversight/index'
import type { App } from '../app.ts'
import type { Places } from '../http-port/places.ts'
import type { AskedDivision } from './asked-division.ts'
import type { Sums } from './sum-figures.ts'

/** The figures that a part of the answer is made from. */
export interface Figures {
  readonly app: App
  readonly acting: Acting
  readonly now: Sums
  /** Of the month compared with; undefined: there is none. */
  readonly before: Sums | undefined
  readonly places: Places
  readonly population: readonly RegisteredPopulation[]
  readonly division: AskedDivision
}
