import { describe, expect, it, test } from 'vitest'
import type { Scope, SensitiveMode } from './domain.ts'
import { type MaskedFact, maskOf, maskOfAll, nothingPushed, seesMember } from './mask.ts'
import { maskNumber } from './mask-number.ts'

const grade: MaskedFact = { code: 'disability_grade', sensitivity: '高', authority: '残联' }
const income: MaskedFact = { code: 'household_income', sensitivity: '中', authority: '民政' }
const county: Scope = { kind: '全县' }
const federation: Scope = { kind: '推送', department: '残联', areas: null }
const school: Scope = { kind: '推送', department: '教育', areas: null }
const looking = (scope: Scope, sensitive: SensitiveMode) => ({ scope, sensitive })
const pushed = { ...nothingPushed, facts: new Set(['disability_grade']), people: new Set(['p1']) }

describe('a fact of high sensitivity', () => {
  it('is shown as the role says, and to the program as it stands', () => {
    expect(maskOf(looking(county, '可见'), grade)).toBeNull()
    expect(maskOf(looking(county, '揭示'), grade)).toBe('揭示')
    expect(maskOf(looking({ kind: '辖区', areas: ['9'] }, '隐去'), grade)).toBe('隐去')
    expect(maskOf(undefined, grade)).toBeNull()
  })

  it('of medium or low sensitivity stands', () => {
    expect(maskOf(looking(county, '隐去'), income)).toBeNull()
  })
})

describe('a department', () => {
  it('sees what it is the authority for, and what its pushes rest on by its role', () => {
    expect(maskOf(looking(federation, '隐去'), grade, pushed)).toBeNull()
    expect(maskOf(looking(school, '揭示'), grade, pushed)).toBe('揭示')
    expect(maskOf(looking(school, '可见'), grade, pushed)).toBeNull()
  })

  it('sees nothing else, and nothing where nothing was pushed', () => {
    expect(maskOf(looking(school, '可见'), income, pushed)).toBe('范围外')
    expect(maskOf(looking(school, '可见'), grade)).toBe('范围外')
  })

  it('sees the members that a push is about, all of them where it is about the household', () => {
    expect(seesMember(looking(school, '可见'), 'p1', pushed)).toBe(true)
    expect(seesMember(looking(school, '可见'), 'p2', pushed)).toBe(false)
    expect(seesMember(looking(school, '可见'), 'p2', { ...pushed, people: null })).toBe(true)
    expect(seesMember(looking(county, '隐去'), 'p2', nothingPushed)).toBe(true)
  })
})

it('a role without people sees none', () => {
  expect(maskOf(looking({ kind: '无' }, '可见'), income)).toBe('范围外')
  expect(seesMember(looking({ kind: '无' }, '可见'), 'p1', { ...pushed, people: null })).toBe(false)
})

it('a sentence is shown as the strictest of its facts', () => {
  expect(maskOfAll(looking(county, '揭示'), [income, grade])).toBe('揭示')
  expect(maskOfAll(looking(school, '揭示'), [income, grade], pushed)).toBe('隐去')
  expect(maskOfAll(looking(county, '隐去'), [income])).toBeNull()
})

test.each([
  ['identity', '999901195403030024', '999*************24'],
  ['phone', '13800001234', '138******34'],
  ['phone', '3728888', '*******'],
  ['bankCard', '6222020200000000123', '***************0123'],
] as const)('%s %s is shown as %s', (kind, number, shown) => {
  expect(maskNumber(kind, number)).toBe(shown)
})
