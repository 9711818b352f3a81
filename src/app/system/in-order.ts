import type { WholeOrder } from '#http/index'

/** What a row is put in order by, a word of the interface; null where it is not known. */
export type OrderedBy<Row, Word extends string> = Readonly<
  Record<Word, (row: Row) => string | null>
>

/**
 * The rows of a list that comes in one answer, in the order asked for; as they stood where none is. Words
 * go by their sounds, numbers within them by their size. What is not known stands last either way.
 */
export function inOrder<Row, Word extends string>(
  rows: readonly Row[],
  by: OrderedBy<Row, Word>,
  { sort, order = '升序' }: WholeOrder<Word>,
): Row[] {
  if (sort === undefined) return [...rows]
  const valued = rows.map((row) => ({ row, value: by[sort](row) }))
  const known = valued.flatMap(({ row, value }) => (value === null ? [] : [{ row, value }]))
  const turn = order === '升序' ? 1 : -1
  known.sort((one, other) => turn * sounds.compare(one.value, other.value))
  return [...known, ...valued.filter(({ value }) => value === null)].map(({ row }) => row)
}

const sounds = new Intl.Collator('zh-Hans-CN', { numeric: true })
