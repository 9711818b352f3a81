import type { Alert } from '../../api/client.ts'

export interface ClausePart {
  readonly text: string
  readonly isMarked: boolean
}

/** So much of the words around a marked sentence helps to read it. */
const around = 30

/**
 * An article's words cut at the marked sentences, with a little of what stands around them; the rest as
 * ……. None where nothing is marked: a whole article beside a rule says less than its number.
 */
export function partsOfClause({
  text,
  marks,
}: Pick<Alert['basis'], 'text' | 'marks'>): readonly ClausePart[] {
  if (text === null || marks.length === 0) return []
  const ordered = marks.toSorted((one, other) => one.start - other.start)
  const parts: ClausePart[] = []
  let at = 0
  for (const { start, end } of ordered) {
    parts.push({ text: shortened(text.slice(at, start), at === 0), isMarked: false })
    parts.push({ text: text.slice(start, end), isMarked: true })
    at = end
  }
  const rest = text.slice(at)
  const tail = rest.length > around ? `${rest.slice(0, around)}……` : rest
  return [...parts, { text: tail, isMarked: false }].filter((part) => part.text !== '')
}

function shortened(before: string, isFirst: boolean): string {
  if (before.length <= around) return before
  return isFirst ? `……${before.slice(-around)}` : `${before.slice(0, around)}……`
}
