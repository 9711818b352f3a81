import { expect, test } from 'vitest'
import { hideNumbers, quoted } from './hide-numbers.ts'
import { cleanCell } from './index.ts'

test.each([
  ['999901197001011234', '999*************34'],
  ['身份证99990119700101123X号', '身份证999*************3X号'],
  ['９９９９０１１９７００１０１１２３４', '999*************34'],
  ['999901 19700101 1234', '999*************34'],
  ['999901-19700101-123x', '999*************3x'],
  ['9999\u200b01197001011234', '999*************34'],
  ['手机13800001234', '手机138******34'],
  ['6222 0200 0000 0000 123', '622**************23'],
])('of %j no whole number is shown', (text, shown) => {
  expect(hideNumbers(text)).toBe(shown)
})

test.each(['肢体二级', '2024-09-01', '2024年9月1日至2024年10月2日', '1200.50', '柳林乡东柳村12组'])(
  '%j stands as it was written',
  (text) => {
    expect(hideNumbers(text)).toBe(text)
  },
)

test('what is quoted is hidden before it is cut', () => {
  expect(quoted('这个人的身份证号码是999901197001011234')).not.toMatch(/\d{5}/)
})

const today = '2024-10-11' as Parameters<typeof cleanCell>[2]['today'] // a day as it is written

test('a column of amounts answers 是 or 否: whoever gets one gets it', () => {
  const about = '生活补贴 困难残疾人生活补贴在领'
  const read = (cell: string | number) => cleanCell('truth', cell, { today, unit: '元', about })
  expect(read(80)).toMatchObject({ value: true, flags: ['由金额推断'] })
  expect(read('1,200.50')).toMatchObject({ value: true })
  expect(read(0)).toMatchObject({ value: false })
  expect(read('0.00')).toMatchObject({ value: false })
  expect(read('').value).toBeNull()
  expect(cleanCell('truth', 2, { today, about }).unknownWord, 'a code that nobody explained').toBe(
    '2',
  )
})

test('traditional characters of a code word are read, and said', () => {
  const codes = [
    { value: '一级', synonyms: [] },
    { value: '肢体', synonyms: [] },
  ]
  expect(cleanCell('code', '一級', { today, codes })).toMatchObject({
    value: '一级',
    flags: ['繁体'],
  })
  expect(cleanCell('code', '肢體', { today, codes })).toMatchObject({ value: '肢体' })
  expect(cleanCell('code', '肢体', { today, codes }).flags).toEqual([])
})
