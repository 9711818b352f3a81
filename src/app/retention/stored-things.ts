import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'
import { addDays, type LocalDate } from '#kernel/index'
import { destroyOldOriginals } from '#sources/index'
import { canonicalJson } from '#vault/index'
import type { App } from '../app.ts'
import { daysKept, type KeptThing } from './periods.ts'

/** What stands in the place of what was deleted, wherever it is shown. */
export const erasedWords = '已按保留期限删除'

/** Something that is kept for a time, with what of it is over that. */
export interface StoredThing {
  readonly what: KeptThing
  readonly days: number
  /** Rows with `until`, the day from which its time runs. */
  readonly due: Sql
  /** At most so many, inside the transaction that notes it; gives how many. */
  erase(tx: Transaction, acting: Acting, atOnce: number): Promise<number>
}

/** Everything besides facts and the chain that is deleted when its time is over. */
export function storedThings(
  app: Pick<App, 'pack'>,
  { countyCode, today }: Pick<Acting, 'countyCode' | 'today'>,
): readonly StoredThing[] {
  return makers.flatMap(({ what, due, erase }) => {
    const days = daysKept(app.pack, what)
    if (days === undefined) return []
    const before = addDays(today, -days)
    const rows = due(countyCode, before)
    return [{ what, days, due: rows, erase: erase(rows) }]
  })
}

type Erase = StoredThing['erase']

interface Maker {
  readonly what: KeptThing
  due(countyCode: string, before: LocalDate): Sql
  erase(due: Sql): Erase
}

const heldRows: Maker = {
  what: '搁置的行',
  due: (countyCode, before) => sql`
    select h.batch_id, h.sheet, h.row_number, coalesce(h.settled_at, b.staged_at)::date as until
    from held_row as h
    join import_batch as b on b.id = h.batch_id
    where h.county_code = ${countyCode} and coalesce(h.settled_at, b.staged_at) < ${before}::date
      and (h.state <> '待处理' or b.original_key is null)`,
  erase: (due) => (tx, acting, atOnce) =>
    tx.execute(sql`
      delete from held_row as h
      using (select * from (${due}) as every_one limit ${atOnce}) as d
      where h.county_code = ${acting.countyCode} and h.batch_id = d.batch_id
        and h.sheet = d.sheet and h.row_number = d.row_number`),
}

/** Sealed anew, so that every payload opens by the same key; who decided what and when stays. */
const approvals: Maker = {
  what: '复核事项内容',
  due: (countyCode, before) => sql`
    select a.id, coalesce(a.decided_on, a.proposed_on) as until
    from approval as a
    where a.county_code = ${countyCode} and a.state <> '待复核' and a.payload_erased_on is null
      and coalesce(a.decided_on, a.proposed_on) < ${before}`,
  erase: (due) => (tx, acting, atOnce) => {
    const text = canonicalJson({ payload: { erased: erasedWords } })
    return tx.execute(sql`
      update approval as a
      set payload = ${acting.vault.encrypt(text, 'payload')}, payload_erased_on = ${acting.today}
      where a.county_code = ${acting.countyCode}
        and a.id in (select d.id from (${due}) as d limit ${atOnce})`)
  },
}

const requestKeys: Maker = {
  what: '请求编号',
  due: (countyCode, before) => sql`
    select k.account_id, k.key, k.begun_at::date as until
    from request_key as k
    where k.county_code = ${countyCode} and k.begun_at < ${before}::date`,
  erase: (due) => (tx, acting, atOnce) =>
    tx.execute(sql`
      delete from request_key as k
      using (select * from (${due}) as every_one limit ${atOnce}) as d
      where k.county_code = ${acting.countyCode} and k.account_id = d.account_id and k.key = d.key`),
}

