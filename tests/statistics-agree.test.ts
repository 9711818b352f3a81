import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Who } from '#access/index'
import { recountStatistics, runDemo } from '#app/index'
import { sql } from '#db/index'
import type { AppPort, FigureAsked, Statistics } from '#http/index'
import { localDate } from '#kernel/index'
import { listedFigures } from '#oversight/index'
import { signInAs, type TestPost } from '../src/app/accounts/test-accounts.ts'
import type { App } from '../src/app/app.ts'
import { openDemo } from '../src/app/demo/open-demo.ts'
import { makeHttpPort } from '../src/app/http-port/make-http-port.ts'
import type { ServedCounty } from './browser/served-county.ts'
import { serveCopy } from './served-once.ts'

const day = '2024-10-11'
const places = { township: '999901100000', other: '999901101000' }

interface Asked {
  readonly port: AppPort
  readonly who: Who
}

/** How many the list has, page by page, each of them once. */
async function listed({ port, who }: Asked, part: Omit<FigureAsked, 'limit'>): Promise<number> {
  const seen = new Set<string>()
  let after: string | undefined
  do {
    const page = await port.listFigure({ actor: 'test', who }, { ...part, limit: 200, after })
    for (const { id } of page.items) {
      expect(seen.has(id), `${part.figure} ${id} twice`).toBe(false)
      seen.add(id)
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return seen.size
}

/** Every figure of the answer that a list stands behind, as the page links it. */
function linked(found: Statistics): [number, Omit<FigureAsked, 'limit'>][] {
  const { monitored, unmet, aided, handled, division } = found
  const all = { division: division.code }
  const due = '按期,逾期,超时'
  const answered = (
    one: Statistics['handled'],
    part: { division?: string; department?: string },
  ) => {
    const states: [number, string][] = [
      [one.due, due],
      [one.onTime, '按期'],
      [one.late, '逾期'],
      [one.overdue, '超时'],
    ]
    return states.map(([count, state]): [number, Omit<FigureAsked, 'limit'>] => [
      count,
      { figure: '办结', ...all, ...part, state },
    ])
  }
  return [
    [monitored?.persons ?? 0, { figure: '监测人口', ...all }],
    [monitored?.households ?? 0, { figure: '监测户', ...all }],
    [unmet?.alerts ?? 0, { figure: '待办预警', ...all, class: '①,②' }],
    [unmet?.households ?? 0, { figure: '未落实户', ...all }],
    [aided?.cases ?? 0, { figure: '发现到救助', ...all }],
    ...answered(handled, {}),
    ...found.classes.map(({ class: name, open }): [number, Omit<FigureAsked, 'limit'>] => [
      open,
      { figure: '待办预警', ...all, class: name },
    ]),
    ...found.structure.flatMap(({ kind, persons, households }) => [
      [persons, { figure: '监测人口' as const, ...all, kind }] as [number, FigureAsked],
      [households, { figure: '监测户' as const, ...all, kind }] as [number, FigureAsked],
    ]),
    ...found.places
      .filter(({ code }) => !code.endsWith('000000'))
      .flatMap((one) => [
        [one.persons, { figure: '监测人口' as const, division: one.code }] as [number, FigureAsked],
        [one.alerts, { figure: '待办预警' as const, division: one.code, class: '①,②,③,④' }] as [
          number,
          FigureAsked,
        ],
        ...answered(one, { division: one.code }),
      ]),
    ...found.rules.flatMap((one) => {
      if (one.rule === null) return []
      const of = (count: number, state?: string): [number, Omit<FigureAsked, 'limit'>] => [
        count,
        { figure: '规则成效', ...all, kind: one.rule ?? '', state },
      ]
      return [of(one.raised), of(one.confirmed, '属实'), of(one.vanished, '情形已消失')]
    }),
    ...found.departments.flatMap((one) => [
      [one.replies, { figure: '部门回复' as const, ...all, department: one.department }] as [
        number,
        FigureAsked,
      ],
      ...answered(one, { department: one.department }),
    ]),
    ...found.paid
      .slice(0, 1)
      .flatMap(({ month, households, failed }) => [
        [households, { figure: '实发' as const, ...all, kind: month }] as [number, FigureAsked],
        [failed, { figure: '实发' as const, ...all, kind: month, state: '失败' }] as [
          number,
          FigureAsked,
        ],
      ]),
  ]
}

async function agrees(asked: Asked, division?: string): Promise<Statistics> {
  const found = await asked.port.readStatistics({ actor: 'test', who: asked.who }, { division })
  expect(found.isFresh).toBe(true)
  const wrong: string[] = []
  for (const [count, part] of linked(found)) {
    const counted = await listed(asked, part)
    if (counted !== count) wrong.push(`${JSON.stringify(part)}: ${count} told, ${counted} listed`)
  }
  expect(wrong).toEqual([])
  return found
}

describe('what statistics tell is what their lists hold', { timeout: 60_000 }, () => {
  let county: ServedCounty
  let port: AppPort
  beforeAll(async () => {
    county = await serveCopy()
    port = makeHttpPort(county.app, day)
    await recountStatistics(county.app, localDate(day))
  }, 300_000)
  afterAll(() => county?.close())

  const as = async (post: TestPost): Promise<Asked> => ({
    port,
    who: (await signInAs(county.app, post)).who,
  })

  it('for the county, and for one township of it', async () => {
    const officer = await as({ role: 'county-officer' })
    const found = await agrees(officer)
    expect(found.monitored?.persons).toBeGreaterThan(0)
    expect(found.unmet?.alerts).toBeGreaterThan(0)
    expect(found.departments.length).toBeGreaterThan(0)
    await agrees(officer, places.township)
  })

  it('for a township, which is told of itself alone', async () => {
    const township = await as({ role: 'township-officer', division: places.township })
    const found = await agrees(township)
    expect(found.division.code).toBe(places.township)
    expect(found.divisions).toHaveLength(1)
    const caller = { actor: 'test', who: township.who }
    await expect(port.readStatistics(caller, { division: places.other })).rejects.toThrow(
      /没有找到/,
    )
    await expect(
      port.listFigure(caller, { figure: '监测人口', division: places.other, limit: 10 }),
    ).rejects.toThrow(/没有找到/)
  })

  it('for a department, which is told of what was pushed to it and of nobody else', async () => {
    const whole = await port.readStatistics(
      { actor: 'test', who: (await as({ role: 'county-officer' })).who },
      {},
    )
    const name = whole.departments[0]?.department ?? ''
    const department = await as({ role: 'department-officer', department: name })
    const found = await agrees(department)
    expect(found.monitored).toBeNull()
    expect([...found.structure, ...found.places, ...found.rules, ...found.paid]).toEqual([])
    expect(new Set(found.departments.map((one) => one.department))).toEqual(new Set([name]))
    for (const figure of listedFigures.filter((one) => one !== '办结' && one !== '部门回复')) {
      expect(await listed(department, { figure })).toBe(0)
    }
  })

  it('whoever looks from outside is not told of single villages, nor of rules about an illness', async () => {
    const viewer = await as({ role: 'upper-viewer' })
    const found = await port.readStatistics({ actor: 'test', who: viewer.who }, {})
    expect(found.places.length).toBeGreaterThan(0)
    const asked = { division: places.township }
    const inside = await port.readStatistics({ actor: 'test', who: viewer.who }, asked)
    expect(inside.places).toEqual([])
    expect(found.rules.some(({ rule }) => rule === null)).toBe(true)
  })

  it('a month that has no figures, and a population nobody has told, are said to be so', async () => {
    const officer = await as({ role: 'county-officer' })
    const caller = { actor: 'test', who: officer.who }
    await expect(port.readStatistics(caller, { month: '2023-01' })).rejects.toThrow(/没有统计数/)
    const found = await port.readStatistics(caller, {})
    expect(found.monitored?.population).toBeNull()
    expect(found.compared).toBeNull()
    expect(await port.readMap(caller)).toBeUndefined()
  })

  it('a change makes the figures old, and whoever asks next is given new ones', async () => {
    const officer = await as({ role: 'county-officer' })
    const caller = { actor: 'test', who: officer.who }
    const before = await port.readStatistics(caller, {})
    const [alert] = await county.app.db.query<{ id: string }>(sql`
      select id from alert where state = '处置中' and class = '②' limit 1`)
    await port.markMisreport(caller, alert?.id ?? '', { reason: '统计测试' })
    await recountStatistics(county.app, localDate(day))
    const after = await agrees(officer)
    expect(after.unmet?.second).toBe((before.unmet?.second ?? 0) - 1)
    expect(after.rules.reduce((sum, one) => sum + one.misreported, 0)).toBe(1)
  })
})

describe.runIf(process.env.DOUDI_LONG)('of the whole example county', { timeout: 900_000 }, () => {
  it('every figure is its list', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-statistics-'))
    let app: App | undefined
    try {
      app = await openDemo({ dataFolder: `${folder}/data`, engine: 'embedded' })
      await runDemo(app, () => undefined)
      await recountStatistics(app, localDate('2024-11-11'))
      const { who } = await signInAs(app, { role: 'county-officer' })
      const found = await agrees({ port: makeHttpPort(app, '2024-11-11'), who })
      expect(found.monitored?.population?.persons).toBe(20_006)
      expect(found.compared?.month).toBe('2024-10')
    } finally {
      await app?.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
