import { type Acting, divisionNameOf, hiddenText, recordReading } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'
import { maskIdentityNumber } from '#kernel/index'
import { saidOf } from '#matching/index'
import type { Fact } from '#policy/index'
import { type HeldRow, openHeldRow, sayFactValue } from '#sources/index'
import type { App } from './app.ts'
import { type ListedCandidate, readCandidates } from './candidates.ts'
import { type FileMask, readFileMask } from './http-port/file-mask.ts'
import { inCounty } from './http-port/request.ts'

/** One thing that the row and the registry say of the person. */
export interface ComparedValue {
  readonly label: string
  /** Null: the row, or the registry, says nothing of it. */
  readonly said: string | null
  readonly registered: string | null
  readonly verdict: '相同' | '不同' | '不详'
}

export interface ComparedCandidate {
  /** All of the row, the likeliest first. */
  readonly candidates: readonly ListedCandidate[]
  /** Empty once the row is settled: what it said is kept no more. */
  readonly values: readonly ComparedValue[]
}

interface Person {
  readonly name: string
  readonly identity: Uint8Array | null
  readonly birthDate: string | null
  readonly sex: string | null
  readonly place: string | null
  /** `f_<code>` of the person and of the household. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** A row in doubt beside one person it may mean, value by value; the reading is noted. */
export async function compareCandidate(
  app: App,
  acting: Acting,
  { candidateId, route }: { readonly candidateId: string; readonly route: string },
): Promise<ComparedCandidate | undefined> {
  const seen = await inCounty(app, acting, async (tx) => {
    const [one] = await readCandidates(tx, app, acting, sql`c.id::text = ${candidateId}`)
    if (one === undefined) return undefined
    await recordReading(tx, acting, { purpose: '查看候选匹配', route })
    const ofRow = sql`c.batch_id = ${one.batchId} and c.sheet = ${one.sheet}
      and c.row_number = ${one.row}`
    const candidates = await readCandidates(tx, app, acting, ofRow)
    return { one, candidates, person: await readPerson(tx, acting, one.personId) }
  })
  if (seen === undefined) return undefined
  const { one, candidates, person } = seen
  // The row was set aside by the county: whoever may decide about the person may have it read.
  const row =
    one.state === '待确认' ? await openHeldRow(app.db, acting, one.batchId, one) : undefined
  if (row === undefined || person === undefined) return { candidates, values: [] }
  const file = await readFileMask(app, acting, one.batchId)
  const place = await placeOf(app, row)
  return { candidates, values: compare(app, acting, { row, person, file, place }) }
}

async function readPerson(
  tx: Transaction,
  { countyCode }: Acting,
  personId: string,
): Promise<Person | undefined> {
  const [found] = await tx.query<Person>(sql`
    select p.name, p.id_cipher as identity, p.birth_date as "birthDate", p.sex,
      ${placeName(sql`coalesce(p.division_code, h.division_code)`)} as place,
      to_jsonb(h) || to_jsonb(f) as facts
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    join household_profile as h on h.county_code = p.county_code and h.household_id = f.household_id
    where p.county_code = ${countyCode} and p.id = ${personId}`)
  return found
}

function placeName(code: Sql): Sql {
  const township = divisionNameOf(sql`left(${code}, 9) || '000'`)
  return sql`case when right(${code}, 3) = '000' then ${township}
    else concat_ws(' ', ${township}, ${divisionNameOf(code)}) end`
}

async function placeOf(app: App, row: HeldRow): Promise<string | null> {
  const code = textOf(row.division)
  if (code === null) return null
  const [found] = await app.db.query<{ name: string | null }>(
    sql`select ${placeName(sql`${code}::text`)} as name`,
  )
  return found?.name ?? null
}

interface Compared {
  readonly row: HeldRow
  readonly person: Person
  readonly file: FileMask
  readonly place: string | null
}

function compare(app: App, acting: Acting, compared: Compared): ComparedValue[] {
  const { row, person, place } = compared
  const said = saidOf(acting, row)
  const number = said.number ?? numberOf(acting, row)
  const known = person.identity === null ? null : acting.vault.decrypt(person.identity)
  const ofSex = app.catalogue.findByCode('sex')
  const facts = app.catalogue.facts.filter(
    ({ code }) => `v_${code}` in row && row[`v_${code}`] !== null && !isOwn(code),
  )
  return [
    { label: '姓名', ...both(said.name, person.name) },
    { label: '证号', ...numberBeside(acting, row, { number, known }) },
    { label: ofSex?.name ?? '性别', ...both(textOf(row.v_sex), person.sex) },
    { label: '出生日期', ...both(said.birthDate, person.birthDate) },
    { label: '乡镇、村', ...placeBeside(place, person.place) },
    ...facts.map((fact) => compareFact(fact, compared)),
  ]
}

/** What stands in a line of its own. */
function isOwn(code: string): boolean {
  return ['name', 'sex', 'birth_date'].includes(code)
}

function both(said: string | null, registered: string | null): Omit<ComparedValue, 'label'> {
  const isUnknown = said === null || registered === null
  return { said, registered, verdict: isUnknown ? '不详' : said === registered ? '相同' : '不同' }
}

/** Of a sound number that is nobody's only its keyed hash may be kept: it differs all the same. */
function numberBeside(
  { vault }: Acting,
  row: HeldRow,
  { number, known }: { readonly number: string | null; readonly known: string | null },
): Omit<ComparedValue, 'label'> {
  const hash = textOf(row.id_hash)
  const said = number !== null ? maskIdentityNumber(number) : hash === null ? null : notKept
  const registered = known && maskIdentityNumber(known)
  if (said === null || known === null) return { said, registered, verdict: '不详' }
  const isSame = number !== null ? number === known : hash === vault.hashIdentity(known)
  return { said, registered, verdict: isSame ? '相同' : '不同' }
}

const notKept = '写了完整号码，没有留存'

/** A row that names the township alone differs from none of its villages. */
function placeBeside(said: string | null, registered: string | null) {
  const found = both(said, registered)
  const isWithin = said !== null && registered?.startsWith(`${said} `) === true
  return isWithin ? { ...found, verdict: '相同' as const } : found
}

function compareFact(fact: Fact, { row, person, file }: Compared): ComparedValue {
  const said = plainOf(row[`v_${fact.code}`])
  const known = plainOf(person.facts[`f_${fact.code}`])
  const isMasked = file.mask.ofName(fact.name) !== null
  const isHidden = isMasked && !file.isOwn
  return {
    label: fact.name,
    said: isHidden ? hiddenText : sayFactValue(fact, said),
    registered: isMasked ? hiddenText : known === null ? null : sayFactValue(fact, known),
    verdict: isMasked || known === null ? '不详' : said === known ? '相同' : '不同',
  }
}

/** A sound number that nobody has, or somebody else. */
function numberOf({ vault }: Acting, row: HeldRow): string | null {
  const cipher = textOf(row.id_cipher)
  return cipher === null ? null : vault.decrypt(Buffer.from(cipher.slice(2), 'hex'))
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function plainOf(value: unknown): string | number | boolean | null {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? // One of the three, as just seen.
      (value as string | number | boolean)
    : null
}
