import { type App, loadMap, recountStatistics } from '#app/index'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { foldAllPushes } from '#monitoring/index'
import { newId } from '#vault/index'
import type { ServedCounty } from '../browser/served-county.ts'
import { cloneCounty, rowLike } from './clone-county.ts'
import { department, otherDepartment, otherTownship, township, village } from './roles-and-posts.ts'

export const foreignCounty = '999902000000'

export const elsewhere = { division: '999901101203', household: 'D0663' }

/**
 * Adds to the served county what its few files do not bring: alerts, pushes, leads and candidates in two
 * townships for two departments; and then a second county with the same of everything.
 */
export async function furnish(county: ServedCounty): Promise<void> {
  const { app } = county
  await addAlert(app, otherDepartment)
  await addLead(app, { name: '林外甲', division: township, department })
  await addLead(app, { name: '林外丙', division: village, department: otherDepartment })
  await addLead(app, { name: '石外乙', division: otherTownship, department: otherDepartment })
  await addCandidate(app, 'L1042')
  await addCandidate(app, elsewhere.household)
  await addRefusals(app)
  await addApprovals(county)
  await addEntries(app)
  await addAttachments(app)
  await addConferences(app)
  await addNoticed(app)
  await addDraft(county)
  await countAll(app)
  await cloneCounty(app.db, app.county.code, foreignCounty)
}

/** An alert of a household of the other township, pushed to the township and a department. */
export async function addAlert({ db, county }: App, pushedTo: string): Promise<void> {
  const owner = db.as('owner')
  const [household] = await owner.query<{ id: string; person: string }>(sql`
    select h.id, m.person_id as person
    from household as h join membership as m on m.household_id = h.id
    where h.number = ${elsewhere.household} and h.county_code <> ${foreignCounty}`)
  const pushes = await owner.query<{ id: string; alert: string; to: string }>(sql`
    select id, alert_id as alert, department as to from push
    where county_code <> ${foreignCounty} and department in ('乡镇', ${department})
    order by pushed_on, id limit 2`)
  const [first] = pushes
  if (!household || !first) throw new Error('the county has no household or no push')
  const alert = newId()
  await owner.execute(
    rowLike('alert', first.alert, {
      id: alert,
      household_id: household.id,
      person_id: household.person,
      subject_id: household.person,
      division_code: elsewhere.division,
      episode: alert,
      title: '石桥另一预警',
    }),
  )
  for (const { id, to } of pushes) {
    const isTownship = to === '乡镇'
    await owner.execute(
      rowLike('push', id, {
        id: newId(),
        alert_id: alert,
        department: isTownship ? to : pushedTo,
        division_code: isTownship ? otherTownship : null,
      }),
    )
  }
  await owner.transaction((tx) => foldAllPushes(tx, { countyCode: county.code }))
}

/** Which pushes wait for an answer. */
export async function waitingPushes({ db, county }: App): Promise<readonly string[]> {
  const rows = await db.as('owner').query<{ id: string }>(sql`
    select id from push where county_code = ${county.code} and state = '已推送'`)
  return rows.map(({ id }) => id)
}

/** Lets them wait again: a round that some request began takes them back whenever it is done. */
export function pushAgain({ db, county }: App, pushes: readonly string[]): Promise<void> {
  return db.as('owner').transaction(async (tx) => {
    const back = await tx.query<{ alert: string }>(sql`
      update push set state = '已推送', closed_on = null
      where id = any(${pushes}::uuid[]) and state = '撤回'
      returning alert_id as alert`)
    if (back.length === 0) return
    await tx.execute(sql`
      update alert set state = '处置中', closed_on = null, ended_on = null, closed_reason = null
      where id = any(${back.map(({ alert }) => alert)}::uuid[])`)
    await foldAllPushes(tx, { countyCode: county.code })
  })
}

/** Somebody outside the registry, for a department to visit. */
export async function addLead(
  { db, county, vault }: App,
  lead: { readonly name: string; readonly division: string; readonly department: string },
): Promise<void> {
  const id = newId()
  await db.as('owner').execute(sql`
    insert into lead (county_code, id, dataset, batch_id, sheet, row_number, id_hash, id_cipher, name,
      division_code, facts, reason, department, pushed_on, due_on, due_days)
    select ${county.code}, ${id}, b.dataset, b.id, '名单', 3, ${id}, ${vault.encrypt('x')}, ${lead.name},
      ${lead.division}, '{}', '可能符合条件', ${lead.department}, '2024-10-09', '2024-10-30', 10
    from import_batch as b
    where b.dataset = 'disability' and b.county_code = ${county.code} limit 1`)
}

/** A row of the disabled persons' file that may mean a member of a household. */
export async function addCandidate({ db, county }: App, household: string): Promise<void> {
  await db.as('owner').execute(sql`
    insert into match_candidate
      (county_code, id, batch_id, sheet, row_number, person_id, score, reasons, kind)
    select h.county_code, ${newId()}, b.id, '名单',
      7 + (select count(*)::integer from match_candidate), m.person_id, 80, '{姓名相同}', null
    from household as h
    join membership as m on m.county_code = h.county_code and m.household_id = h.id
    join import_batch as b on b.county_code = h.county_code and b.dataset = 'disability'
    where h.county_code = ${county.code} and h.number = ${household}
    order by m.person_id limit 1`)
}

