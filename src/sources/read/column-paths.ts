import type { Merge, RawCell, RawRow } from './raw-row.ts'

/** A column's header texts, the highest level first. */
export interface ColumnPath {
  readonly index: number
  readonly levels: readonly string[]
}

/** The columns of a header with the texts of all its levels, merged ones among them. */
export function columnPaths(
  levels: readonly RawRow[],
  merges: readonly Merge[],
): readonly ColumnPath[] {
  const width = Math.max(...levels.map((row) => row.cells.length))
  const paths: ColumnPath[] = []
  for (let index = 0; index < width; index += 1) {
    const texts: string[] = []
    for (const [level, row] of levels.entries()) {
      const isLast = level === levels.length - 1
      const text = textAt({ row, index, merges, inherit: !isLast }, levels)
      if (text !== '' && text !== texts.at(-1)) texts.push(text)
    }
    if (texts.length > 0) paths.push({ index, levels: texts })
  }
  return paths
}

/** The text of a header cell, also of one covered by a merged range that began left or above. */
function textAt(
  cell: { row: RawRow; index: number; merges: readonly Merge[]; inherit: boolean },
  levels: readonly RawRow[],
): string {
  const { row, index, merges } = cell
  const own = cellText(row.cells[index])
  if (own !== '') return own
  const merge = merges.find(
    (range) =>
      range.fromRow <= row.row &&
      range.toRow >= row.row &&
      range.fromColumn <= index &&
      range.toColumn >= index,
  )
  if (merge !== undefined) {
    const top = levels.find((level) => level.row === merge.fromRow)
    return cellText(top?.cells[merge.fromColumn])
  }
  if (!cell.inherit || merges.length > 0) return ''
  // A text file has no merged ranges: a group's name stands over its first column only.
  const below = levels.find((level) => level.row === row.row + 1)
  if (cellText(below?.cells[index]) === '') return ''
  for (let left = index - 1; left >= 0; left -= 1) {
    const text = cellText(row.cells[left])
    if (text !== '') return cellText(below?.cells[left]) === '' ? '' : text
  }
  return ''
}

function cellText(cell: RawCell | undefined): string {
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' ? cell.trim() : ''
}
