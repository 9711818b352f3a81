import { sql } from '#db/index'
import type { App } from './app.ts'

/** An alert as the scenario table writes it; the fields that name it. */
export interface ExpectedAlert {
  readonly rule: string
  readonly class: string
  readonly subject: string
  readonly household: string | null
  readonly person: string | null
  readonly departments: readonly string[]
  readonly division: string | null
  readonly raisedOn: string
  readonly state?: string
  readonly of?: { readonly rule: string; readonly department: string }
  readonly row?: { readonly dataset: string; readonly period: string; readonly problem: string }
}

export interface Expectation {
  readonly alerts: readonly ExpectedAlert[]
  readonly dataRequests: readonly { dataset: string; township: string; period: string }[]
  readonly leads: readonly { dataset: string; name: string }[]
}

export interface Comparison {
  readonly expected: number
  readonly same: number
  /** Expected, but not there. */
  readonly missing: readonly string[]
  /** There, but not expected. */
  readonly surplus: readonly string[]
}

/** Compares all alerts, data requests and leads with the scenario table, whole list against whole list. */
export async function compareWithExpected(app: App, expected: Expectation): Promise<Comparison> {
  const wanted = [
    ...expected.alerts.map(alertLine),
    ...expected.dataRequests.map((one) => `催数 ${one.dataset} ${one.township} ${one.period}`),
    ...expected.leads.map((one) => `线索 ${one.dataset} ${one.name}`),
  ]
  const found = [
    ...(await readAlerts(app)).map(alertLine),
    ...(await readRequests(app)),
    ...(await readLeads(app)),
  ]
  const rest = new Map<string, number>()
  for (const line of found) rest.set(line, (rest.get(line) ?? 0) + 1)
  const missing: string[] = []
  for (const line of wanted) {
    const left = rest.get(line) ?? 0
    if (left === 0) missing.push(line)
    else rest.set(line, left - 1)
  }
  const surplus = [...rest].flatMap(([line, count]) => Array<string>(count).fill(line))
  return { expected: wanted.length, same: wanted.length - missing.length, missing, surplus }
}

function alertLine(one: ExpectedAlert): string {
  const of = one.of ? `关于 ${one.of.rule} ${one.of.department}` : ''
  const row = one.row ? `${one.row.dataset} ${one.row.period} ${one.row.problem}` : ''
  return [
    one.rule,
    one.class,
    one.subject,
    one.household ?? '-',
    one.person ?? '-',
    [...one.departments].sort().join('、'),
    one.division ?? '-',
    one.raisedOn,
    one.state ?? '',
    of,
    row,
  ]
    .join(' ')
    .trim()
}

interface FoundAlert {
  readonly rule: string
  readonly class: string
  readonly subject: string
  readonly household: string | null
  readonly name: string | null
  readonly cipher: Uint8Array | null
  readonly departments: readonly string[] | null
  readonly division: string | null
  readonly raisedOn: string
  readonly state: string
  readonly ofRule: string | null
  readonly ofDepartment: string | null
  readonly dataset: string | null
  readonly period: string | null
  readonly problem: string | null
}

async function readAlerts(app: App): Promise<ExpectedAlert[]> {
  const county = app.county.code
  const rows = await app.db.query<FoundAlert>(sql`
    select a.rule, a.class, a.subject_kind as subject, h.number as household, m.name,
      m.id_cipher as cipher, a.division_code as division, a.raised_on as "raisedOn", a.state,
      (select array_agg(p.department) from push as p
        where p.county_code = ${county} and p.alert_id = a.id and p.duty = '责任') as departments,
      ofa.rule as "ofRule", ofp.department as "ofDepartment", w.dataset, w.period, w.problem
    from alert as a
    left join household as h on h.county_code = ${county} and h.id = a.household_id
    left join person as m on m.county_code = ${county} and m.id = a.person_id
    left join push as ofp on ofp.county_code = ${county} and a.subject_kind = '推送'
      and ofp.id = a.subject_id
    left join alert as ofa on ofa.county_code = ${county} and ofa.id = ofp.alert_id
    left join lateral (
      select b.dataset, b.period, r.kind as problem
      from row_problem as r
      join import_batch as b on b.id = r.batch_id and b.county_code = ${county}
      where r.county_code = ${county}
        and coalesce(ofa.subject_id, a.subject_id)
          = md5(r.batch_id || chr(31) || r.sheet || chr(31) || r.row_number)::uuid
      order by r.kind
      limit 1
    ) as w on coalesce(ofa.subject_kind, a.subject_kind) = '导入行'
    where a.county_code = ${county}`)
  return rows.map((one) => toExpected(app, one))
}

function toExpected(app: App, one: FoundAlert): ExpectedAlert {
  const last = one.cipher ? app.vault.decrypt(one.cipher).slice(-4) : '????'
  return {
    rule: one.rule,
    class: one.class,
    subject: one.subject,
    household: one.household,
    person: one.name === null ? null : `${one.name} ${last}`,
    departments: one.departments ?? [],
    division: one.division,
    raisedOn: one.raisedOn,
    ...(one.state === '情形已消失' ? { state: one.state } : {}),
    ...(one.ofRule && one.ofDepartment
      ? { of: { rule: one.ofRule, department: one.ofDepartment } }
      : {}),
    ...(one.dataset && one.period && one.problem
      ? { row: { dataset: one.dataset, period: one.period, problem: one.problem } }
      : {}),
  }
}

function readRequests(app: App): Promise<string[]> {
  return app.db
    .query<{ dataset: string; township: string; period: string }>(sql`
      select r.dataset, d.name as township, r.period
      from data_request as r
      join division as d on d.code = r.division_code and d.valid_to is null
      where r.county_code = ${app.county.code}`)
    .then((rows) => rows.map((one) => `催数 ${one.dataset} ${one.township} ${one.period}`))
}

function readLeads(app: App): Promise<string[]> {
  return app.db
    .query<{ dataset: string; name: string }>(sql`
      select dataset, name from lead where county_code = ${app.county.code}`)
    .then((rows) => rows.map((one) => `线索 ${one.dataset} ${one.name}`))
}
