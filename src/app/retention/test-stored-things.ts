import { type Database, sql, type Transaction } from '#db/index'
import { canonicalJson, newId } from '#vault/index'
import type { App } from '../app.ts'

/** What of it is over its time at the end of 2028, with its days and how many. */
export const dueStored: readonly (readonly [string, number, number])[] = [
  ['原件', 30, 3],
  ['搁置的行', 180, 1],
  ['复核事项内容', 1095, 1],
  ['请求编号', 1, 1],
  ['没有提交的草稿', 30, 1],
  ['没有提交的附件', 30, 1],
  ['附件', 1825, 1],
  ['登录会话', 180, 1],
  ['登录失败', 180, 1],
  ['监督预警证据', 1095, 1],
]

/** Of each one row that is over its time, and one that is not or that waits for somebody. */
export async function storeThings({ db, vault, county }: App): Promise<void> {
  const { code } = county
  const [batch] = await db.query<{ id: string }>(sql`select id from import_batch limit 1`)
  for (const [row, state, settled] of [
    [1, '已排除', '2024-10-12'],
    [2, '已采用', '2028-11-01'],
  ] as const) {
    await db.execute(sql`
      insert into held_row (county_code, batch_id, sheet, row_number, sealed, state, settled_at)
      values (${code}, ${batch?.id ?? ''}, '', ${row}, '\\x00', ${state}, ${settled})`)
  }
  const payload = vault.encrypt(canonicalJson({ payload: { reason: '内容' } }), 'payload')
  for (const [state, on] of [
    ['已退回', '2024-10-12'],
    ['已撤回', '2028-11-01'],
    ['待复核', '2024-10-12'],
  ] as const) {
    await db.execute(sql`
      insert into approval (county_code, id, action, state, summary, payload, payload_hash,
        proposed_by, proposed_on, decided_on)
      values (${code}, ${newId()}, '认定', ${state}, '事项', ${payload}, ${newId()},
        '张经办', '2024-10-01', ${state === '待复核' ? null : on})`)
  }
  await storeAttachments(db, code)
  await storeSignIns(db, code)
  for (const [state, subject] of [
    ['排除', '一'],
    ['待核实', '二'],
  ] as const) {
    await db.execute(sql`
      insert into supervision_alert (county_code, id, kind, subject, period, title, evidence,
        raised_on, state, settled_on)
      values (${code}, ${newId()}, '大量查阅', ${subject}, '2024-10', '标题', '{"人数": 6}',
        '2024-10-12', ${state}, ${state === '待核实' ? null : '2024-10-20'})`)
  }
}

/** One that was never sent, one of a household long gone, one of a household on the register. */
async function storeAttachments(db: Database, code: string): Promise<void> {
  await db.execute(sql`update household set ended_on = '2020-01-02' where number = 'H2'`)
  for (const [name, household, subject] of [
    ['没提交', 'H1', null],
    ['注销户', 'H2', newId()],
    ['在册户', 'H1', newId()],
  ] as const) {
    await db.execute(sql`
      insert into attachment (county_code, id, household_id, name, content_type, bytes, content,
        content_key, subject_kind, subject_id, added_by, added_at)
      select ${code}, ${newId()}, h.id, ${name}, 'image/png', 1, '\\x00', '\\x00',
        ${subject === null ? null : '登记'}, ${subject}, '试', '2024-10-12'
      from household as h where h.county_code = ${code} and h.number = ${household}`)
  }
}

async function storeSignIns(db: Database, code: string): Promise<void> {
  const account = newId()
  await db.execute(sql`
    insert into account (id, name, display_name, created_by) values (${account}, 'zhang', '张', '试')`)
  for (const day of ['2024-10-12', '2028-11-30']) {
    await db.execute(sql`
      insert into request_key (county_code, account_id, key, fingerprint, begun_at)
      values (${code}, ${account}, ${`key of ${day}`}, 'f', ${day})`)
    await db.execute(sql`
      insert into draft (county_code, account_id, key, body, saved_at)
      values (${code}, ${account}, ${`draft of ${day}`}, '\\x00', ${day})`)
    await db.execute(sql`
      insert into sign_in_session (id, token_hash, account_id, started_at, last_seen_at, ends_at,
        has_second_factor)
      values (${newId()}, ${Buffer.from(day)}, ${account}, ${day}, ${day}, ${day}, false)`)
    await db.execute(sql`
      insert into sign_in_failure (kind, subject, failures, first_at, last_at)
      values ('账号', ${day}, 1, ${day}, ${day})`)
  }
}

export const left = {
  held: ['已采用'],
  approvals: ['已撤回', '已退回', '待复核'],
  opened: 2,
  keys: ['key of 2028-11-30'],
  drafts: ['draft of 2028-11-30'],
  attachments: ['在册户'],
  sessions: 1,
  failures: ['2028-11-30'],
  supervision: ['待核实', '排除'],
}

export async function leftOf({ db }: App): Promise<typeof left | undefined> {
  const [row] = await db.query<typeof left>(sql`
    select array(select state from held_row order by 1) as held,
      array(select state from approval order by state collate "C") as approvals,
      (select count(*)::integer from approval where payload_erased_on is null) as opened,
      array(select key from request_key) as keys,
      array(select key from draft) as drafts,
      array(select name from attachment) as attachments,
      (select count(*)::integer from sign_in_session) as sessions,
      array(select subject from sign_in_failure) as failures,
      array(select state from supervision_alert order by state collate "C") as supervision`)
  return row
}

/** The database as it is for a process that is killed before its transaction number `parts` ends. */
export function dyingAfter(db: Database, parts: number): Pick<Database, 'query' | 'transaction'> {
  let begun = 0
  const dying = (real: Database) => ({
    query: real.query.bind(real),
    execute: real.execute.bind(real),
    as: (role: Parameters<Database['as']>[0]) => dying(real.as(role)),
    transaction: <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      begun += 1
      const isLast = begun === parts
      return real.transaction(async (tx) => {
        const done = await work(tx)
        if (isLast) throw new Error('killed')
        return done
      })
    },
  })
  return dying(db)
}
