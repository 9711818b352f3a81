import { expect, test } from 'vitest'
import { defineRefusals, isRefusal, Refusal } from './refusal.ts'

const refuse = defineRefusals('sources', {
  'column-missing': {
    status: 422,
    sentence: (d: { column: string; file: string }) =>
      `《${d.file}》缺少“${d.column}”列，请补上后重新导入。`,
  },
  busy: { status: 409, sentence: () => '正在导入另一个文件，请稍后再试。' },
})

test('a refusal carries its code, status, details and Chinese sentence', () => {
  const refusal = refuse('column-missing', { column: '残疾等级', file: '残联.xlsx' })
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal.code).toBe('sources.column-missing')
  expect(refusal.status).toBe(422)
  expect(refusal.details).toEqual({ column: '残疾等级', file: '残联.xlsx' })
  expect(refusal.message).toBe('《残联.xlsx》缺少“残疾等级”列，请补上后重新导入。')
})

test('a sentence without details needs none', () => {
  expect(refuse('busy')).toMatchObject({ code: 'sources.busy', status: 409, details: {} })
})

test('the cause is kept', () => {
  const cause = new Error('EBUSY')
  expect(refuse('busy', {}, { cause }).cause).toBe(cause)
})

test('details that do not fit the sentence do not compile', () => {
  // @ts-expect-error the file is missing
  expect(refuse('column-missing', { column: '残疾等级' }).message).toContain('undefined')
  // @ts-expect-error no such reason
  expect(() => refuse('row-missing')).toThrow(RangeError)
})

test('other errors are no refusals', () => {
  expect(isRefusal(refuse('busy'))).toBe(true)
  expect(isRefusal(new Refusal({ code: 'a.b', status: 400, sentence: '请重试。' }))).toBe(true)
  expect(isRefusal(new Error('x'))).toBe(false)
  expect(isRefusal(undefined)).toBe(false)
})
