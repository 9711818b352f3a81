import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Acting, noteSeen, recordAudit, rowScopeOf, type Seer } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import { checkIdentityNumber, type LocalDate, maskIdentityNumber } from '#kernel/index'
import { askedByNumber } from '#oversight/index'
import { annotateFile } from '#papers/index'
import { readValidities, type Validity, validUntil } from '#policy/index'
import { findByNumber, type RegisteredPerson } from '#registry/index'
import { readNumbers } from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { refuse } from '../refusals.ts'
import { noteOverLimit } from './query-limit.ts'

export const answerStates = ['在册', '不在册', '姓名不符', '号码有误'] as const
export type AnswerState = (typeof answerStates)[number]

/** What another department is told of one person, and nothing else. */
export interface QueryAnswer {
  readonly maskedIdentity: string | null
  readonly state: AnswerState
  /** Null: in none, or not to be said. */
  readonly category: string | null
  /** The day of recognition, or of the last review since. */
  readonly since: LocalDate | null
  /** Until when the answer may be relied upon; null: the place's documents do not say. */
  readonly validUntil: LocalDate | null
  /** Which procedure says so. */
  readonly basis: string | null
  /** What to do, where there is no plain answer. */
  readonly note: string | null
}

export interface AskedNumber {
  readonly number: string
  /** Compared with the registry's where it is given. */
  readonly name?: string | null | undefined
}

export interface QueryRequest {
  readonly purpose: string
  /** Who asks; without it whoever is at the desk. */
  readonly department?: string | undefined
  /** Through which way in, for the log. */
  readonly route?: string | undefined
}

/**
 * Tells a department in which category people are and until when that holds, wherever in the county they
 * live; so many a day for one account. The purpose is logged, with the households that were found; of whom
 * the registry does not know, and of the query, nothing is kept.
 */
export async function answerQuery(
  given: App,
  acting: Acting,
  query: QueryRequest & { readonly people: readonly AskedNumber[] },
): Promise<readonly QueryAnswer[]> {
  if (query.people.length === 0) throw refuse('query-empty')
  const purpose = purposeOf(query)
  const app = heldStill(given)
  return answerAll(app, acting, { ...query, purpose, file: null })
}

export interface AnsweredFile {
  readonly path: string
  readonly fileName: string
  readonly rows: number
  readonly registered: number
  /** Rows whose number could not be read. */
  readonly unreadable: number
}

/**
 * Answers a list of people in its own form: the sender's file with two columns beside its own, 类别 and
 * 有效日, written into `folder`. Nothing else of the list is written anywhere.
 */
export async function answerQueryFile(
  given: App,
  acting: Acting,
  query: QueryRequest & {
    readonly path: string
    readonly fileName?: string | undefined
    /** A folder, or the file to write. */
    readonly out: string
  },
): Promise<AnsweredFile> {
  const purpose = purposeOf(query)
  const app = heldStill(given)
  const { rows, headers } = await readNumbers(query.path, {
    map: app.datasets,
    today: acting.today,
  })
  if (rows.length === 0) throw refuse('query-empty')
  const people = rows.map(({ number, name }) => ({ number: number ?? '', name }))
  const file = query.fileName ?? path.basename(query.path)
  const answers = await answerAll(app, acting, { ...query, purpose, people, file })
  const target = await targetOf(query)
  const written = await annotateFile({
    source: query.path,
    out: target,
    mark: '类别',
    second: '有效日',
    problems: rows.map(({ sheet, row, problem }, at) => {
      const answer = answers[at]
      const said = answer ? saidOf(answer) : ''
      const until = answer?.validUntil ?? answer?.since ?? undefined
      return {
        ...{ sheet, row, column: '' },
        problem: problem ? `号码有误：${problem}` : said,
        ...(until && { suggestion: until }),
      }
    }),
    firstRows: headers,
  })
  await chmod(written.path, 0o600)
  return {
    path: written.path,
    fileName: written.fileName,
    rows: rows.length,
    registered: answers.filter(({ state }) => state === '在册').length,
    unreadable: rows.filter(({ number }) => number === null).length,
  }
}

async function targetOf({
  out,
  path: source,
  fileName,
}: {
  readonly out: string
  readonly path: string
  readonly fileName?: string | undefined
}): Promise<string> {
  if (path.extname(out) !== '') return out
  await mkdir(out, { recursive: true })
  const { name, ext } = path.parse(fileName ?? source)
  return path.join(out, `${name}-查询结果${ext}`)
}

function saidOf({ state, category, since, validUntil, note }: QueryAnswer): string {
  if (state !== '在册') return note ? `${state}：${note}` : state
  if (note !== null) return `${category ?? ''}（有效日已过）`
  const day = validUntil === null && since !== null ? '（有效日为认定日期）' : ''
  return `${category ?? ''}${day}`
}

