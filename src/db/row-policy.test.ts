import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#vault/index'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { type RowScope, withCounty } from './county.ts'
import type { Database, Transaction } from './database.ts'
import { rowReach } from './row-reach.ts'
import { ident, type Sql, sql } from './sql.ts'

const county = '999901'
const here: RowScope = { kind: 'area', areas: ['999901100'] }
const there: RowScope = { kind: 'area', areas: ['999901101'] }
const insurers: RowScope = { kind: 'pushed', department: '医保' }

interface Home {
  readonly id: string
  readonly person: string
  readonly alert: string
  readonly push: string
}

onBothEngines('what a scope reaches', (open) => {
  let db: Database
  let one: Home
  let other: Home
  beforeAll(async () => {
    db = await open()
    one = await aHome(db, '999901100201')
    other = await aHome(db, '999901101201')
  })
  const as = <T>(scope: RowScope, work: (tx: Transaction) => Promise<T>, code = county) =>
    withCounty(db.as('app'), code, work, scope)
  const idsIn = async (scope: RowScope, table: string, name = 'id', code = county) =>
    (
      await as(
        scope,
        (tx) => tx.query<{ id: string }>(sql`select ${ident(name)} as id from ${ident(table)}`),
        code,
      )
    )
      .map(({ id }) => id)
      .sort()
  const count = async (scope: RowScope, table: string) => {
    const counted = sql`select count(*) as n from ${ident(table)}`
    const [row] = await as(scope, (tx) => tx.query<{ n: number }>(counted))
    return row?.n
  }

  it('the whole county sees both townships, and nothing of another county', async () => {
    const whole: RowScope = { kind: 'county' }
    expect(await idsIn(whole, 'household')).toEqual([one.id, other.id].sort())
    expect(await idsIn(whole, 'household', 'id', '999902')).toEqual([])
  })

  it.each([
    ...['household', 'alert', 'push', 'reply', 'lead', 'data_request', 'person', 'recognition'],
    ...['observation', 'chain_entry', 'person_profile', 'household_profile', 'membership'],
    ...['match_candidate', 'approval', 'person_name', 'fact_conflict'],
  ])('a township sees its own row of %s alone', async (table) => {
    expect(await count({ kind: 'county' }, table)).toBe(2)
    expect(await count(here, table)).toBe(1)
    expect(await count(there, table)).toBe(1)
    expect(await count({ kind: 'area', areas: ['999901100', '999901101201'] }, table)).toBe(2)
    expect(await count({ kind: 'area', areas: ['9999011002'] }, table)).toBe(1)
    expect(await count({ kind: 'none' }, table)).toBe(0)
  })

  it.each([
    ...[
      { kind: 'area', areas: [] },
      { kind: 'area', areas: [''] },
    ],
    ...[
      { kind: 'area', areas: ['%'] },
      { kind: 'area', areas: ['9999011002010'] },
    ],
    ...[
      { kind: 'area', areas: ['', ''] },
      { kind: 'pushed', department: '' },
    ],
    ...[{ kind: 'pushed', department: '医保', areas: [] }],
    ...[{ kind: 'pushed', department: '医保', areas: [''] }],
    ...[{ kind: 'pushed' }, { kind: 'pushed', department: '住建' }, { kind: 'none' }],
  ] as const satisfies readonly RowScope[])('%j sees nobody', async (scope) => {
    for (const table of ['household', 'person', 'alert', 'push', 'lead', 'observation']) {
      expect(await count(scope, table)).toBe(0)
    }
  })

  it('a department sees what the row says was sent to it, and writes nothing by that alone', async () => {
    const named = (departments: string) => sql`
      update alert set departments = ${departments}::text[] where id = ${other.alert}`
    await db.as('worker').transaction((tx) => tx.execute(named('{住建}')))
    const housing: RowScope = { kind: 'pushed', department: '住建' }
    expect(await idsIn(housing, 'alert')).toEqual([other.alert])
    expect(await idsIn({ ...housing, areas: ['999901100'] }, 'alert')).toEqual([])
    expect(await idsIn({ kind: 'pushed', department: '水利' }, 'alert')).toEqual([])
    const change = sql`update alert set title = 'x' where id = ${other.alert}`
    await expect(as(housing, (tx) => tx.execute(change))).rejects.toThrow('row-level security')
    const push = sql`
      insert into push (county_code, id, alert_id, department, duty, matter, state, pushed_on,
        due_on, due_days, due_provisional)
      values (${county}, ${newId()}, ${one.alert}, '住建', '责任', 'm', '已推送', '2024-10-11',
        '2024-10-11', 1, false)`
    await expect(as(housing, (tx) => tx.execute(push))).rejects.toThrow('row-level security')
    await db.as('worker').transaction((tx) => tx.execute(named('{}')))
    expect(await idsIn(housing, 'alert')).toEqual([])
  })

  it('no scope set: nobody, in every table in which people stand', async () => {
    const tables = Object.keys(rowReach).filter((table) => rowReach[table] !== '公开')
    for (const table of tables) {
      const found = await db.as('app').transaction(async (tx) => {
        await tx.query(sql`select set_config('app.county', ${county}, true)`)
        return tx.query(sql`select from ${ident(table)}`)
      })
      expect([table, found.length]).toEqual([table, 0])
    }
  })

  describe('a guessed id', () => {
    it.each(['household', 'person', 'alert', 'push'] as const)(
      'of %s outside is neither read nor changed nor taken away',
      async (table) => {
        const id = {
          household: other.id,
          person: other.person,
          alert: other.alert,
          push: other.push,
        }
        const byId = sql`county_code = ${county} and id = ${id[table]}`
        const name = ident(table)
        expect(await as(here, (tx) => tx.query(sql`select from ${name} where ${byId}`))).toEqual([])
        const locked = sql`select from ${name} where ${byId} for update`
        expect(await as(here, (tx) => tx.query(locked))).toEqual([])
        const change = sql`update ${name} set version = version + 1 where ${byId}`
        expect(await as(here, (tx) => tx.execute(change))).toBe(0)
        expect(await as(here, (tx) => tx.execute(sql`delete from ${name} where ${byId}`))).toBe(0)
      },
    )
  })

  it.each([
    [
      'moved out of the area',
      (): Sql => sql`
      update household set division_code = '999901101201' where id = ${one.id}`,
    ],
    [
      'added outside of it',
      (): Sql => sql`
      insert into household (county_code, id, number, division_code, formed_on)
      values (${county}, ${newId()}, 'X1', '999901101201', '2024-01-01')`,
    ],
    [
      'put into somebody else’s household',
      (): Sql => sql`
      insert into membership (county_code, household_id, person_id, valid_from, relation)
      values (${county}, ${other.id}, ${one.person}, '2024-01-01', '子女')`,
    ],
    [
      'noted about somebody else',
      (): Sql => sql`
      insert into chain_entry (county_code, id, household_id, kind, title, on_day, actor, fields,
        salts, commitments, digest)
      values (${county}, ${newId()}, ${other.id}, '认定', 'x', '2024-01-01', 'x', '{}', '{}', '{}', '')`,
    ],
    [
      'made somebody else’s',
      (): Sql => sql`
      update alert set household_id = ${other.id} where id = ${one.alert}`,
    ],
  ])('what is %s is refused', async (_name, statement) => {
    await expect(as(here, (tx) => tx.execute(statement()))).rejects.toThrow('policy')
  })

  it('a department sees the household that was pushed to it, all pushes of its alert, no other', async () => {
    expect(await idsIn(insurers, 'household')).toEqual([one.id])
    expect(await idsIn(insurers, 'person')).toEqual([one.person])
    expect(await idsIn(insurers, 'alert')).toEqual([one.alert])
    expect(await idsIn(insurers, 'push')).toEqual([one.push])
    expect(await count(insurers, 'observation')).toBe(1)
    expect(await idsIn(insurers, 'pushed_household', 'household_id')).toEqual([one.id])
    expect(await idsIn({ ...insurers, areas: ['999901101'] }, 'household')).toEqual([])
    expect(await idsIn({ ...insurers, areas: ['999901100'] }, 'household')).toEqual([one.id])
  })

  it('a push that was withdrawn gives nothing any more', async () => {
    const settled = sql`select settle_pushed_households(${county}, array[${one.id}::uuid])`
    const say = async (state: string, departments: string) => {
      await db.execute(sql`update push set state = ${state} where id = ${one.push}`)
      await db.execute(sql`update alert set departments = ${departments} where id = ${one.alert}`)
      // Whoever takes it back may see nothing of it: it is settled past their scope.
      await as({ kind: 'pushed', department: '住建' }, (tx) => tx.query(settled))
    }
    await say('撤回', '{}')
    for (const table of ['household', 'person']) expect(await idsIn(insurers, table)).toEqual([])
    await say('已推送', '{医保}')
    expect(await idsIn(insurers, 'household')).toEqual([one.id])
  })

  it('no part of the county lists a household for a department itself', async () => {
    const listed = (id: string, department: string) => sql`
      insert into pushed_household (county_code, department, household_id, division_code, number)
      values (${county}, ${department}, ${id}, '999901101201', 'x')`
    await expect(as(insurers, (tx) => tx.execute(listed(other.id, '医保')))).rejects.toThrow(
      'policy',
    )
    await expect(as(there, (tx) => tx.execute(listed(other.id, '住建')))).rejects.toThrow('policy')
    const settled = sql`select settle_pushed_households(${county}, array[${other.id}::uuid])`
    await as(insurers, (tx) => tx.query(settled))
    expect(await idsIn(insurers, 'household')).toEqual([one.id])
  })

  it('a department reads the rows of its own files, a township those of none', async () => {
    expect(await count(insurers, 'row_problem')).toBe(1)
    expect(await count(insurers, 'held_row')).toBe(1)
    expect(await count({ kind: 'pushed', department: '残联' }, 'row_problem')).toBe(0)
    expect(await count(here, 'row_problem')).toBe(0)
    expect(await count(here, 'held_row')).toBe(0)
    expect(await count({ kind: 'none' }, 'import_batch')).toBe(0)
  })

  it('what was pushed is told to the app role alone, and only of its own settings', async () => {
    const call = sql`select app_reaches_household(${one.id}) as yes`
    await expect(db.as('worker').query(call)).rejects.toThrow('denied')
    expect(await db.as('app').query(call)).toEqual([{ yes: false }])
    expect(await as(insurers, (tx) => tx.query(call))).toEqual([{ yes: true }])
    expect(await as(insurers, (tx) => tx.query(call), '999902')).toEqual([{ yes: false }])
  })
})

