import type { RowXml } from './row-xml.ts'

/** Rows that take the place of one row of a template. */
export interface Grown {
  readonly firstRow: number
  /** How many rows stand there now; at least one. */
  readonly rows: number
}

/** The text of a row under another number. */
export function renumbered(row: RowXml, number: number): string {
  const open = row.open.replace(/(\sr\s*=\s*["'])\d+/, `$1${number}`)
  const cells = row.cells.map(({ xml }) =>
    xml.replace(/^(<[^>]*?\sr\s*=\s*["'][A-Z]+)\d+/, `$1${number}`),
  )
  return open + cells.join('') + row.rest
}

/** What follows the rows of a sheet: merges, filters, rules and breaks at the places where the cells are now. */
export function shiftedAfter(xml: string, grown: Grown): string {
  return withMerges(xml, grown)
    .replace(
      /(<(?:\w+:)?(?!mergeCell\b)\w+\s(?:[^>]*?\s)?(?:sqref|ref)\s*=\s*")([^"]+)(")/g,
      (_, open, refs, close) =>
        open +
        refs
          .split(' ')
          .map((ref: string) => shiftedRef(ref, grown))
          .join(' ') +
        close,
    )
    .replace(/(<(?:\w+:)?brk\s[^>]*?\bid=")(\d+)/g, (_, open, id) => {
      return open + String(Number(id) >= grown.firstRow ? Number(id) + grown.rows - 1 : id)
    })
}

function withMerges(xml: string, grown: Grown): string {
  const merges = /<((?:\w+:)?)mergeCells(?:\s[^>]*)?>([\s\S]*?)<\/\1mergeCells>/.exec(xml)
  if (merges === null) return xml
  const refs = [...(merges[2] ?? '').matchAll(/ref="([^"]+)"/g)].flatMap((match) => {
    const ref = match[1] ?? ''
    const rows = [...ref.matchAll(/\d+/g)].map(Number)
    // A merge within the row that is repeated is repeated with it.
    if (!rows.every((row) => row === grown.firstRow)) return [shiftedRef(ref, grown)]
    return Array.from({ length: grown.rows }, (_, nth) =>
      ref.replace(/\d+/g, String(grown.firstRow + nth)),
    )
  })
  const p = merges[1] ?? ''
  const cells = refs.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('')
  return xml.replace(
    merges[0],
    () => `<${p}mergeCells count="${refs.length}">${cells}</${p}mergeCells>`,
  )
}

/** A range that ends in the row that grew ends with the last of the rows. */
function shiftedRef(ref: string, { firstRow, rows }: Grown): string {
  const [from = '', to] = ref.split(':')
  const moved = (cell: string, isEnd: boolean): string =>
    cell.replace(/\d+$/, (digits) => {
      const row = Number(digits)
      return String(row > firstRow || (isEnd && row === firstRow) ? row + rows - 1 : row)
    })
  if (to === undefined)
    return rows > 1 && moved(from, true) !== moved(from, false)
      ? `${from}:${moved(from, true)}`
      : moved(from, false)
  return `${moved(from, false)}:${moved(to, true)}`
}

/** The names of a workbook (print area and the like) that lie on the sheet that grew. */
export function shiftedNames(
  xml: string,
  { sheet, firstRow, rows }: Grown & { readonly sheet: string },
): string {
  return xml.replace(
    /(<(?:\w+:)?definedName\s[^>]*>)([^<]*)(<)/g,
    (whole, open: string, text: string, close: string) => {
      if (!text.replaceAll("'", '').startsWith(`${sheet}!`)) return whole
      const moved = text.replace(/(\$[A-Z]+\$)(\d+)/g, (_, column: string, digits: string) => {
        const row = Number(digits)
        return column + String(row >= firstRow && row > 1 ? row + rows - 1 : row)
      })
      return open + moved + close
    },
  )
}

/** Without the list of the order of calculation, which would name cells that are elsewhere now. */
export function withoutCalculationOrder(xml: string): string {
  return xml
    .replace(/<(?:\w+:)?Override\s[^>]*calcChain[^>]*\/>/gi, '')
    .replace(/<(?:\w+:)?Relationship\s[^>]*calcChain[^>]*\/>/gi, '')
}
