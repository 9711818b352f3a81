import type { Job } from '../schemas/job.ts'
import type {
  BatchPreview,
  BatchRows,
  CommitInput,
  RestageInput,
  rowFilters,
  UndoInput,
} from '../schemas/staged.ts'
import type { UndoPreview } from '../schemas/undo.ts'
import type { Caller, Page, Upload } from './asked.ts'
import type { WrittenFile } from './job-port.ts'

/** Files received together; `release` removes them and is called when the job has ended. */
export interface Received {
  readonly uploads: readonly Upload[]
  readonly release: () => Promise<void>
}

export interface RowFilter extends Page {
  readonly filter?: (typeof rowFilters)[number] | undefined
}

/** Departments' files from staging to commit. */
export interface BatchWorkPort {
  startImport(caller: Caller, received: Received): Promise<Job>
  previewBatch(caller: Caller, batchId: string): Promise<BatchPreview>
  listBatchRows(caller: Caller, batchId: string, filter: RowFilter): Promise<BatchRows>
  startCommit(caller: Caller, batchId: string, input: CommitInput): Promise<Job>
  startRestage(caller: Caller, batchId: string, input: RestageInput): Promise<Job>
  discardBatch(caller: Caller, batchId: string): Promise<void>
}

/** Taking a file out again. */
export interface UndoPort {
  previewUndo(caller: Caller, batchId: string): Promise<UndoPreview>
  startUndo(caller: Caller, batchId: string, input: UndoInput): Promise<Job>
}

export interface ErrorFilePort {
  /** The sender's own file with what is wrong in it, written into `folder`. */
  writeErrorFile(caller: Caller, batchId: string, folder: string): Promise<WrittenFile>
}
