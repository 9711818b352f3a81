import type { RawRow } from './read/index.ts'
import { refuse } from './refusals.ts'

/** The line over a reply file: the data request that it answers. */
const replyMark = /催数编号[：:]\s*([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/

/** Marks stand over the header. */
const markRows = 12

/** The data request that a sheet answers, by the line over its table; undefined for any other sheet. */
export function replyMarkIn(rows: readonly RawRow[]): string | undefined {
  for (const { cells } of rows.slice(0, markRows)) {
    for (const cell of cells) {
      const found = typeof cell === 'string' ? replyMark.exec(cell)?.[1] : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

/**
 * Refuses a reply file that is read as if it were the department's own list: there a 否 would stand for
 * somebody who is on the list. The refusal names the request.
 */
export function refuseReply(
  rows: readonly RawRow[],
  { file, isReply }: { readonly file: string; readonly isReply: boolean },
): void {
  const request = isReply ? undefined : replyMarkIn(rows)
  if (request !== undefined) throw refuse('reply-file', { file, request })
}
