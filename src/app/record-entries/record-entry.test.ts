import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import type {
  EntryDone,
  EntryInput,
  Explanation,
  Fact,
  FactConflicts,
  Household,
  ListedEntries,
  SearchHits,
} from '#http/index'
import { numberOf, people, type ServedCounty } from '../../../tests/browser/served-county.ts'
import { wrongKeys } from '../../../tests/person-keys.ts'
import { serveCopy } from '../../../tests/served-once.ts'
import { type SignedInTest, signInAs } from '../accounts/test-accounts.ts'

let county: ServedCounty
let officer: SignedInTest
let neighbour: SignedInTest
let aide: SignedInTest
let [home, alone] = ['', '']
const members: Record<string, string> = {}

beforeAll(async () => {
  county = await serveCopy()
  const { app } = county
  officer = await signInAs(app, {
    ...{ role: 'township-officer', division: '999901100000', name: '方青竹' },
  })
  neighbour = await signInAs(app, { role: 'township-officer', division: '999901101000' })
  aide = await signInAs(app, { role: 'village-aide', division: '999901100201', name: '江白芷' })
  const rows = await app.db.query<{ id: string; home: string; name: string }>(sql`
    select p.id, f.household_id as home, p.name
    from person as p join person_profile as f on f.person_id = p.id`)
  for (const { id, name } of rows) members[name] = id
  home = rows.find(({ name }) => name === people.guyu.name)?.home ?? ''
  alone = rows.find(({ name }) => name === people.qiufen.name)?.home ?? ''
})
afterAll(() => county?.close())

interface Answer<T> {
  readonly status: number
  readonly body: T & {
    readonly code?: string
    readonly message?: string
    readonly version?: number
    readonly fields?: readonly { readonly key: string; readonly [of: string]: unknown }[]
  }
}

