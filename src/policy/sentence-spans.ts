import { splitDocument } from './split-document.ts'

/** Where a sentence of a document stands in the text of its articles. */
export interface SentenceSpan {
  readonly id: string
  /** The article in whose text it stands: a sentence that follows a list stands in its last item. */
  readonly article: string
  /** Offsets into the article's text, as `splitDocument` gives it; `end` is after the last character. */
  readonly start: number
  readonly end: number
}

interface Piece {
  readonly start: number
  readonly end: number
}

/**
 * The spans of the sentences whose ids (by article, in the order of the document) a pack holds, in a
 * document's text. Articles of which the text holds another number of sentences than the pack have none:
 * better no mark than one under other words.
 */
export function sentenceSpans(
  sentences: readonly { readonly id: string; readonly article: string }[],
  text: string,
): readonly SentenceSpan[] {
  const articles = [...new Set(sentences.map((one) => one.article))]
  const texts = splitDocument(text, articles)
  const found: SentenceSpan[] = []
  for (const article of articles) {
    const own = sentences.filter((one) => one.article === article)
    const pieces = piecesOf(texts.get(article) ?? '')
    const items = articles.filter((one) => isItemOf(one, article))
    const last = items.at(-1)
    const follow = last === undefined ? [] : overhang(last, { sentences, texts })
    const all = [
      ...pieces.map((piece) => ({ article, ...piece })),
      ...(last === undefined || pieces.length === own.length
        ? []
        : follow.map((piece) => ({ article: last, ...piece }))),
    ]
    const isOwnAlone = all.length > own.length && isLastItem(article, articles)
    const shown = isOwnAlone ? all.slice(0, own.length) : all
    if (shown.length !== own.length) continue
    found.push(...own.map(({ id }, at) => ({ id, ...requirePiece(shown[at]) })))
  }
  return found
}

/** What the last item's text holds beyond its own sentences. */
function overhang(
  article: string,
  given: {
    readonly sentences: readonly { readonly article: string }[]
    readonly texts: ReadonlyMap<string, string>
  },
): readonly Piece[] {
  const own = given.sentences.filter((one) => one.article === article).length
  return piecesOf(given.texts.get(article) ?? '').slice(own)
}

/** `一（一）3` is an item of `一（一）`. */
function isItemOf(article: string, of: string): boolean {
  return article.startsWith(of) && /^\d+$/.test(article.slice(of.length))
}

function isLastItem(article: string, articles: readonly string[]): boolean {
  const list = article.replace(/\d+$/, '')
  if (list === article) return false
  return articles.filter((one) => isItemOf(one, list)).at(-1) === article
}

// Sentences, clauses between semicolons, headings, and who answers for what.
function piecesOf(text: string): readonly Piece[] {
  const found: Piece[] = []
  for (const line of text.matchAll(/[^\n]+/g)) {
    const parts = line[0].split(/(?=责任部门：|配合部门：)/)
    let from = line.index
    for (const part of parts) {
      for (const one of part.matchAll(/[^。；]+[。；]?/g)) {
        const lead = one[0].length - one[0].trimStart().length
        if (one[0].trim() === '') continue
        found.push({
          start: from + one.index + lead,
          end: from + one.index + one[0].trimEnd().length,
        })
      }
      from += part.length
    }
  }
  return found
}

function requirePiece<T>(found: T | undefined): T {
  if (found === undefined) throw new RangeError('a piece for each sentence')
  return found
}
