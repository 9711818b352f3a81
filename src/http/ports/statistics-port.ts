import type { ListedFigure } from '#oversight/index'
import type { CountyMap, Statistics, StatisticsList } from '../schemas/statistics.ts'
import type { Caller, Page } from './asked.ts'
import type { WrittenFile } from './job-port.ts'

export interface StatisticsAsked {
  /** `2024-10`; the newest month unless told. */
  readonly month?: string | undefined
  /** The 12-digit code of the county or a township; all of the scope unless told. */
  readonly division?: string | undefined
  /** The month to compare with; the one before unless told. */
  readonly compare?: string | undefined
}

/** Which part of a figure; several words of a kind are separated by commas. */
export interface FigureAsked extends Page {
  readonly figure: ListedFigure
  readonly division?: string | undefined
  readonly department?: string | undefined
  readonly class?: string | undefined
  readonly kind?: string | undefined
  readonly state?: string | undefined
}

/** The figures of a month, and those whom they count. */
export interface StatisticsPort {
  readStatistics(caller: Caller, asked: StatisticsAsked): Promise<Statistics>
  listFigure(caller: Caller, asked: FigureAsked): Promise<StatisticsList>
  /** Undefined: the place has loaded none. */
  readMap(caller: Caller): Promise<CountyMap | undefined>
  /** The table of townships, into `folder`. */
  writeStatistics(
    caller: Caller,
    asked: StatisticsAsked & { readonly folder: string },
  ): Promise<WrittenFile>
}
