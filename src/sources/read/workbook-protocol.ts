import type { Merge, RawCell, RawRow, ReadLimits, SheetInfo } from './raw-row.ts'
import type { ReadRefusal } from './refusals.ts'

/** What the worker thread is asked to read. */
export interface WorkbookTask {
  readonly path: string
  readonly kind: 'xlsx' | 'ole' | 'markup'
  readonly limits: ReadLimits
}

/** What the worker thread says, in this order; a refusal or a failure ends it. */
export type WorkbookMessage =
  | { readonly type: 'opened'; readonly workbook: OpenedWorkbook }
  | { readonly type: 'rows'; readonly rows: readonly RawRow[] }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'done' }
  | {
      readonly type: 'refused'
      readonly reason: ReadRefusal
      readonly details: Readonly<Record<string, string | number>>
    }
  | { readonly type: 'failed'; readonly name: string; readonly message: string }

export interface OpenedWorkbook {
  readonly kind: 'xlsx' | 'xls' | 'html' | 'xml2003'
  readonly encoding?: string
  readonly date1904: boolean
  readonly sheets: readonly SheetInfo[]
  /** What the workbook holds besides its cells, in Chinese. */
  readonly notes: readonly string[]
}

/** A workbook inside the worker: its rows sheet by sheet, as the library delivers them. */
export interface Workbook extends OpenedWorkbook {
  readonly contents: readonly SheetContent[]
}

export interface SheetContent {
  readonly name: string
  readonly merges: readonly Merge[]
  /** The last row with a value, when the reader knows it beforehand. */
  readonly lastRow?: number
  rows(): AsyncIterable<NumberedRow> | Iterable<NumberedRow>
}

export interface NumberedRow {
  readonly row: number
  readonly cells: readonly RawCell[]
  readonly hidden?: boolean
}
