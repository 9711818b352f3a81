import { describe, expect, it } from 'vitest'
import { type CalendarDays, localDate } from '#kernel/index'
import { loadCatalogue } from './catalogue.ts'
import { loadPack } from './load-pack.ts'
import { readSchedules } from './read-schedules.ts'
import { readValidities, validUntil } from './read-validities.ts'
import { windowBefore, windowOn } from './schedule.ts'

const catalogue = loadCatalogue([])
const calendar: CalendarDays = { publishedYears: [2024], holidays: [], makeupWorkdays: [] }

const head = (id: string, bases = '') => ({
  path: `${id}/pack.yaml`,
  text: `标识: ${id}\n名称: ${id}\n继承: [${bases}]\n部门: [{名称: 教育, 全称: 局}, {名称: 医保, 全称: 局}]\n数据集: [{代码: students, 名称: 在校学生}]\n`,
})
const file = (id: string, text: string) => ({
  path: `${id}/x.yaml`,
  text: `文件: {文号: ${id}文件}\n${text}`,
})
const packOf = (place: string, base = '') =>
  loadPack({
    files: [head('base'), file('base', base), head('place', 'base'), file('place', place)],
    catalogue,
    id: 'place',
  })
const monthly =
  '名称: 甲, 层级: 县级, 范围: 整体, 数据集: 全部, 周期: 月, 起日: 11, 止日: 20, 部门层级: 县级, 依据: 一'
const schedulesOf = (...entries: string[]) =>
  readSchedules(packOf(`比对安排:\n${entries.map((one) => `  - {${one}}\n`).join('')}`))

function first(...entries: string[]) {
  const [schedule] = schedulesOf(...entries)
  if (!schedule) throw new Error('no schedule')
  return schedule
}

describe('the timetable of comparisons', () => {
  it('a month with its days, for all datasets', () => {
    expect(first(monthly)).toMatchObject({
      scope: '整体',
      cycle: '月',
      fromDay: 11,
      until: { day: 20 },
      isExample: false,
      basis: { document: 'place文件', article: '一' },
    })
    expect(first(monthly).datasets).toBeUndefined()
  })

  it('the nearest pack that has any replaces the whole timetable', () => {
    const base = `比对安排:\n  - {${monthly.replace('甲', '旧')}}\n`
    const place = `比对安排:\n  - {${monthly}}\n`
    expect(readSchedules(packOf(place, base)).map(({ name }) => name)).toEqual(['甲'])
    expect(readSchedules(packOf('', base)).map(({ name }) => name)).toEqual(['旧'])
    expect(readSchedules(packOf(''))).toEqual([])
  })

  it('the month of a quarter is a parameter, and an example where the parameter is', () => {
    const parameter =
      '参数:\n  比对月份: {单位: 个, 取值: [{自: 2024-01-01, 值: 2, 来源: 示例, 说明: 未写}], 依据: 一}\n'
    const entry = monthly.replace('周期: 月', '周期: 季, 月份: 比对月份')
    const [schedule] = readSchedules(packOf(`${parameter}比对安排:\n  - {${entry}}\n`))
    expect(schedule).toMatchObject({ isExample: true, months: [{ months: [2] }] })
  })

  it.each([
    [monthly.replace('周期: 月', '周期: 旬'), '不认识的取值“旬”'],
    [monthly.replace('范围: 整体', '范围: 整個'), '不认识的取值“整個”'],
    [monthly.replace('止日: 20', '止日: 10'), '不早于起日 11 的日子'],
    [monthly.replace('起日: 11', '起日: 32'), '1 到 31 的日子'],
    [monthly.replace('数据集: 全部', '数据集: [studnets]'), '是否想写“students”？'],
    [monthly.replace('数据集: 全部', '数据集: []'), '“全部”或至少一项'],
    [monthly.replace('周期: 月', '周期: 季'), '缺少“月份”'],
    [monthly.replace('周期: 月', '周期: 季, 月份: [4]'), '1 到 3 的月序'],
    [monthly.replace('周期: 月', '周期: 季, 月份: 比对月'), '不认识“比对月”'],
    [monthly.replace('周期: 月', '周期: 月, 月份: [1]'), '不认识的键“月份”'],
    [`${monthly}, 部门: [民宗]`, '不认识的取值“民宗”'],
    [`${monthly}, 来源: 示例`, '缺少“说明”'],
    [`${monthly}, 时限: 5, 单位: 工作日`, '只写“止日”或“时限”之一'],
    [monthly.replace('止日: 20', '时限: 5, 单位: 周'), '不认识的取值“周”'],
    [`${monthly}, 依椐: 一`, '不认识的键“依椐”'],
  ])('%s is refused with its place', (entry, sentence) => {
    expect(() => schedulesOf(entry)).toThrow(/place\/x.yaml 第 3 行/)
    expect(() => schedulesOf(entry)).toThrow(sentence)
  })
})

