import type {
  CalendarDraftInput,
  CalendarPublication,
  CalendarYear,
  CalendarYears,
  PublishedYear,
} from '../schemas/calendar.ts'
import type {
  DatasetReadings,
  DivisionChange,
  DivisionImpact,
  Divisions,
  ForgetInput,
  Operations,
  RunningJobs,
} from '../schemas/system.ts'
import type { Caller, DatasetOrder, DivisionOrder } from './asked.ts'

/** Divisions and what hangs on them; a change holds from a day on. */
export interface DivisionPort {
  /** As they stand on the day; today unless told. */
  listDivisions(
    caller: Caller,
    given?: DivisionOrder & { readonly asOf?: string | undefined },
  ): Promise<Divisions>
  divisionImpact(caller: Caller, code: string): Promise<DivisionImpact>
  changeDivision(caller: Caller, change: DivisionChange): Promise<Divisions>
}

/** The calendar of working days, a year at a time. */
export interface CalendarPort {
  listCalendarYears(caller: Caller): Promise<CalendarYears>
  readCalendarYear(caller: Caller, year: number): Promise<CalendarYear>
  saveCalendarDraft(caller: Caller, input: CalendarDraftInput): Promise<CalendarYear>
  dropCalendarDraft(caller: Caller, year: number): Promise<CalendarYear>
  publishCalendarYear(caller: Caller, input: CalendarPublication): Promise<PublishedYear>
}

/** How files of departments are read, and forgetting an answer. */
export interface DatasetPort {
  listReadings(caller: Caller, order?: DatasetOrder): Promise<DatasetReadings>
  forgetReading(caller: Caller, input: ForgetInput): Promise<DatasetReadings>
}

/** What runs at the installation: of everybody's jobs only how far they are. */
export interface OperationPort {
  readOperations(caller: Caller): Promise<Operations>
  listRunningJobs(caller: Caller): RunningJobs
  /** Undefined: there is no such job. */
  stopJob(caller: Caller, jobId: string): RunningJobs | undefined
  /** A failed job again, for whoever began it; undefined: there is no such job. */
  repeatJob(caller: Caller, jobId: string): Promise<RunningJobs | undefined>
}
