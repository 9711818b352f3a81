/** A cell as it stands in the file. A date cell is its local date (and time) as ISO text. */
export type RawCell = string | number | boolean | null | { readonly date: string }

export interface RawRow {
  readonly sheet: string
  /** 1-based, as the person who opens the file sees it. */
  readonly row: number
  readonly cells: readonly RawCell[]
  /** Columns whose value was filled down from the top of a merged range. */
  readonly filled?: readonly number[]
  /** The row is hidden or filtered away on the screen; it is imported all the same. */
  readonly hidden?: true
}

/** A merged range: rows as the person counts them (1-based, inclusive), columns from 0. */
export interface Merge {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

export interface SheetInfo {
  readonly name: string
  readonly hidden: boolean
  /** The merged ranges that begin in the first 60 rows: what finding a header needs. */
  readonly merges: readonly Merge[]
  readonly hiddenColumns: number
}

export type FileKind = 'xlsx' | 'xls' | 'html' | 'xml2003' | 'csv'

export interface ReadLimits {
  /** Working time of the reader; waiting for the caller does not count. */
  readonly ms: number
  readonly heapMb: number
  readonly rssMb: number
  readonly rows: number
  readonly cells: number
  readonly unpackedBytes: number
  readonly zipRatio: number
}

export interface ReadFile {
  readonly kind: FileKind
  readonly encoding?: string
  readonly delimiter?: string
  readonly date1904: boolean
  readonly bytes: number
  readonly sha256: string
  /** A text file has one sheet without a name. */
  readonly sheets: readonly SheetInfo[]
  /** Blank rows are left out; the row numbers tell. May be called again: reads from the start. */
  rows(): AsyncIterable<readonly RawRow[]>
  /** What the person ought to know about the file, in Chinese; grows while the rows are read. */
  readonly notes: readonly string[]
  /** How many of the file's bytes the rows so far took; missing where that cannot be told. */
  bytesRead?(): number
  /** Ends a reader whose rows are not (all) wanted. */
  close(): Promise<void>
}

export const batchRows = 2000
export const headerRows = 60