async function call<T>(who: SignedInTest, path: string, body?: unknown): Promise<Answer<T>> {
  const response = await fetch(`${county.server.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie: who.cookie,
      'x-csrf-token': who.csrf,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  // The interface's own answer, as its schema has it.
  return { status: response.status, body: (await response.json()) as Answer<T>['body'] }
}

function entry(given: Partial<EntryInput>): EntryInput {
  return {
    ...{ kind: '走访', householdId: home, channel: '入户走访', reportedBy: '江白芷' },
    ...{ reason: '入户看到', effectiveOn: '2024-10-10', facts: [], members: [] },
    ...given,
  }
}

function ofNobody({ householdId: _, ...rest }: EntryInput): EntryInput {
  return rest
}

const enter = (who: SignedInTest, given: Partial<EntryInput>) =>
  call<EntryDone>(who, '/api/entries', entry(given))
const enterNew = (given: Partial<EntryInput>) =>
  call<EntryDone>(officer, '/api/entries', ofNobody(entry(given)))
const read = async () => (await call<Household>(officer, `/api/households/${home}`)).body
async function factOf(subject: string, code: string, asOf = ''): Promise<Fact | undefined> {
  const { body } = await call<{ items: Fact[] }>(officer, `/api/households/${home}/facts${asOf}`)
  return body.items.find((one) => one.subjectId === subject && one.code === code)
}

async function revealed(id: string, field: string): Promise<string> {
  const subject = id === home ? '户' : '人'
  const asked = { subject, id, field, purpose: '核对登记内容' }
  return (await call<{ value: string }>(officer, '/api/reveals', asked)).body.value
}

describe('an entry by hand', () => {
  test('changes the verdict at once, stands as its source, and is undone', async () => {
    const clerk = county.server
    const facts = [{ subjectId: alone, code: 'household_income', value: 900_000 }]
    const done = await enter(clerk, { kind: '核实', householdId: alone, facts })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect(done.body.category.before).toBe('低保对象')
    expect(done.body.category.after).not.toBe('低保对象')
    const source = async (day = '') => {
      const { body } = await call<{ items: Fact[] }>(clerk, `/api/households/${alone}/facts${day}`)
      return body.items.find(({ code }) => code === 'household_income')?.source
    }
    expect(await source()).toMatchObject({ dataset: '核实结清', period: '2024-10-10' })
    expect((await source('?asOf=2024-10-09'))?.dataset).not.toBe('核实结清')
    const why = await call<Explanation>(clerk, `/api/households/${alone}/explanation`)
    expect(JSON.stringify(why.body.categories)).toContain('核实结清')

    const path = `/api/entries/${done.body.entryId}/undo`
    const undone = await call<EntryDone>(clerk, path, { reason: '记错了人' })
    expect(undone.body.category.after).toBe('低保对象')
    expect((await source())?.dataset).not.toBe('核实结清')
    const { body: listed } = await call<ListedEntries>(clerk, `/api/households/${alone}/entries`)
    expect(listed.items[0]).toMatchObject({
      ...{ kind: '核实', channel: '入户走访', facts: ['家庭年收入'], mayUndo: false },
      undone: { reason: '记错了人' },
    })
    const chain = await call<{ items: { kind: string }[] }>(clerk, `/api/households/${alone}/chain`)
    const kinds = chain.body.items.map(({ kind }) => kind)
    expect(kinds.filter((kind) => ['登记', '撤回登记'].includes(kind))).toEqual([
      '登记',
      '撤回登记',
    ])
  })

  test('that nobody knows refuses nobody: the verdict stays', async () => {
    const subjectId = members[people.mangzhong.name] ?? ''
    const facts = [{ subjectId, code: 'employment_status', value: null }]
    const { body } = await enter(officer, { facts })
    expect(body.category.before).toBe(body.category.after)
    expect(body.members).toEqual([])
  })

  test('tells everything that must be mended at once, and writes nothing', async () => {
    const subjectId = members[people.mangzhong.name] ?? ''
    const { status, body } = await enter(officer, {
      ...{ channel: '听说', reportedBy: ' ', effectiveOn: '2024-10-12' },
      facts: [
        { subjectId, code: 'employment_status', value: '忙' },
        { subjectId, code: 'wage', value: 12.5 },
      ],
    })
    expect(status).toBe(422)
    expect(body.fields?.map(({ key }) => key)).toEqual([
      ...['channel', 'reportedBy', 'effectiveOn'],
      ...[`facts.${subjectId}.employment_status`, `facts.${subjectId}.wage`],
    ])
  })

  test('of what somebody else changed meanwhile is refused field by field, of other things taken', async () => {
    const subjectId = members[people.guyu.name] ?? ''
    const { version } = await read()
    const first = [{ subjectId, code: 'wage', value: 120_000 }]
    expect((await enter(officer, { version, facts: first })).status).toBe(200)
    const mine = [{ subjectId, code: 'wage', value: 80_000 }]
    const { status, body } = await enter(county.server, { version, facts: mine })
    expect(status).toBe(409)
    expect(body.fields).toMatchObject([
      { key: `facts.${subjectId}.wage`, mine: 80_000, theirs: null, masked: '揭示', by: '方青竹' },
    ])
    const other = [{ subjectId, code: 'able_to_work', value: true }]
    expect((await enter(county.server, { version, facts: other })).status).toBe(200)
    const chosen = [{ subjectId, code: 'wage', value: 80_000 }]
    const again = await enter(county.server, { version: body.version ?? 1, facts: chosen })
    expect(again.status).toBe(200)
    expect(await revealed(subjectId, 'wage')).toBe('800.00 元')
  })

  test('that differs from a file is a conflict until somebody settles it', async () => {
    const facts = [{ subjectId: home, code: 'household_income', value: 3_000_000 }]
    await enter(officer, { facts })
    expect((await factOf(home, 'household_income'))?.unknown?.why).toBe('冲突')
    const { body: open } = await call<FactConflicts>(officer, `/api/households/${home}/conflicts`)
    const conflict = open.items.find(({ code }) => code === 'household_income')
    expect(conflict).toMatchObject({
      masked: '揭示',
      candidates: [{ value: null }, { value: null }],
    })
    expect(await revealed(home, 'household_income')).toBe('乡镇：30,000.00 元；民政：27,648.00 元')
    expect((await read()).conflicts).toBe(1)
    const visit = conflict?.candidates.find(({ source }) => source?.department === '乡镇')
    const settled = await enter(officer, {
      ...{ kind: '核实', reason: '核对了工资流水' },
      facts: [{ ...facts[0], value: null, from: visit?.batchId }] as EntryInput['facts'],
    })
    expect(settled.status, JSON.stringify(settled.body)).toBe(200)
    expect((await factOf(home, 'household_income'))?.source).toMatchObject({ dataset: '核实结清' })
    expect(await revealed(home, 'household_income')).toBe('30,000.00 元')
    expect((await read()).conflicts).toBe(0)
  })
})

describe('whoever is outside', () => {
  test('finds no such household, and no such entry', async () => {
    const facts = [{ subjectId: home, code: 'income_steady', value: true }]
    const refused = await enter(neighbour, { facts })
    const guessed = await enter(neighbour, {
      ...{ householdId: '01890000-0000-7000-8000-000000000000', facts },
    })
    expect([refused.status, guessed.status]).toEqual([404, 404])
    expect(refused.body.code).toBe(guessed.body.code)
    const made = await enter(officer, { facts })
    const undo = { reason: '撤' }
    const own = await call(neighbour, `/api/entries/${made.body.entryId}/undo`, undo)
    const none = await call(
      neighbour,
      '/api/entries/01890000-0000-7000-8000-000000000000/undo',
      undo,
    )
    expect([own.status, own.body]).toEqual([none.status, none.body])
    expect((await call<SearchHits>(neighbour, '/api/search?q=zgy')).body.items).toEqual([])
  })

  test('a village enters visits of its own, and nothing that residents declare', async () => {
    const facts = [{ subjectId: home, code: 'change_told', value: true }]
    expect((await enter(aide, { facts })).status).toBe(200)
    const declared = await enter(aide, { facts, channel: '自主申报' })
    expect(declared.body.fields?.map(({ key }) => key)).toEqual(['channel'])
  })
})

describe('a new household', () => {
  const number = numberOf('1980-02-03', 21)
  test('is found by name, letters, last four, number and telephone, and closed when undone', async () => {
    const done = await enterNew({
      ...{ kind: '新户', channel: '自主申报' },
      ...{ divisionCode: '999901100202', address: '东柳村三组' },
      members: [
        { name: '苏木槿', identity: number, relation: '本人', phone: '13800001111' },
        { name: '苏小米', birthDate: '2015-03-02', sex: '女', relation: '子女' },
      ],
    })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const why = async (text: string) => {
      const { body } = await call<SearchHits>(officer, `/api/search?q=${encodeURIComponent(text)}`)
      return body.items.map((hit) => `${hit.name} ${hit.why}`)
    }
    expect(await why('苏木')).toEqual(['苏木槿 姓名'])
    expect(await why('smj')).toEqual(['苏木槿 拼音'])
    expect(await why('sumujin')).toEqual(['苏木槿 拼音'])
    expect(await why(number.slice(-4))).toContain('苏木槿 证号后四位')
    expect(await why('13800001111')).toEqual(['苏木槿 电话'])
    const { body: made } = await call<Household>(
      officer,
      `/api/households/${done.body.householdId}`,
    )
    expect(await why(made.number)).toEqual(['苏木槿 户号'])
    expect(await why(`smj ${number.slice(-4)}`)).toHaveLength(1)
    expect(made.members).toMatchObject([{ age: 44 }, { age: 9, relation: '子女' }])

    const taken = await enter(officer, {
      kind: '成员',
      members: [{ name: '苏木槿', identity: number, relation: '配偶' }],
    })
    expect(taken.body.message).toContain(made.number)

    const path = `/api/entries/${done.body.entryId}/undo`
    const undone = await call(officer, path, { reason: '重复登记' })
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    expect(await why('smj')).toEqual([])
  })

  test('members come with births, leave with divorces, and come back when that is undone', async () => {
    const born = await enter(officer, {
      ...{ kind: '事件', event: '出生', members: [{ name: '周冬至', relation: '孙子女' }] },
    })
    expect(born.status, JSON.stringify(born.body)).toBe(200)
    const names = async () => (await read()).members.map(({ name }) => name)
    expect(await names()).toContain('周冬至')
    const personId = members[people.xiaoman.name] ?? ''
    const left = await enter(officer, { kind: '事件', event: '离婚', personId })
    expect(left.status, JSON.stringify(left.body)).toBe(200)
    expect(await names()).not.toContain(people.xiaoman.name)
    await call(officer, `/api/entries/${left.body.entryId}/undo`, { reason: '没有办成' })
    expect(await names()).toContain(people.xiaoman.name)
    expect((await factOf(personId, 'disability_grade'))?.masked).toBe('揭示')
    const head = members[people.guyu.name] ?? ''
    const alone = await enter(officer, { kind: '事件', event: '迁出', personId: head })
    expect(alone.body.fields?.map(({ key }) => key)).toEqual(['newHeadId'])
    const died = await enter(officer, { kind: '事件', event: '死亡', personId: head })
    expect(died.status).toBe(200)
    expect(await factOf(head, 'death_date')).toMatchObject({ value: '2024-10-10' })
  })

  test('moves within the scope, and back when undone', async () => {
    const moved = await enter(officer, {
      ...{ kind: '事件', event: '迁移', divisionCode: '999901100203', address: '西柳村二组' },
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(await read()).toMatchObject({ village: '西柳村', address: '西柳村二组' })
    expect(await wrongKeys(county.app.db, { countyCode: county.app.county.code })).toEqual([])
    await call(officer, `/api/entries/${moved.body.entryId}/undo`, { reason: '没有搬' })
    expect((await read()).village).toBe('柳林村')
    const away = { kind: '事件', event: '迁移', divisionCode: '999901101201' } as const
    expect((await enter(officer, away)).status).toBe(404)
  })
})