describe('the window of a day', () => {
  const on = (entry: string, day: string) => windowOn(first(entry), localDate(day), calendar)

  it.each([
    ['2024-10-05', '2024-10-11', '2024-10-20', '2024年10月'],
    ['2024-10-31', '2024-10-11', '2024-10-20', '2024年10月'],
    ['2024-12-01', '2024-12-11', '2024-12-20', '2024年12月'],
  ])('monthly on %s', (day, from, to, name) => {
    expect(on(monthly, day)).toEqual({ from, to, name, isProvisional: false })
  })

  it.each([
    ['2024-10-05', '2024-11-11', '2024年第4季度'],
    ['2024-12-31', '2024-11-11', '2024年第4季度'],
    ['2025-01-01', '2025-02-11', '2025年第1季度'],
  ])('quarterly in the second month on %s', (day, from, name) => {
    const quarterly = monthly.replace('周期: 月', '周期: 季, 月份: [2]')
    expect(on(quarterly, day)).toMatchObject({ from, name })
  })

  it('of two months of a quarter the one that has begun', () => {
    const twice = monthly.replace('周期: 月', '周期: 季, 月份: [1, 3]')
    expect(on(twice, '2024-10-01').from).toBe('2024-10-11')
    expect(on(twice, '2024-12-10').from).toBe('2024-10-11')
    expect(on(twice, '2024-12-11').from).toBe('2024-12-11')
  })

  it('the window before, across a year', () => {
    const schedule = first(monthly)
    const january = windowOn(schedule, localDate('2025-01-15'), calendar)
    expect(windowBefore(schedule, january, calendar).from).toBe('2024-12-11')
  })

  it('the thirty-first of a short month is its last day', () => {
    const late = monthly.replace('起日: 11, 止日: 20', '起日: 28, 止日: 31')
    expect(on(late, '2024-02-10')).toMatchObject({ from: '2024-02-28', to: '2024-02-29' })
  })

  it('working days, provisional in a year whose holidays are not published', () => {
    const working = monthly.replace('止日: 20', '时限: 5, 单位: 工作日')
    expect(on(working, '2024-10-11')).toMatchObject({ to: '2024-10-18', isProvisional: false })
    expect(on(working, '2026-10-12')).toMatchObject({ isProvisional: true })
  })
})

describe('how long an answer holds', () => {
  const procedures =
    '程序:\n  - {名称: 复核, 时限: 12, 单位: 个月, 依据: 一}\n  - {名称: 短, 时限: 6, 单位: 个月, 适用: [低保对象], 依据: 一}\n  - {名称: 日, 时限: 6, 单位: 天, 依据: 一}\n'
  const since = localDate('2024-03-31')

  it('the earliest procedure for the class', () => {
    const found = readValidities(packOf(`${procedures}查询答复: {有效期: [复核, 短]}\n`))
    expect(validUntil(found, { category: '低保对象', since })?.on).toBe('2024-09-30')
    expect(validUntil(found, { category: '特困人员', since })?.on).toBe('2025-03-31')
    expect(validUntil([], { category: '特困人员', since })).toBeUndefined()
  })

  it('a procedure that is none, or not in months, is refused', () => {
    const read = (name: string) =>
      readValidities(packOf(`${procedures}查询答复: {有效期: [${name}]}\n`))
    expect(() => read('复合')).toThrow('是否想写“复核”')
    expect(() => read('日')).toThrow('以个月为时限的程序')
  })
})