/** In each household a refusal of which the person is still to be told. */
async function addRefusals({ db }: App): Promise<void> {
  const owner = db.as('owner')
  const made = await owner.query<{ id: string }>(sql`select id from recognition`)
  for (const { id } of made) {
    await owner.execute(
      rowLike('recognition', id, {
        ...{ id: newId(), kind: '不予认定', notice_due_on: '2024-10-30' },
        reason: '收入超过标准',
      }),
    )
  }
}

/** What supervision noticed. */
async function addNoticed({ db, county }: App): Promise<void> {
  await db.as('owner').execute(sql`
    insert into supervision_alert (county_code, id, kind, subject, period, title, evidence, raised_on)
    values (${county.code}, ${newId()}, '大量查阅', '某人', '2024-10-11', '一天查阅很多户', '{}',
      '2024-10-11')`)
}

/** In each household somebody went there and noted it. */
async function addEntries({ db, county }: App): Promise<void> {
  const owner = db.as('owner')
  const homes = await owner.query<{ id: string }>(sql`select id from household`)
  for (const { id } of homes) {
    await owner.execute(sql`
      insert into household_entry (county_code, id, household_id, kind, channel, reported_by, reason,
        effective_on, version, recorded_by)
      values (${county.code}, ${newId()}, ${id}, '走访', '入户走访', '测试', '到户看过', '2024-10-10', 1,
        '测试')`)
  }
}

/** Beside each entry a scan, of a department where something was pushed to it. */
async function addAttachments({ db, county, vault }: App): Promise<void> {
  const owner = db.as('owner')
  const key = vault.newBatchKey()
  const entries = await owner.query<{ id: string }>(sql`
    select id from household_entry where county_code = ${county.code}`)
  for (const { id } of entries) {
    await owner.execute(sql`
      insert into attachment (county_code, id, household_id, name, content_type, bytes, content,
        content_key, subject_kind, subject_id, added_by, added_department)
      select e.county_code, ${newId()}, e.household_id, '证明.pdf', 'application/pdf', 5,
        ${key.encrypt(Buffer.from('%PDF-'))}, ${key.wrapped}, '登记', e.id, '测试',
        (select p.department from push as p
          join alert as a on a.county_code = p.county_code and a.id = p.alert_id
          where a.county_code = e.county_code and a.household_id = e.household_id
            and p.department = ${department} limit 1)
      from household_entry as e where e.county_code = ${county.code} and e.id = ${id}`)
  }
}

/** Of each alert somebody asked that departments deliberate on it together. */
async function addConferences({ db, county }: App): Promise<void> {
  const owner = db.as('owner')
  const alerts = await owner.query<{ id: string }>(sql`select id from alert`)
  for (const { id } of alerts) {
    const conference = newId()
    await owner.execute(sql`
      insert into case_conference (county_code, id, alert_id, level, matter, state, proposed_by, proposed_on)
      values (${county.code}, ${conference}, ${id}, '县级', '一起商量', '提请', '测试', '2024-10-10')`)
    await owner.execute(sql`
      insert into case_conference_department (county_code, conference_id, department, alert_id)
      values (${county.code}, ${conference}, ${department}, ${id})`)
  }
}

/** The county's map, and its figures counted with all that was added. */
async function countAll(app: App): Promise<void> {
  const today = localDate('2024-10-11')
  const file = new URL('../../examples/county/map.geojson', import.meta.url).pathname
  await loadMap(app, app.acting('测试', today), { file })
  await recountStatistics(app, today)
}

/** What an officer of the county proposed and nobody has decided yet. */
async function addApprovals({ app, server }: ServedCounty): Promise<void> {
  const households = await app.db.as('owner').query<{ id: string }>(sql`select id from household`)
  for (const { id } of households) {
    const response = await fetch(`${server.url}/api/households/${id}/recognitions`, {
      method: 'POST',
      headers: {
        cookie: server.cookie,
        'x-csrf-token': server.csrf,
        'content-type': 'application/json',
      },
      body: JSON.stringify(recognition),
    })
    if (response.status !== 202) throw new Error(await response.text())
  }
}

/** A change of the policy that an officer of the county has begun to write. */
async function addDraft({ server }: ServedCounty): Promise<void> {
  const response = await fetch(`${server.url}/api/policy/drafts`, {
    method: 'POST',
    headers: {
      cookie: server.cookie,
      'x-csrf-token': server.csrf,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      ...{ title: '明年的标准', effectiveOn: '2025-01-01', reason: '' },
      changes: { parameters: [], expressions: [] },
    }),
  })
  if (!response.ok) throw new Error(await response.text())
}

const recognition = { category: '低保对象', document: '核〔2024〕8号', effectiveMonth: '2024-11' }
