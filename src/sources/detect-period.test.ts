import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import { detectPeriod, monthIn } from './detect-period.ts'

const today = localDate('2024-10-11')
const nothing = { file: '名单.xlsx', titles: [], column: [], mayBeToday: false, today }

describe('the month in a text', () => {
  test.each([
    ['2024年9月_柳林乡.xlsx', '2024-09'],
    ['残联_202409.csv', '2024-09'],
    ['2024-09 发放.xls', '2024-09'],
    ['2024.9月报', '2024-09'],
    ['2024年1-9月累计', '2024-09'],
    ['2024年第三季度', '2024-09'],
    ['报表时间：2024年08月31日', '2024-08'],
    ['二〇二四年九月报表', '2024-09'],
    ['二零二四年十二月', '2024-12'],
    ['24年9月低保', '2024-09'],
  ])('%s', (text, month) => {
    expect(monthIn(text)).toBe(month)
  })

  test.each(['名单20240911.xlsx', '第13期', '2024年', '2024年13月', '202413.csv'])(
    'none in %s',
    (text) => {
      expect(monthIn(text)).toBeUndefined()
    },
  )
})

describe('the period of a file', () => {
  test('is the one asked for, then that of the name, the title, the column', () => {
    const all = { ...nothing, file: '2024年8月.csv', titles: ['2024年7月'], column: ['2024-06'] }
    expect(detectPeriod({ ...all, wanted: '2024-09' }).month).toBe('2024-09')
    expect(detectPeriod(all)).toEqual({ month: '2024-08', end: '2024-08-31', from: '文件名' })
    expect(detectPeriod({ ...all, file: '名单' }).month).toBe('2024-07')
    expect(detectPeriod({ ...all, file: '名单', titles: [] }).month).toBe('2024-06')
  })

  test('is that of today for a list kept at all times only', () => {
    expect(detectPeriod({ ...nothing, mayBeToday: true }).month).toBe('2024-10')
    expect(() => detectPeriod(nothing)).toThrow('--period 2024-09')
  })

  test.each([
    ['11月死亡人员.txt', '2023-11'],
    ['两补10月.et', '2024-10'],
    ['一至九月份名单.xls', '2024-09'],
    ['1-9月累计.xlsx', '2024-09'],
  ])('is the last month of that name where no year is written: %s', (file, month) => {
    expect(detectPeriod({ ...nothing, file })).toMatchObject({ month, from: '缺年份的月份' })
  })

  test.each(['近12月情况.xls', '名单13月.csv', '前3月.csv'])('is none of %s', (file) => {
    expect(() => detectPeriod({ ...nothing, file })).toThrow('看不出文件')
  })

  test('does not begin after today', () => {
    expect(() => detectPeriod({ ...nothing, wanted: '2024-11' })).toThrow('晚于今天')
    expect(() => detectPeriod({ ...nothing, wanted: '2024-9' })).toThrow('不是年-月的写法')
  })
})
