/** A column of `DataTable`. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** As `7.5rem`; one without takes what is left. */
  readonly width?: string
  /** Numbers stand right. */
  readonly align?: 'right'
  readonly sortable?: boolean
  /** False: always shown. The main column always is. */
  readonly hideable?: false
  /** Shown only to whoever asks for it. */
  readonly isHiddenAtFirst?: true
  /** The column whose words open the row; the first where none says so. */
  readonly isMain?: true
  /** In large print it stands under the main column's words instead of in a column of its own. */
  readonly folds?: true
  /** The cell's words where no slot `cell-<key>` is given, and the title of a cut cell. */
  text?(row: Row): string
}

export interface Sort {
  readonly key: string
  readonly isDescending: boolean
}

/** A heading between rows; rows of one group stand together. */
export interface Group {
  readonly key: string
  readonly title: string
  readonly note?: string
  readonly tone?: 'late'
}

/** How an account wants a table. */
export interface TableChoice {
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  readonly pinned: readonly string[]
  /** Pixels at normal print, a column. */
  readonly widths: Readonly<Record<string, number>>
  readonly size: number
}

export const pageSizes = [20, 50, 100, 200] as const

export const noChoice: TableChoice = { order: [], hidden: [], pinned: [], widths: {}, size: 50 }

/** The choice out of what was kept; whatever is not of its shape falls away. */
export function readChoice(value: unknown): TableChoice | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  // Every part is looked at below.
  const { order, hidden, pinned, widths, size } = value as Record<string, unknown>
  return {
    order: namesIn(order),
    hidden: namesIn(hidden),
    pinned: namesIn(pinned),
    widths: numbersIn(widths),
    size: pageSizes.find((one) => one === size) ?? noChoice.size,
  }
}

/** The columns in the chosen order, pinned ones first; one that is new stands where it was written. */
export function arrange<Row>(
  columns: readonly Column<Row>[],
  { order, pinned }: TableChoice,
): readonly Column<Row>[] {
  const placeOf = ({ key }: Column<Row>, at: number) => {
    const chosen = order.indexOf(key)
    return (pinned.includes(key) ? 0 : 1000) + (chosen < 0 ? at : chosen)
  }
  const places = new Map(columns.map((column, at) => [column.key, placeOf(column, at)]))
  return columns.toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0))
}

export function isShown<Row>(column: Column<Row>, choice: TableChoice): boolean {
  if (column.isMain || column.hideable === false) return true
  if (choice.hidden.includes(column.key)) return false
  return !column.isHiddenAtFirst || choice.order.includes(column.key)
}

/** The choice with a column moved to where another stands. */
export function moved<Row>(
  columns: readonly Column<Row>[],
  choice: TableChoice,
  { key, by }: { readonly key: string; readonly by: number },
): TableChoice {
  const keys = arrange(columns, choice).map((one) => one.key)
  const from = keys.indexOf(key)
  const to = Math.max(0, Math.min(keys.length - 1, from + by))
  return { ...choice, order: keys.toSpliced(from, 1).toSpliced(to, 0, key) }
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function numbersIn(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => typeof one === 'number' && one >= 40 && one <= 900),
  )
}
