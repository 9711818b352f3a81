import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { areasOf, divisionNameOf, loadKnownDivisions } from '#access/index'
import { sql } from '#db/index'
import type { AppPort, Division, DivisionChange } from '#http/index'
import type { App } from '../src/app/app.ts'
import { makeHttpPort } from '../src/app/http-port/make-http-port.ts'
import { readPlaces } from '../src/app/http-port/places.ts'
import { openEmptyCounty } from './made-county.ts'

const today = '2024-10-11'
const willow = '999901100000'
const stone = '999901101000'
const caller = { actor: '系统管理员' }
let folder: string
let app: App
let port: AppPort

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-system-'))
  app = await openEmptyCounty(folder, 'pglite')
  port = makeHttpPort(app, today)
}, 240_000)
afterAll(async () => {
  await app?.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function changed(change: Omit<DivisionChange, 'document' | 'on'> & { on?: string }) {
  const { items } = await port.changeDivision(caller, {
    ...{ on: '2024-10-01', document: '民函〔2024〕12号' },
    ...change,
  })
  return (code: string): Division | undefined => items.find((one) => one.code === code)
}

test('a village is set up, renamed and ended; every name and the document stay', async () => {
  const code = '999901100301'
  const made = await changed({ step: '设立', code, parent: willow, name: '新村', on: '2024-09-01' })
  expect(made(code)).toMatchObject({ name: '新村', tier: '村', state: '现有', since: '2024-09-01' })
  const renamed = await changed({ step: '改名', code, name: '新柳村' })
  expect(renamed(code)).toMatchObject({
    name: '新柳村',
    document: '民函〔2024〕12号',
    changedBy: '系统管理员',
    former: [{ name: '新村', from: '2024-09-01', to: '2024-10-01' }],
  })
  const before = await port.listDivisions(caller, { asOf: '2024-09-15' })
  expect(before.items.find((one) => one.code === code)).toMatchObject({ name: '新村', former: [] })
  const ended = await changed({ step: '撤销', code, on: '2024-10-05' })
  expect(ended(code)).toMatchObject({ state: '已撤销', validTo: '2024-10-05' })
})

test.each<[string, Parameters<typeof changed>[0], string]>([
  [
    'a day to come',
    { step: '改名', code: willow, name: '柳树乡', on: '2024-10-12' },
    'division-day',
  ],
  ['the county itself', { step: '改名', code: '999901000000', name: '县' }, 'division-county'],
  [
    'a code of elsewhere',
    { step: '设立', code: '999902100301', parent: willow, name: '村' },
    'division-code',
  ],
  [
    'a code that was used',
    { step: '设立', code: '999901100301', parent: willow, name: '村' },
    'division-code-used',
  ],
  [
    'a name that is used',
    { step: '改名', code: '999901100201', name: '东柳村' },
    'division-name-used',
  ],
  ['a merger with itself', { step: '合并', code: willow, into: willow }, 'division-into'],
  ['an end with parts', { step: '撤销', code: willow }, 'division-needed'],
  ['one that is not there', { step: '撤销', code: '999901199000' }, 'division-not-there'],
])('%s is refused and nothing is written', async (_, change, code) => {
  const before = await port.listDivisions(caller)
  await expect(changed(change)).rejects.toMatchObject({ code: `system.${code}` })
  expect(await port.listDivisions(caller)).toEqual(before)
})

test('a merged township keeps its past; its villages, scope and names follow the other', async () => {
  expect(await port.divisionImpact(caller, stone)).toMatchObject({ households: 0, posts: 0 })
  const after = await changed({ step: '合并', code: stone, into: willow })
  expect(after(stone)).toMatchObject({
    state: '已并入',
    mergedInto: { code: willow, on: '2024-10-01' },
  })
  expect(after(willow)?.absorbed).toEqual([{ code: stone, name: '石桥镇', on: '2024-10-01' }])
  const village = after('999901101203')
  expect(village?.parent).toEqual({ code: willow, name: '柳林乡' })
  expect(village?.former[0]).toMatchObject({ parent: '石桥镇' })
  const known = await loadKnownDivisions(app.db, app.county.code, today)
  expect(areasOf(willow, known)).toEqual(['999901100', '999901101'])
  const { placeOf, townships } = await readPlaces(app.db, app.county.code)
  expect(placeOf('999901101203')).toEqual({ township: '柳林乡', village: '桥西村' })
  expect(placeOf(stone)).toEqual({ township: '柳林乡', village: null })
  expect(townships.map(({ code }) => code)).not.toContain(stone)
  const codes = [stone, willow, '999901101203', '999901999000']
  const named = await app.db.query<{ now: string; before: string | null }>(sql`
    select ${divisionNameOf(sql`c.code`)} as now, ${divisionNameOf(sql`c.code`, '2024-09-30')} as before
    from unnest(${codes}::text[]) with ordinality as c (code, at) order by at`)
  expect(named).toEqual([
    { now: '柳林乡', before: '石桥镇' },
    { now: '柳林乡', before: '柳林乡' },
    { now: '桥西村', before: '桥西村' },
    { now: null, before: null },
  ])
  const noted = await app.db.query<{ action: string; detail: string; actor: string }>(sql`
    select action, detail, actor from audit_entry where action = '合并区划'`)
  expect(noted).toEqual([
    { action: '合并区划', actor: '系统管理员', detail: expect.stringContaining('石桥镇') },
  ])
})

test('a year counts once it is published, and provisional deadlines are counted anew', async () => {
  const countyCode = app.county.code
  await app.db.execute(sql`
    insert into data_request (county_code, id, dataset, department, division_code, period,
      first_month, reason, rules, households, requested_on, due_on, due_provisional, state)
    values (${countyCode}, gen_random_uuid(), 'd', '残联', ${willow}, '2026-12', '2026-12', '',
      '{}', 1, '2026-12-31', '2027-01-07', true, '待送达')`)
  const { years } = await port.listCalendarYears(caller)
  expect(years.find(({ year }) => year === 2027)).toMatchObject({ state: '未公布', provisional: 1 })

  const input = { year: 2027, holidays: ['2027-01-01', '2027-01-04'], makeupWorkdays: [] }
  const draft = await port.saveCalendarDraft(caller, input)
  expect(draft).toMatchObject({ state: '未公布', holidays: [], draft: { changedBy: '系统管理员' } })
  const document = '国办发明电〔2026〕9号'
  const stale = { year: 2027, document, changedAt: '2024-10-11T00:00:00Z' }
  await expect(port.publishCalendarYear(caller, stale)).rejects.toMatchObject({
    code: 'system.calendar-changed',
  })
  const published = await port.publishCalendarYear(caller, {
    ...{ year: 2027, document, changedAt: draft.draft?.changedAt ?? '' },
  })
  expect(published).toMatchObject({
    state: '公布',
    source: '本县公布',
    document,
    moved: 1,
    draft: null,
  })
  expect(app.calendar.publishedYears).toContain(2027)
  const [row] = await app.db.query<{ due: string; provisional: boolean }>(sql`
    select due_on as due, due_provisional as provisional from data_request`)
  expect(row?.provisional).toBe(false)
  expect((row?.due ?? '') > '2027-01-04').toBe(true)
  expect((await port.readCalendarYear(caller, 2026)).source).toBe('政策文件')
})

test('a published year is corrected with a reason; what stood stays, deadlines follow', async () => {
  const before = await port.readCalendarYear(caller, 2027)
  const holidays = [...before.holidays, '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08']
  const { draft } = await port.saveCalendarDraft(caller, {
    year: 2027,
    holidays,
    makeupWorkdays: [],
  })
  const given = {
    year: 2027,
    document: '国办发明电〔2026〕10号',
    changedAt: draft?.changedAt ?? '',
  }
  await expect(port.publishCalendarYear(caller, given)).rejects.toMatchObject({
    code: 'system.calendar-reason',
  })
  const due = async () => {
    const [row] = await app.db.query<{ due: string }>(sql`select due_on as due from data_request`)
    return row?.due ?? ''
  }
  const dueBefore = await due()
  const after = await port.publishCalendarYear(caller, { ...given, reason: '通知印错，次日更正' })
  expect(after).toMatchObject({ moved: 1, document: given.document, holidays })
  expect((await due()) > dueBefore).toBe(true)
  expect(after.history).toMatchObject([
    { document: given.document, reason: '通知印错，次日更正', moved: 1, holidays },
    { document: '国办发明电〔2026〕9号', reason: null, holidays: before.holidays },
  ])
  const again = await port.saveCalendarDraft(caller, { year: 2027, holidays, makeupWorkdays: [] })
  const same = { ...given, changedAt: again.draft?.changedAt ?? '', reason: '再来一次' }
  await expect(port.publishCalendarYear(caller, same)).rejects.toMatchObject({
    code: 'system.calendar-same',
  })
  await port.dropCalendarDraft(caller, 2027)
})

test.each([
  [
    'a weekday as worked weekend',
    { holidays: [], makeupWorkdays: ['2028-01-05'] },
    'calendar-days',
  ],
  ['a day twice', { holidays: ['2028-01-01', '2028-01-01'], makeupWorkdays: [] }, 'calendar-days'],
  ['a day of another year', { holidays: ['2027-12-31'], makeupWorkdays: [] }, 'calendar-days'],
])('a draft with %s is refused', async (_, days, code) => {
  const wrong = async () => port.saveCalendarDraft(caller, { year: 2028, ...days })
  await expect(wrong()).rejects.toMatchObject({ code: `system.${code}` })
})

test('what was said of a column or a word is listed and forgotten', async () => {
  const { items } = await port.listReadings(caller)
  const dataset = items[0]?.code ?? ''
  await app.db.execute(sql`
    insert into column_mapping (county_code, dataset, header, field, confirmed_by)
    values (${app.county.code}, ${dataset}, '证号', '证件号码', '李经办')`)
  await app.db.execute(sql`
    insert into code_word (county_code, dataset, field, word, value, confirmed_by)
    values (${app.county.code}, ${dataset}, '残疾等级', '叁级', '三级', '李经办')`)
  const before = await port.listReadings(caller)
  expect(before.items[0]).toMatchObject({
    columns: [{ header: '证号' }],
    words: [{ word: '叁级' }],
  })
  await port.forgetReading(caller, { dataset, header: '证号' })
  const after = await port.forgetReading(caller, { dataset, field: '残疾等级', word: '叁级' })
  expect(after.items[0]).toMatchObject({ columns: [], words: [] })
  await expect(port.forgetReading(caller, { dataset, header: '证号' })).rejects.toMatchObject({
    code: 'system.reading-unknown',
  })
})

test('what runs says version, schema and policy, and that there is no backup', async () => {
  const found = await port.readOperations(caller)
  expect(found.about.schema).toMatch(/^00\d\d-/)
  expect(found.about.policy.version).toBe(app.pack.version)
  expect(found.backup).toMatchObject({ items: [], days: null, isOld: true })
  expect(found.lines.map(({ name }) => name)).toContain('引擎')
  expect(port.listRunningJobs(caller)).toEqual({ items: [] })
})