function purposeOf({ purpose }: QueryRequest): string {
  const said = purpose.trim()
  if (said === '') throw refuse('purpose-missing')
  return said
}

interface Asking extends QueryRequest {
  readonly people: readonly AskedNumber[]
  readonly file: string | null
}

async function answerAll(
  app: App,
  acting: Acting,
  asking: Asking,
): Promise<readonly QueryAnswer[]> {
  const work = async (tx: Transaction) => {
    const over = await noteOverLimit(tx, { app, acting }, asking.people.length)
    return over ?? answerIn(tx, { app, acting, asking })
  }
  const db = app.db.as('app')
  const said = await withCounty(db, acting.countyCode, work, rowScopeOf(seerOf(acting)))
  // Refused only now: what was asked in excess stays in the log.
  if ('most' in said) throw refuse('query-limit', said)
  return said
}

async function answerIn(
  tx: Transaction,
  { app, acting, asking }: { readonly app: App; readonly acting: Acting; readonly asking: Asking },
): Promise<readonly QueryAnswer[]> {
  const numbers = asking.people.map(({ number }) => {
    const checked = checkIdentityNumber(number)
    return checked.ok ? checked.number : null
  })
  const hashes = numbers.map((number) => number && acting.vault.hashIdentity(number))
  const validities = readValidities(app.pack)
  const found = hashes.filter((hash) => hash !== null)
  const known = await findByNumber(tx, seerOf(acting), found)
  const answers = asking.people.map(({ name = null }, at) => {
    const person = known.get(hashes[at] ?? '')
    const { today } = acting
    return answerFor({ number: numbers[at] ?? null, name, person, validities, today })
  })
  const people = [...known.values()]
  const purpose = logged(asking, answers)
  await recordAudit(tx, acting, {
    ...{ kind: '读取', action: askedByNumber, outcome: '成功', purpose },
    households: people.map(({ householdId }) => householdId),
    people: people.map(({ personId }) => personId),
    count: asking.people.length,
    route: asking.route ?? 'doudi query',
  })
  noteSeen(acting, { purpose })
  return answers
}

/**
 * Whoever names the whole number asks about somebody they have before them: all of the county answers,
 * with the category and its days alone. Whose post reaches nobody gets no answer either.
 */
function seerOf({ countyCode, who }: Acting): Seer {
  return who?.scope.kind === '无' ? { countyCode, who } : { countyCode }
}

/** Counts and the purpose; of the file only that there was one: its name may say too much. */
function logged({ purpose, department, people, file }: Asking, answers: readonly QueryAnswer[]) {
  const found = answers.filter(({ state }) => state === '在册').length
  const who = department ? `${department}查询` : '查询'
  const how = file === null ? '' : '名单，'
  return `${who}：${purpose}（${how}${people.length} 人，在册 ${found} 人）`
}

function answerFor({
  number,
  name,
  person,
  validities,
  today,
}: {
  readonly number: string | null
  readonly name: string | null
  readonly person: RegisteredPerson | undefined
  readonly validities: readonly Validity[]
  readonly today: LocalDate
}): QueryAnswer {
  const nothing = { category: null, since: null, validUntil: null, basis: null, note: null }
  if (number === null) {
    const note = '请核对身份证号后再查'
    return { ...nothing, maskedIdentity: null, state: '号码有误', note }
  }
  const maskedIdentity = maskIdentityNumber(number)
  if (!person) return { ...nothing, maskedIdentity, state: '不在册' }
  if (name !== null && plain(name) !== plain(person.name)) {
    const note = '号码对应的姓名与底册不同，请核对'
    return { ...nothing, maskedIdentity, state: '姓名不符', note }
  }
  const isOwn = isCategory(person.ownCategory)
  const category = isOwn ? person.ownCategory : person.category
  if (!isCategory(category)) return { ...nothing, maskedIdentity, state: '不在册' }
  const recognised = isOwn ? (person.ownRecognisedOn ?? person.recognisedOn) : person.recognisedOn
  const since = later(recognised, person.reviewedOn)
  // What is recognised for one person alone is of the class that stands before the bracket.
  const wide = category.replace(/[（(].*$/, '')
  const until = since ? validUntil(validities, { category: wide, since }) : undefined
  const isPast = until !== undefined && until.on < today
  return {
    ...{ maskedIdentity, state: '在册', category, since },
    note: isPast ? '有效日已过，请以重新核查的结果为准' : null,
    validUntil: until?.on ?? null,
    basis: until?.procedure.name ?? null,
  }
}

function isCategory(category: string | null): category is string {
  return category !== null && category !== '无'
}

function later(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}

function plain(name: string): string {
  return name.replace(/[·•.\s]/g, '')
}
