import type { Vault } from '#vault/index'

/** The header of the column of problems: by it a file that comes back is known. */
export function errorMark(vault: Vault, batchId: string): string {
  const short = batchId.slice(0, 8)
  return `问题（批次 ${short}-${checkOf(vault, batchId)}）`
}

/** So that nobody's own column is taken for one of ours. */
function checkOf(vault: Vault, batchId: string): string {
  return vault.hashOf('text', `error file ${batchId}`).slice(0, 4)
}

export interface Marked {
  /** The first eight digits of the batch's id. */
  readonly batch: string
  readonly check: string
  /** The column in which the problems stand. */
  readonly index: number
}

/** The mark among the headers of a file; undefined where it is none of ours. */
export function readMark(
  headers: readonly { readonly text: string; readonly index: number }[],
): Marked | undefined {
  for (const { text, index } of headers) {
    const found = /问题.*批次\s*([0-9a-f]{8})\s*[-—–_]\s*([0-9a-f]{4})/i.exec(text)
    const [, batch, check] = found ?? []
    if (batch !== undefined && check !== undefined) {
      return { batch: batch.toLowerCase(), check: check.toLowerCase(), index }
    }
  }
  return undefined
}

/** Whether the mark is of this batch. */
export function isMarkOf(vault: Vault, { check }: Marked, batchId: string): boolean {
  return checkOf(vault, batchId) === check
}
