import { beforeAll, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import type { CheckedPack } from './check-pack.ts'
import { compileCondition } from './compile-condition.ts'
import { compilePack } from './compile-pack.ts'
import { loadPack } from './load-pack.ts'

const day = localDate('2024-11-11')
const place = { file: 'test', line: 1, column: 1 }
let checked: CheckedPack

beforeAll(() => {
  checked = compilePack(loadPack({ files: policyFiles, catalogue, id: 'national' }), catalogue)
})

const severe =
  '残疾等级 in ("一级", "二级") or (残疾等级 = "三级" and 残疾类别 in ("智力", "精神"))'

test('a condition of a row is true, false or unknown as its facts are', () => {
  const { evaluate } = compileCondition(checked, { text: severe, day, place })
  expect(evaluate({ disability_grade: '二级' })).toBe(true)
  expect(evaluate({ disability_grade: '四级', disability_category: '精神' })).toBe(false)
  expect(evaluate({ disability_grade: '三级', disability_category: null })).toBe(null)
  expect(evaluate({})).toBe(null)
})

test('an amount is compared in fen', () => {
  const { evaluate, toSql } = compileCondition(checked, {
    text: '年自付医疗费用 > 15000',
    day,
    place,
  })
  expect(evaluate({ own_medical_cost: 1_500_000 })).toBe(false)
  expect(evaluate({ own_medical_cost: 1_500_001 })).toBe(true)
  expect(toSql((fact) => `u.v_${fact.code}`)).toContain('1500000')
})

test('a name that is nowhere is refused', () => {
  expect(() => compileCondition(checked, { text: '残疾级数 = "一级"', day, place })).toThrow(/残疾/)
})
