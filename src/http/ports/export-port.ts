import type { ExportForms, ExportInput, Precheck } from '../schemas/export.ts'
import type { Job } from '../schemas/job.ts'
import type { SeenInput, SeenName } from '../schemas/seen-lists.ts'
import type { Caller, Page } from './asked.ts'
import type { WrittenFile } from './job-port.ts'

export interface PrecheckFilter extends Page {
  readonly rule?: string | undefined
  readonly township?: string | undefined
}

/** Ledgers and the upper level's tables. */
export interface ExportPort {
  listExports(caller: Caller): Promise<ExportForms>
  /** Notes the reading itself, with the purpose. */
  startExport(caller: Caller, input: ExportInput): Promise<Job>
  /** The file of a finished export; undefined when there is none, or no longer. */
  findExportFile(caller: Caller, jobId: string): WrittenFile | undefined
}

/** A list as it is seen, for a file in `folder`. */
export interface SeenAsked<Name extends SeenName = SeenName> {
  readonly name: Name
  readonly input: SeenInput<Name>
  readonly folder: string
}

export interface SeenPort {
  /** The rows of the list, whatever page, as a workbook; noted in the log with everybody in it. */
  exportSeen<Name extends SeenName>(caller: Caller, asked: SeenAsked<Name>): Promise<WrittenFile>
}

export interface PrecheckPort {
  /** Notes the reading itself, as done through `route`. */
  precheck(caller: Caller, filter: PrecheckFilter, route: string): Promise<Precheck>
}
