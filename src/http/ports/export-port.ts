import type { ExportForms, ExportInput, Precheck } from '../schemas/export.ts'
import type { Job } from '../schemas/job.ts'
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

export interface PrecheckPort {
  /** Notes the reading itself, as done through `route`. */
  precheck(caller: Caller, filter: PrecheckFilter, route: string): Promise<Precheck>
}
