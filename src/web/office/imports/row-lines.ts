import type { BatchRow } from '../../api/client.ts'
import type { Column } from '../../components/table/columns.ts'
import type { RowFilter } from './row-filters.ts'
import { importWords } from './words.ts'

/** A row with one of its changes or problems: what a line of the list shows. */
export interface RowLine {
  readonly key: string
  readonly row: BatchRow
  /** The first line of its row says which row it is. */
  readonly isFirst: boolean
  readonly change: BatchRow['changes'][number] | undefined
  readonly problem: BatchRow['problems'][number] | undefined
}

/** A row with several changes, or problems, takes several lines. */
export function linesOf(rows: readonly BatchRow[], about: '变化' | '问题'): readonly RowLine[] {
  return rows.flatMap((row, place) => {
    const parts = about === '变化' ? row.changes : row.problems
    return Array.from({ length: Math.max(1, parts.length) }, (_, at) => ({
      key: `${row.sheet} ${row.row} ${place} ${at}`,
      ...{ row, isFirst: at === 0 },
      change: about === '变化' ? row.changes[at] : undefined,
      problem: about === '问题' ? row.problems[at] : undefined,
    }))
  })
}

/** What stood in the cell, as the sentence about it quotes it. */
export function quotedIn(problem: string): string {
  return /“([^”]*)”/.exec(problem)?.[1] ?? ''
}

const say = importWords.rows.columns

const rowColumn: Column<RowLine> = {
  ...{ key: 'row', title: say.row, width: '6rem', align: 'right', hideable: false },
  text: ({ row, isFirst }) => (isFirst ? String(row.row) : ''),
}
const sheetColumn: Column<RowLine> = {
  ...{ key: 'sheet', title: say.sheet, width: '6rem', folds: true },
  text: ({ row }) => row.sheet,
}
const nameColumn: Column<RowLine> = {
  ...{ key: 'name', title: say.name, width: '6.5rem' },
  text: ({ row, isFirst }) => (isFirst ? (row.name ?? importWords.rows.noName) : ''),
}
const townColumn: Column<RowLine> = {
  ...{ key: 'township', title: say.township, width: '6rem', isHiddenAtFirst: true },
  text: ({ row }) => row.township ?? '',
}

/** What of alerts would come of the row, as one says it. */
export function effectsText({ effects }: BatchRow): string {
  if (effects === null) return importWords.rows.effectUnknown
  if (effects.length === 0) return importWords.rows.noEffect
  return effects.map(effectText).join('；')
}

/** One of them; what would vanish says so. */
export function effectText({ step, title }: NonNullable<BatchRow['effects']>[number]): string {
  return step === '消失' ? `${importWords.rows.vanishes}“${title}”` : title
}

const effectColumn: Column<RowLine> = {
  ...{ key: 'effect', title: say.effect, width: '15rem', folds: true },
  text: ({ row, isFirst }) => (isFirst ? effectsText(row) : ''),
}

interface Showing {
  readonly manySheets: boolean
  /** Whether it was looked at what would come of the rows. */
  readonly isForeseen: boolean
}

/** The columns of the rows that change something. */
export function changeColumns(
  filter: RowFilter,
  { manySheets, isForeseen }: Showing,
): readonly Column<RowLine>[] {
  const isGone = filter === '不再出现'
  const values: readonly Column<RowLine>[] = [
    { key: 'fact', title: say.fact, width: '8rem', text: ({ change }) => change?.fact ?? '' },
    {
      ...{ key: 'before', title: say.before, width: '8rem' },
      text: ({ change }) => change?.beforeText ?? '',
    },
    {
      ...{ key: 'after', title: say.after, isMain: true },
      text: ({ change }) => (isGone ? importWords.rows.gone : (change?.afterText ?? '')),
    },
  ]
  const source: Column<RowLine> = {
    ...{ key: 'source', title: say.source, width: '11rem', folds: true },
    text: ({ row }) => [row.source?.department, row.source?.dataset].filter(Boolean).join(' '),
  }
  const same: Column<RowLine> = {
    ...{ key: 'now', title: say.now, isMain: true },
    text: () => (isGone ? importWords.rows.gone : importWords.rows.tabs.不变),
  }
  return [
    ...(isGone ? [] : [rowColumn]),
    ...(manySheets ? [sheetColumn] : []),
    ...[nameColumn, townColumn],
    ...(filter === '不变' ? [same] : values),
    ...(filter === '冲突' ? [source] : []),
    ...(isForeseen ? [effectColumn] : []),
  ]
}

/** The columns of the rows with problems; of a file that is in, only its problems are kept. */
export function problemColumns(
  isNameless: boolean,
  manySheets: boolean,
): readonly Column<RowLine>[] {
  return [
    rowColumn,
    ...(manySheets ? [sheetColumn] : []),
    ...(isNameless ? [] : [nameColumn, townColumn]),
    {
      key: 'column',
      title: say.column,
      width: '8rem',
      text: ({ problem }) => problem?.column ?? '',
    },
    {
      ...{ key: 'written', title: say.written, width: '9rem', folds: true },
      text: ({ problem }) => quotedIn(problem?.problem ?? ''),
    },
    {
      ...{ key: 'problem', title: say.problem, isMain: true },
      text: ({ problem }) => problem?.problem ?? importWords.rows.noProblem,
    },
    {
      ...{ key: 'suggestion', title: say.suggestion, width: '14rem', folds: true },
      text: ({ problem }) => problem?.suggestion ?? problem?.advice ?? '',
    },
  ]
}
