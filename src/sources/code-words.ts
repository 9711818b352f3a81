import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { type Fact, nearestName } from '#policy/index'
import { wordOf } from './clean/clean-code.ts'
import { hideNumbers } from './clean/hide-numbers.ts'
import type { Dataset, DatasetMap, UnknownWord } from './domain.ts'
import { refuse } from './refusals.ts'

/** What people answered, by field and word; null: the word means nothing we know. */
export type AnsweredWords = ReadonlyMap<string, ReadonlyMap<string, string | null>>

export interface WordAnswer {
  readonly field: string
  readonly word: string
  readonly value: string | null
}

const longestWord = 20
const mostWords = 500

/** Collects the unknown words of a batch; what may be somebody's number is not kept. */
export class WordCollector {
  readonly #found = new Map<string, { fact: Fact; header: string; word: string; count: number }>()

  add(fact: Fact, header: string, word: string): void {
    if (word.length > longestWord || /\d{6}/.test(word) || hideNumbers(word) !== word) return
    const key = `${fact.code}\0${word}`
    const known = this.#found.get(key)
    if (known !== undefined) known.count += 1
    else if (this.#found.size < mostWords) this.#found.set(key, { fact, header, word, count: 1 })
  }

  /** The most frequent word first. */
  get all(): readonly UnknownWord[] {
    return [...this.#found.values()]
      .toSorted((a, b) => b.count - a.count)
      .map(({ fact, ...seen }) => askAbout(fact, seen))
  }
}

function askAbout(
  fact: Fact,
  seen: { readonly header: string; readonly word: string; readonly count: number },
): UnknownWord {
  const suggestion = suggestChoice(fact, seen.word)
  return {
    field: fact.name,
    fact: fact.code,
    header: seen.header,
    word: seen.word,
    count: seen.count,
    choices: choicesOf(fact),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

export function choicesOf(fact: Fact): readonly string[] {
  return fact.type === '是否' ? ['是', '否'] : fact.codes.map(({ value }) => value)
}

/** The choice whose name the word contains, or that it nearly spells; undefined when none. */
export function suggestChoice(fact: Fact, word: string): string | undefined {
  if (fact.type === '是否') return suggestTruth(word)
  const names = fact.codes.flatMap(({ value, synonyms }) =>
    [value, ...synonyms].map((name) => ({ name, value })),
  )
  const within = names
    .filter(({ name }) => name.length > 1 && (word.includes(name) || name.includes(word)))
    .toSorted((a, b) => b.name.length - a.name.length)
  if (within[0] !== undefined) return within[0].value
  // 智残 is 智力: what a word begins with says more than how it ends.
  const alike = names.filter(({ name }) => name[0] === word[0])
  const [first] = alike
  if (first !== undefined && alike.every(({ value }) => value === first.value)) return first.value
  const asked = alike.length > 0 ? alike : names
  const nearest = nearestName(
    word,
    asked.map(({ name }) => name),
  )
  const found = asked.find(({ name }) => name === nearest)
  // Two short words are always near each other: they must share a character to be alike.
  return found && [...found.name].some((one) => word.includes(one)) ? found.value : undefined
}

function suggestTruth(word: string): string | undefined {
  if (/^[未不无否没非停]|已停|停止|注销|退出/.test(word)) return '否'
  return /^[已正在有是享]|正常|有效/.test(word) ? '是' : undefined
}

export interface AskedWord extends UnknownWord {
  readonly batchId: string
  readonly dataset: string
}

/** The words that nobody has answered yet, of one batch or of all. */
export async function listWords(
  q: Queryable,
  acting: Acting,
  of: { readonly map: DatasetMap; readonly batchId?: string | undefined },
): Promise<readonly AskedWord[]> {
  const rows = await q.query<{
    batchId: string
    dataset: string
    field: string
    word: string
    header: string
    count: number
  }>(sql`
    select b.id as "batchId", b.dataset, w.field, w.word, w.header, w.count
    from import_batch as b
    cross join lateral jsonb_to_recordset(b.staged -> 'words')
      as w (field text, word text, header text, count integer)
    where b.county_code = ${acting.countyCode} and b.state in ('待确认', '已入库')
      and (${of.batchId ?? null}::uuid is null or b.id = ${of.batchId ?? null}::uuid)
      and not exists (
        select from code_word as c
        where c.county_code = b.county_code and c.dataset = b.dataset and c.field = w.field
          and c.word = w.word)
    order by b.staged_at desc, b.id, w.count desc, w.field, w.word
    limit ${mostWords}`)
  return rows.flatMap((row) => {
    const columns = of.map.find(row.dataset)?.columns ?? []
    const fact = columns.find(({ field }) => field === row.field)?.fact
    if (fact === undefined) return []
    const { header, word, count, batchId, dataset } = row
    return [{ ...askAbout(fact, { header, word, count }), batchId, dataset }]
  })
}

/** Keeps what words mean in a dataset's files; refuses answers that the field has no value for. */
export async function rememberWords(
  q: Queryable,
  acting: Acting,
  dataset: Dataset,
  answers: readonly WordAnswer[],
): Promise<void> {
  const plain = answers.map((answer) => checkedAnswer(dataset, answer))
  if (plain.length === 0) return
  await q.execute(sql`
    insert into code_word (county_code, dataset, field, word, value, confirmed_by)
    select ${acting.countyCode}, ${dataset.code}, w.field, w.word, w.value, ${acting.actor}
    from unnest(${plain.map(({ field }) => field)}::text[],
      ${plain.map(({ word }) => word)}::text[], ${plain.map(({ value }) => value)}::text[])
      as w (field, word, value)
    on conflict (county_code, dataset, field, word) do update
    set value = excluded.value, confirmed_by = excluded.confirmed_by, confirmed_at = now()`)
}

/** The answer with the word as it is looked up. */
function checkedAnswer(dataset: Dataset, { field, word, value }: WordAnswer): WordAnswer {
  const facts = dataset.columns.flatMap(({ fact }) => (fact === undefined ? [] : [fact]))
  const asked = facts.filter((fact) => choicesOf(fact).length > 0)
  const fact = asked.find(({ name }) => name === field)
  if (fact === undefined) {
    const known = asked.map(({ name }) => name)
    throw refuse('field-unknown', { dataset: dataset.name, field, known })
  }
  const choices = choicesOf(fact)
  if (value !== null && !choices.includes(value)) {
    throw refuse('choice-unknown', { field, value, choices })
  }
  return { field, word: wordOf(word) ?? '', value }
}

/** What people of the county answered, by dataset. */
export async function loadAnswers(
  q: Queryable,
  countyCode: string,
): Promise<(dataset: string) => AnsweredWords> {
  const rows = await q.query<WordAnswer & { dataset: string }>(sql`
    select dataset, field, word, value from code_word where county_code = ${countyCode}`)
  return (dataset) => {
    const fields = new Map<string, Map<string, string | null>>()
    for (const row of rows) {
      if (row.dataset !== dataset) continue
      const words = fields.get(row.field) ?? new Map<string, string | null>()
      fields.set(row.field, words.set(row.word, row.value))
    }
    return fields
  }
}
