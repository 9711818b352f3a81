import { loadMap } from '#app/index'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { conditionColumns } from '../../src/app/policy/read-policy-book.ts'
import type { PageName } from '../../src/web/office/pages.ts'
import { addCandidate, addLead } from '../permissions/world.ts'
import { declareRelative, propose } from './people-at-work.ts'
import { people, type ServedCounty } from './served-county.ts'

/** What a page must show before it is judged: an empty or refused page is accessible too easily. */
export interface Planted {
  /** The county's officer where none is said. */
  readonly role?: string
  readonly division?: string
  readonly department?: string
  /** For a page about one of something. */
  id?(county: ServedCounty): Promise<string>
  query?(county: ServedCounty): Readonly<Record<string, string>>
  /** Written by the test into the county, never by the page itself. */
  readonly text: string | RegExp
}

const willowTownship = '999901100000'
const { mangzhong, guyu } = people

/** Every page of the office has a line here; a test counts. */
export const planted: Readonly<Partial<Record<PageName, Planted>>> = {
  today: { role: 'township-officer', division: willowTownship, text: mangzhong.name },
  approvals: { query: () => ({ tab: 'own' }), text: '低保对象' },
  households: { text: 'L1042' },
  household: { id: householdId, text: guyu.name },
  entry: { id: householdId, text: guyu.name },
  decision: { id: householdId, text: guyu.name },
  imports: { text: '残疾人持证信息' },
  batches: { text: '2024年9月持证残疾人.csv' },
  candidates: { text: '姓名相同' },
  leads: { text: '柳线索' },
  requests: { text: '还不知道护理补贴' },
  batch: { id: batchId, text: '2024年9月持证残疾人.csv' },
  alerts: { text: mangzhong.name },
  alertBoard: { text: mangzhong.name },
  pushes: { role: 'township-officer', division: willowTownship, text: mangzhong.name },
  policy: { text: '低保标准' },
  policyDrafts: { text: '提高农村低保标准' },
  policyDraft: { id: policyDraftId, text: /草稿 7/ },
  policyPaper: { text: '低保标准' },
  policyDiff: { text: '新乡县' },
  policyHouseholds: {
    query: propertyFailed,
    text: 'L1042',
  },
  statistics: { text: '柳林乡' },
  statisticsList: { query: () => ({ figure: '监测人口' }), text: guyu.name },
  wall: { text: '柳林乡' },
  replyFile: { role: 'department-officer', department: '残联', text: '成批反馈' },
  conferences: { text: '多部门协同' },
  conference: { id: conferenceId, text: '多部门协同' },
  round: { text: '2024年9月持证残疾人.csv' },
  accounts: { role: 'security-admin', text: '李经办' },
  roles: { role: 'audit-admin', text: '县民政局经办人' },
  security: { role: 'security-admin', text: '一个账号只能在一处登录' },
  divisions: { role: 'system-admin', text: '柳林乡' },
  calendar: { role: 'system-admin', text: '国办发明电〔2026〕9号' },
  datasets: { text: '2024-09' },
  operations: { role: 'system-admin', text: '县里的备份.doudi' },
  staff: { role: 'supervisor', text: '江备案' },
  supervision: { role: 'supervisor', text: '一天看了 320 人' },
  audit: { role: 'audit-admin', text: '李经办' },
  ownRelatives: { text: '江亲属' },
  states: { text: '精神 三级' },
}

/** What files leave for people to do: a row in doubt, a lead, a fact asked for. */
async function plantImports({ app }: ServedCounty): Promise<void> {
  await addCandidate(app, 'L1042')
  await addLead(app, { name: '柳线索', division: willowTownship, department: '柳林乡' })
  await app.db.execute(sql`
    insert into data_request (county_code, id, dataset, department, division_code, period,
      first_month, reason, rules, households, requested_on, due_on, state)
    values (${app.county.code}, gen_random_uuid(), 'disability', '残联', ${willowTownship}, '2024-10',
      '2024-10', '还不知道护理补贴', '{}', 3, '2024-10-09', '2024-10-30', '待送达')
    on conflict do nothing`)
}

/** What the pages of people’s work show besides the county that is prepared. */
export async function plant(county: ServedCounty): Promise<void> {
  await plantImports(county)
  await propose(county, '审〔2024〕12号')
  await declareRelative(county, '江亲属')
  const acting = county.app.acting('测试', localDate('2024-10-11'))
  await loadMap(county.app, acting, { file: 'examples/county/map.geojson' })
  await county.app.db.execute(sql`
    insert into case_conference (county_code, id, alert_id, level, matter, state, proposed_by,
      proposed_on)
    select county_code, gen_random_uuid(), id, '乡镇', '精神残疾，多部门协同', '提请', '李经办',
      '2024-10-11'
    from alert where county_code = ${county.app.county.code} and rule = 'W43'`)
  await county.app.db.execute(sql`
    insert into calendar_year (year, published_on, document, published_by)
    values (2027, '2026-11-01', '国办发明电〔2026〕9号', '系统')`)
  await county.app.db.execute(sql`
    insert into policy_draft (county_code, id, number, title, base_version, effective_on, changes,
      reason, state, created_by, changed_by)
    values (${county.app.county.code}, gen_random_uuid(), 7, '提高农村低保标准',
      ${county.app.pack.version}, '2024-11-01',
      '{"parameters": [{"name": "低保标准", "code": "农村", "value": "510"}], "expressions": []}'::jsonb,
      '市里新标准', '起草', '李经办', '李经办')`)
  await county.app.refreshPolicy()
  await county.app.db.execute(sql`
    insert into backup_made (id, file_name, bytes, rows, made_at)
    values (gen_random_uuid(), '县里的备份.doudi', 1000000, 1000, now())`)
  await county.app.db.execute(sql`
    insert into staff_member (county_code, id, name, source, recorded_by, recorded_on)
    values (${county.app.county.code}, gen_random_uuid(), '江备案', '登记表', '测试', '2024-10-11')`)
  await county.app.db.execute(sql`
    insert into supervision_alert (county_code, id, kind, subject, period, actor, title, evidence,
      raised_on)
    values (${county.app.county.code}, gen_random_uuid(), '大量查阅', 'walk', '2024-10-11', '李经办',
      '一天看了 320 人', '{"看过的人数": 320}'::jsonb, '2024-10-11')`)
}

/** Which letter a condition is changes with every condition that the policy takes up before it. */
function propertyFailed({ app }: ServedCounty): Readonly<Record<string, string>> {
  const name = '家庭财产状况符合低保规定'
  const column = conditionColumns(app.pack).get(`类别/低保对象/${name}`)
  return { column: String(column), verdict: '不符合', name }
}

async function householdId({ app }: ServedCounty): Promise<string> {
  const [row] = await app.db.query<{ id: string }>(sql`
    select id from household where county_code = ${app.county.code} and number = 'L1042'`)
  return row?.id ?? ''
}

async function batchId({ app }: ServedCounty): Promise<string> {
  const [row] = await app.db.query<{ id: string }>(sql`
    select id from import_batch
    where county_code = ${app.county.code} and file_name = '2024年9月持证残疾人.csv'`)
  return row?.id ?? ''
}

async function policyDraftId({ app }: ServedCounty): Promise<string> {
  const [row] = await app.db.query<{ id: string }>(sql`
    select id from policy_draft where county_code = ${app.county.code} and number = 7`)
  return row?.id ?? ''
}

async function conferenceId({ app }: ServedCounty): Promise<string> {
  const [row] = await app.db.query<{ id: string }>(sql`
    select id from case_conference where county_code = ${app.county.code}`)
  return row?.id ?? ''
}