/** A household with one row of all that hangs on it. The first one was pushed to 医保. */
async function aHome(db: Database, division: string): Promise<Home> {
  const worker = db.as('worker')
  const home = { id: newId(), person: newId(), alert: newId(), push: newId() }
  const { id, person, alert, push } = home
  const isFirst = division.startsWith('999901100')
  const [batch, department] = [newId(), isFirst ? '医保' : '民政']
  const day = '2024-01-01'
  for (const statement of [
    sql`insert into household (county_code, id, number, division_code, formed_on)
      values (${county}, ${id}, ${division}, ${division}, ${day})`,
    sql`insert into household_profile (county_code, household_id, division_code)
      values (${county}, ${id}, ${division})`,
    sql`insert into person (county_code, id, name) values (${county}, ${person}, '某人')`,
    sql`insert into person_profile (county_code, person_id, household_id)
      values (${county}, ${person}, ${id})`,
    sql`insert into person_name (county_code, person_id, name, folded, noted_by)
      values (${county}, ${person}, '某', '某', 'x')`,
    sql`insert into membership (county_code, household_id, person_id, valid_from, relation)
      values (${county}, ${id}, ${person}, ${day}, '本人')`,
    sql`insert into recognition (county_code, id, household_id, kind, category, decided_on, decided_by)
      values (${county}, ${newId()}, ${id}, '认定', '低保对象', ${day}, 'x')`,
    sql`insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number,
        valid_from, facts)
      values (${county}, ${person}, 'd', ${batch}, '', 1, ${day}, '{}')`,
    sql`insert into fact_conflict (county_code, subject_id, fact, candidates)
      values (${county}, ${id}, 'f', '[]')`,
    sql`insert into alert (county_code, id, rule, subject_kind, subject_id, episode, household_id,
        division_code, title, class, severity, evidence_strength, state, evidence, basis, raised_on,
        last_true_on, round_id, departments)
      values (${county}, ${alert}, 'R', '户', ${id}, '1', ${id}, ${division}, 't', 'c', '高', '强',
        '处置中', '{}', 'b', ${day}, ${day}, ${newId()}, array[${department}::text])`,
    sql`insert into pushed_household (county_code, department, household_id, division_code, number)
      values (${county}, ${department}, ${id}, ${division}, ${division})`,
    sql`insert into push (county_code, id, alert_id, department, duty, matter, state, pushed_on, due_on,
        due_days, due_provisional)
      values (${county}, ${push}, ${alert}, ${department}, '责任', 'm', '已推送', ${day}, ${day}, 1, false)`,
    sql`insert into reply (county_code, id, push_id, cause, measure, outcome, replied_by, replied_on,
        rerun_truth, rerun_evidence)
      values (${county}, ${newId()}, ${push}, 'c', 'm', 'o', 'x', ${day}, '待核实', '{}')`,
    sql`insert into lead (county_code, id, dataset, batch_id, sheet, row_number, id_hash, division_code,
        facts, reason)
      values (${county}, ${newId()}, 'd', ${batch}, '', 1, ${newId()}, ${division}, '{}', 'r')`,
    sql`insert into data_request (county_code, id, dataset, department, division_code, period,
        first_month, reason, rules, households, requested_on, due_on, state)
      values (${county}, ${newId()}, 'd', '教育', ${division}, '2024', '2024-01', 'r', '{}', 1, ${day},
        ${day}, '待送达')`,
    sql`insert into match_candidate (county_code, id, batch_id, sheet, row_number, person_id, score,
        reasons)
      values (${county}, ${newId()}, ${batch}, '', 1, ${person}, 1, '{}')`,
    sql`insert into chain_entry (county_code, id, household_id, kind, title, on_day, actor, fields, salts,
        commitments, digest)
      values (${county}, ${newId()}, ${id}, '认定', 't', ${day}, 'x', '{}', '{}', '{}', '')`,
    sql`insert into approval (county_code, id, action, household_id, summary, payload, payload_hash,
        proposed_by, proposed_on)
      values (${county}, ${newId()}, '认定', ${id}, 's', '', ${newId()}, 'x', ${day})`,
    sql`insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes, period,
        period_end, mode, state, imported_by)
      values (${batch}, ${county}, 'd', ${department}, 'f', ${batch}, 1, '2024', ${day}, '全量', '已入库', 'x')`,
    sql`insert into row_problem (batch_id, county_code, sheet, row_number, column_name, kind, verdict,
        problem)
      values (${batch}, ${county}, '', 1, 'c', 'k', '需确认', 'p')`,
    sql`insert into held_row (county_code, batch_id, sheet, row_number, sealed)
      values (${county}, ${batch}, '', 1, '')`,
  ]) {
    await worker.execute(statement)
  }
  return home
}