const drafts: Maker = {
  what: '没有提交的草稿',
  due: (countyCode, before) => sql`
    select d.account_id, d.key, d.saved_at::date as until
    from draft as d
    where d.county_code = ${countyCode} and d.saved_at < ${before}::date`,
  erase: (due) => (tx, acting, atOnce) =>
    tx.execute(sql`
      delete from draft as k
      using (select * from (${due}) as every_one limit ${atOnce}) as d
      where k.county_code = ${acting.countyCode} and k.account_id = d.account_id and k.key = d.key`),
}

const unsentAttachments: Maker = {
  what: '没有提交的附件',
  due: (countyCode, before) => sql`
    select a.id, a.added_at::date as until
    from attachment as a
    where a.county_code = ${countyCode} and a.subject_id is null and a.added_at < ${before}::date`,
  erase: eraseAttachments,
}

/** Of households that are on the register no more. */
const attachments: Maker = {
  what: '附件',
  due: (countyCode, before) => sql`
    select a.id, h.ended_on as until
    from attachment as a
    join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    where a.county_code = ${countyCode} and a.subject_id is not null and h.ended_on < ${before}`,
  erase: eraseAttachments,
}

function eraseAttachments(due: Sql): Erase {
  return (tx, acting, atOnce) =>
    tx.execute(sql`
      delete from attachment as k
      where k.county_code = ${acting.countyCode}
        and k.id in (select d.id from (${due}) as d limit ${atOnce})`)
}

const sessions: Maker = {
  what: '登录会话',
  due: (_countyCode, before) => sql`
    select s.id, coalesce(s.ended_at, s.ends_at)::date as until
    from sign_in_session as s
    where coalesce(s.ended_at, s.ends_at) < ${before}::date`,
  erase: (due) => (tx, _acting, atOnce) =>
    tx.execute(sql`
      delete from sign_in_session as s
      where s.id in (select d.id from (${due}) as d limit ${atOnce})`),
}

const failures: Maker = {
  what: '登录失败',
  due: (_countyCode, before) => sql`
    select f.kind, f.subject, f.last_at::date as until
    from sign_in_failure as f
    where greatest(f.last_at, f.locked_until) < ${before}::date`,
  erase: (due) => (tx, _acting, atOnce) =>
    tx.execute(sql`
      delete from sign_in_failure as f
      using (select * from (${due}) as every_one limit ${atOnce}) as d
      where f.kind = d.kind and f.subject = d.subject`),
}

const supervision: Maker = {
  what: '监督预警证据',
  due: (countyCode, before) => sql`
    select s.id, s.settled_on as until
    from supervision_alert as s
    where s.county_code = ${countyCode} and s.state <> '待核实' and s.settled_on < ${before}
      and not s.evidence ? ${erasedWords}`,
  erase: (due) => (tx, acting, atOnce) => {
    const evidence = { [erasedWords]: acting.today }
    return tx.execute(sql`
      update supervision_alert as s set evidence = ${JSON.stringify(evidence)}::jsonb
      where s.county_code = ${acting.countyCode}
        and s.id in (select d.id from (${due}) as d limit ${atOnce})`)
  },
}

const makers: readonly Maker[] = [
  heldRows,
  approvals,
  requestKeys,
  drafts,
  unsentAttachments,
  attachments,
  sessions,
  failures,
  supervision,
]

const originals = '原件'

/** Senders' files: their keys first, then the files; outside of any transaction, for a file has none. */
export async function eraseOriginals(app: App, acting: Acting): Promise<number> {
  const days = daysKept(app.pack, originals)
  return days === undefined ? 0 : destroyOldOriginals(app.db, acting, days)
}

export function dueOriginals(
  app: Pick<App, 'pack'>,
  { countyCode, today }: Pick<Acting, 'countyCode' | 'today'>,
): Pick<StoredThing, 'what' | 'days' | 'due'> | undefined {
  const days = daysKept(app.pack, originals)
  if (days === undefined) return undefined
  const due = sql`
    select b.id, b.staged_at::date as until
    from import_batch as b
    where b.county_code = ${countyCode} and b.original_key is not null
      and b.staged_at < ${addDays(today, -days)}::date`
  return { what: originals, days, due }
}
