import type { Queryable } from '#db/index'
import type { PolicyBook } from '#http/index'
import type { LocalDate } from '#kernel/index'
import {
  type CheckedPack,
  describeCondition,
  describePack,
  type Pack,
  type Parameter,
  type PrintedDocument,
  type PrintedEntry,
  readArticles,
  type SentenceSpan,
  sentenceSpans,
  showConstant,
  showDatedValue,
} from '#policy/index'
import type { App } from '../app.ts'
import { caseFilesOf, listPacks } from '../policy-files.ts'
import { countCases } from './count-cases.ts'
import { documentTexts } from './document-texts.ts'
import { expressionsOf } from './expressions-of.ts'
import { listPublications, type PublishedVersion } from './store-publication.ts'

type Entry = PolicyBook['entries'][number]
type Expression = Entry['expressions'][number]

/** The policy in force by document and article, its rules in words, its values by date. */
export async function readPolicyBook(
  q: Queryable,
  app: App,
  given: {
    readonly day: LocalDate
    readonly waiting: PolicyBook['waiting']
  },
): Promise<PolicyBook> {
  const { pack, compiled, catalogue } = app
  const { day } = given
  const texts = documentTexts(app.dataFolder)
  const printed = describePack(compiled, { day, texts })
  const entries = printed.documents.flatMap((document) =>
    document.articles.flatMap((article) => article.entries),
  )
  const expressions = wordsOf(compiled, day)
  const targets = targetsOf(pack)
  return {
    id: pack.id,
    name: pack.name,
    place: app.county.name,
    version: pack.version,
    day,
    lineage: [...pack.lineage],
    versions: versionsOf(await listPublications(q, app.county.code), app),
    waiting: given.waiting,
    documents: printed.documents.map((one) => {
      const marks = marksIn(one, texts.get(one.number))
      return {
        number: one.number,
        title: one.title ?? null,
        issuer: one.issuer ?? null,
        date: one.date ?? null,
        isOwn: one.isOwn,
        articles: one.articles.map(({ article, text, sentences }) => ({
          article,
          text: text ?? null,
          sentences: sentences.map(({ id, label, handling }) => ({
            ...{ id, label, handling },
            targets: targets.get(id) ?? [],
          })),
          marks: marks
            .filter((mark) => mark.article === article)
            .map(({ id, start, end }) => ({ id, start, end })),
        })),
      }
    }),
    entries: entries
      .filter((one) => one.kind !== '参数')
      .map((one) => entryOf(pack, one, expressions)),
    parameters: [...pack.parameters.values()].map((one) => parameterOf(one, day)),
    names: { facts: catalogue.facts.map((one) => one.name), terms: [...pack.terms.keys()] },
    cases: countCases(casesThere(app.policyId)),
    packs: listPacks().map(({ id, name }) => ({ id, name })),
  }
}

function marksIn({ articles }: PrintedDocument, text: string | undefined): readonly SentenceSpan[] {
  if (text === undefined) return []
  const sentences = articles.flatMap(({ article, sentences: own }) =>
    own.map(({ id }) => ({ id, article })),
  )
  return sentenceSpans(sentences, text)
}

// A county's own folder may be gone: what is in force came from what was published.
function casesThere(id: string): readonly string[] {
  return listPacks().some((one) => one.id === id) ? caseFilesOf(id) : []
}

function versionsOf(published: readonly PublishedVersion[], app: App): PolicyBook['versions'] {
  const today = app.today()
  const inForce = published.find(
    (one) => one.version === app.pack.version && one.effectiveOn <= today,
  )
  return published
    .filter((one) => one.policyId === app.policyId)
    .map((one) => ({
      version: one.version,
      effectiveOn: one.effectiveOn,
      publishedBy: one.publishedBy,
      publishedAt: new Date(one.publishedAt).toISOString(),
      casesPassed: one.casesPassed,
      isInForce: one === inForce,
    }))
}

/** What each sentence of the documents is put down in, by the sentence's id; the first of an id. */
function targetsOf(pack: Pack): ReadonlyMap<string, { kind: string; name: string }[]> {
  return new Map(
    readArticles(pack)
      .toReversed()
      .map(({ id, targets }) => [id, targets.map(({ kind, name }) => ({ kind, name }))]),
  )
}

/** Every expression that a draft may change, in words. */
function wordsOf(compiled: CheckedPack, day: LocalDate): ReadonlyMap<string, Expression> {
  const columns = conditionColumns(compiled.pack)
  return new Map(
    expressionsOf(compiled.pack).map(({ key, part, expression, basis }) => [
      key,
      {
        ...{ key, part, text: expression.text.trim() },
        words: describeCondition(compiled, expression, day) ?? expression.text.trim(),
        column: columns.get(key) ?? null,
        document: basis?.document ?? null,
        article: basis?.article ?? null,
      },
    ]),
  )
}

/** Which letter of a determination's verdicts a condition is. */
export function conditionColumns(pack: Pack): ReadonlyMap<string, number> {
  const keys = pack.categories.flatMap((category) =>
    category.conditions.map((one) => `类别/${category.name}/${one.name}`),
  )
  return new Map(keys.map((key, at) => [key, at]))
}

/** That condition as people read it; undefined where the pack has fewer. */
export function conditionAt(pack: Pack, column: number): string | undefined {
  const names = pack.categories.flatMap(({ name, conditions }) =>
    conditions.map((one) => `${name}：${one.name}`),
  )
  return names[column]
}

function entryOf(
  pack: Pack,
  one: PrintedEntry,
  expressions: ReadonlyMap<string, Expression>,
): Entry {
  const { kind, name, title, lines, isExample, basis } = one
  const first = `${kind}/${name}`
  const own = [...expressions.values()].filter(
    ({ key }) => key === first || key.startsWith(`${first}/`),
  )
  const listed =
    kind === '类别' ? pack.categories : kind === '人员类别' ? pack.personCategories : []
  return {
    ...{ kind, name, title, isExample, lines: [...lines] },
    order: listed.find((category) => category.name === name)?.order ?? null,
    expressions: own,
    document: basis?.document ?? null,
    article: basis?.article ?? null,
  }
}

function parameterOf(parameter: Parameter, day: LocalDate): PolicyBook['parameters'][number] {
  const { name, type, unit, note, words = [], values, basis } = parameter
  const last = values.findLast((one) => one.from <= day) ?? values[0]
  return {
    ...{ name, type, unit: unit ?? null, note: note ?? null, words: [...words] },
    codes: [...(last?.byCode?.keys() ?? [])],
    values: values.map((one) => ({
      from: one.from,
      value: one.value ? showConstant(one.value) : null,
      byCode: [...(one.byCode ?? [])].map(([code, value]) => ({
        code,
        value: showConstant(value),
      })),
      shown: showDatedValue(parameter, one),
      isExample: one.isExample,
      note: one.note ?? null,
    })),
    document: basis?.document ?? null,
    article: basis?.article ?? null,
  }
}
