import path from 'node:path'
import type { Alert } from '#http/index'
import {
  mainDocument,
  type Pack,
  readArticles,
  type SourceSentence,
  sentenceSpans,
  splitDocument,
} from '#policy/index'
import type { App } from '../app.ts'
import { documentTexts } from '../policy/document-texts.ts'

/**
 * The document and article that an alert rests on; where the place has loaded the document, the article's
 * own words with the sentences that the rule says. A rule whose sentence stands in another article of the
 * document shows that one.
 */
export function alertClause(
  app: Pick<App, 'pack' | 'dataFolder'>,
  { rule, basis }: { readonly rule: string; readonly basis: string },
): Alert['basis'] {
  const found = app.pack.rules.find(({ id }) => id === rule)?.basis
  const document = found?.document ?? basis
  const article = found?.article ?? null
  const whole = documentTexts(app.dataFolder).get(document)
  const bare = { document, article, text: null, marks: [] }
  if (whole === undefined) return bare
  const sentences = sentencesOf(app.pack, document)
  const own = new Set(sentences.filter((one) => says(one, rule)).map(({ id }) => id))
  const spans = sentenceSpans(sentences, whole).filter(({ id }) => own.has(id))
  const shown = spans.some((one) => one.article === article) ? article : spans[0]?.article
  const articles = [...new Set(sentences.map((one) => one.article))]
  const text = splitDocument(whole, articles).get(shown ?? article ?? '')
  if (text === undefined) return bare
  const marks = spans
    .filter((one) => one.article === shown)
    .map(({ start, end }) => ({ start, end }))
  return { document, article: shown ?? article, text, marks }
}

function says({ targets }: SourceSentence, rule: string): boolean {
  return targets.some(({ kind, name }) => kind === '监测' && name === rule)
}

/** A folder's sentences are of the document that most of its files encode. */
function sentencesOf(pack: Pack, document: string): readonly SourceSentence[] {
  const documents = new Map<string, string>()
  return readArticles(pack).filter(({ place }) => {
    const folder = path.posix.dirname(place.file)
    const number = documents.get(folder) ?? mainDocument(pack, folder)
    documents.set(folder, number)
    return number === document
  })
}
