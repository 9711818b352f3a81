import type { LocalDate } from '#kernel/index'
import type { CheckedPack } from './check-pack.ts'
import { compareArticles } from './compare-articles.ts'
import { describeEntries, type PrintedEntry } from './describe-entries.ts'
import type { Pack, PolicyDocument } from './pack.ts'
import { readArticles, type SourceSentence } from './read-articles.ts'
import { splitDocument } from './split-document.ts'

/** A sentence of the document in our own words, and where it lives in the pack. */
export interface PrintedSentence {
  readonly id: string
  readonly label: string
  readonly handling: string
  /** `类别 低保对象`; those printed under another article with it: `参数 低保标准（国务院令第649号 第九条）`. */
  readonly targets: readonly string[]
}

export interface PrintedArticle {
  /** Empty: what cites the document without an article. */
  readonly article: string
  readonly sentences: readonly PrintedSentence[]
  readonly entries: readonly PrintedEntry[]
  /** The document's own words, where they were given. */
  readonly text?: string
}

export interface PrintedDocument {
  readonly number: string
  readonly title?: string
  readonly issuer?: string
  readonly date?: string
  /** Whether the pack itself encodes it, rather than one that it extends. */
  readonly isOwn: boolean
  readonly articles: readonly PrintedArticle[]
}

export interface PrintedPack {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly lineage: readonly string[]
  readonly day: LocalDate
  readonly documents: readonly PrintedDocument[]
  readonly examples: number
}

/**
 * A pack for somebody who does not program: by document and article, the sentences' labels beside the
 * rules, thresholds with their value on the day. `texts` gives documents' own words by number.
 */
export function describePack(
  checked: CheckedPack,
  given: { readonly day: LocalDate; readonly texts?: ReadonlyMap<string, string> },
): PrintedPack {
  const { pack } = checked
  const entries = describeEntries(checked, given.day)
  const sentences = ownSentences(pack)
  const numbers = [
    ...new Set([
      ...sentences.keys(),
      ...pack.documents.toReversed().map((one) => one.number),
      ...entries.map((one) => one.basis?.document ?? ''),
    ]),
  ]
  const datasets = datasetNames(pack)
  const documents = numbers.map((number) =>
    printedDocument(number, {
      pack,
      entries,
      sentences: sentences.get(number) ?? [],
      datasets,
      text: given.texts?.get(number),
    }),
  )
  return {
    id: pack.id,
    name: pack.name,
    version: pack.version,
    lineage: pack.lineage,
    day: given.day,
    documents: documents.filter((one) => one.articles.length > 0),
    examples: entries.filter((one) => one.isExample).length,
  }
}

function printedDocument(
  number: string,
  given: {
    readonly pack: Pack
    readonly entries: readonly PrintedEntry[]
    readonly sentences: readonly SourceSentence[]
    readonly datasets: ReadonlyMap<string, string>
    readonly text: string | undefined
  },
): PrintedDocument {
  const { pack, entries, sentences, datasets, text } = given
  const own = entries.filter((one) => (one.basis?.document ?? '') === number)
  const inOrder = [...new Set(sentences.map((one) => one.article))]
  const texts = text === undefined ? undefined : splitDocument(text, inOrder)
  const others = [...own.map((one) => one.basis?.article ?? ''), ...(texts?.keys() ?? [])]
  const names = inPlace(inOrder, others)
  const found = pack.documents.findLast((one) => one.number === number)
  return {
    number: number === '' ? '未注明文件' : number,
    ...headOf(found),
    isOwn: found !== undefined && folderOf(found.file) === ownFolder(pack),
    articles: names.map((article) => {
      const words = texts?.get(article)
      return {
        article,
        sentences: sentences
          .filter((one) => one.article === article)
          .map((one) => printedSentence(one, { entries, number, datasets })),
        entries: own.filter((one) => (one.basis?.article ?? '') === article),
        ...(words !== undefined && { text: words }),
      }
    }),
  }
}

/** The articles whose sentences the pack holds stand as it holds them, the others where they belong. */
function inPlace(inOrder: readonly string[], others: readonly string[]): readonly string[] {
  const names = [...inOrder]
  const rest = [...new Set(others)].filter((one) => !inOrder.includes(one))
  for (const name of rest.sort((one, other) => compareArticles(one, other))) {
    const next = names.findIndex((one) => compareArticles(name, one) < 0)
    names.splice(next < 0 ? names.length : next, 0, name)
  }
  return names
}

function headOf(document: PolicyDocument | undefined) {
  const { title, issuer, date } = document ?? {}
  return {
    ...(title !== undefined && { title }),
    ...(issuer !== undefined && { issuer }),
    ...(date !== undefined && { date }),
  }
}

function printedSentence(
  sentence: SourceSentence,
  given: {
    readonly entries: readonly PrintedEntry[]
    readonly number: string
    readonly datasets: ReadonlyMap<string, string>
  },
): PrintedSentence {
  const { id, label, handling, targets, article } = sentence
  return {
    id,
    label,
    handling,
    targets: targets.map(({ kind, name }) => {
      const basis = given.entries.find((one) => one.kind === kind && one.name === name)?.basis
      const isHere = basis?.document === given.number && basis.article === article
      if (!basis || isHere) return `${kind} ${given.datasets.get(name) ?? name}`
      const document = basis.document === given.number ? '' : basis.document
      return `${kind} ${name}（见${[document, basis.article].filter(Boolean).join(' ')}）`
    }),
  }
}

/** What each dataset is called. */
function datasetNames(pack: Pack): ReadonlyMap<string, string> {
  const section = pack.section('数据集')
  const list: readonly Readonly<Record<string, unknown>>[] = Array.isArray(section) ? section : []
  return new Map(list.map((one) => [String(one.代码), String(one.名称)]))
}

/** The sentences of the pack's own folder by the number of the document they are of. */
function ownSentences(pack: Pack): ReadonlyMap<string, readonly SourceSentence[]> {
  const own = readArticles(pack).filter(({ place }) => folderOf(place.file) === ownFolder(pack))
  const byNumber = new Map<string, SourceSentence[]>()
  for (const sentence of own) {
    const number = documentOf(pack, sentence)
    byNumber.set(number, [...(byNumber.get(number) ?? []), sentence])
  }
  return byNumber
}

// A folder's sentences are of the document that most of its files encode.
function documentOf(pack: Pack, { place }: SourceSentence): string {
  return mainDocument(pack, folderOf(place.file))
}

/** The number of the document that most files of a folder (by default the pack's own) encode. */
export function mainDocument(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  folder: string = ownFolder(pack),
): string {
  const here = pack.documents.filter((one) => folderOf(one.file) === folder)
  const counts = new Map<string, number>()
  for (const { number } of here) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? ''
}

/** The folder whose pack.yaml states the pack's 标识. */
function ownFolder(pack: Pick<Pack, 'sectionNodes'>): string {
  const node = pack.sectionNodes('标识').at(-1)
  return node ? folderOf(node.source.path) : ''
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')))
}
