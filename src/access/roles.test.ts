import { describe, expect, it } from 'vitest'
import type { Role } from './domain.ts'
import { areasOf, excludedPair, whoOf } from './roles.ts'

const countyCode = '410721'
const role = (scope: Role['scope'], more: Partial<Role> = {}): Role => ({
  ...{ code: 'one', name: '岗', scope, permissions: ['查看家庭'], sensitive: '揭示' },
  ...{ exportRows: 10, needsSecondFactor: false, excludes: [], ...more },
})
const merges = [
  { from: '410721102000', into: '410721101000' },
  { from: '410721103201', into: '410721102202' },
]

function scopeOf(
  kind: Role['scope'],
  divisionCode: string | null,
  department: string | null = null,
) {
  const account = { id: 'a', name: '张经办' }
  const divisions = { countyCode, merges: [] }
  return whoOf({ account, post: { divisionCode, department }, role: role(kind), divisions }).scope
}

describe('the scope of a post', () => {
  it('a role of the whole county sees it all, unless the post lies in a part of it', () => {
    expect(scopeOf('全县', null)).toEqual({ kind: '全县' })
    expect(scopeOf('全县', '410721000000')).toEqual({ kind: '全县' })
    expect(scopeOf('全县', '410700000000')).toEqual({ kind: '全县' })
    expect(scopeOf('全县', '410721101000')).toEqual({ kind: '辖区', areas: ['410721101'] })
    expect(scopeOf('全县', '410722000000')).toEqual({ kind: '辖区', areas: ['410722'] })
  })

  it('a township sees what its nine digits begin, a village its twelve', () => {
    expect(scopeOf('辖区', '410721101000')).toEqual({ kind: '辖区', areas: ['410721101'] })
    expect(scopeOf('辖区', '410721101201')).toEqual({ kind: '辖区', areas: ['410721101201'] })
  })

  it('a department sees what was pushed to it, its branch that of its area', () => {
    expect(scopeOf('推送', null, '医保')).toEqual({
      ...{ kind: '推送', department: '医保', areas: null },
    })
    expect(scopeOf('推送', '410721000000', '医保')).toMatchObject({ areas: null })
    expect(scopeOf('推送', '410721101000', '乡镇')).toMatchObject({ areas: ['410721101'] })
  })

  it.each([
    ['辖区', null, null],
    ['辖区', 'x', null],
    ['辖区', '%', null],
    ['全县', '', null],
    ['推送', null, null],
    ['推送', '12', '医保'],
    ['无', '410721000000', '医保'],
  ] as const)('%s in %s of %s sees nothing', (kind, division, department) => {
    expect(scopeOf(kind, division, department)).toEqual({ kind: '无' })
  })
})

it('what was merged into a division, or into what was, belongs to it', () => {
  const divisions = { countyCode, merges }
  expect(areasOf('410721101000', divisions)).toEqual(['410721101', '410721102', '410721103201'])
  expect(areasOf('410721102000', divisions)).toEqual(['410721102', '410721103201'])
  expect(areasOf('410721103000', divisions)).toEqual(['410721103'])
})

it('two roles exclude each other whichever of them says so', () => {
  const roles = [role('无', { code: 'a', excludes: ['b'] }), role('无', { code: 'b' })]
  expect(excludedPair(roles, ['b', 'a'])).toEqual(['a', 'b'])
  expect(excludedPair(roles, ['a', 'b'])).toEqual(['a', 'b'])
  expect(excludedPair(roles, ['a', 'a'])).toBeUndefined()
  expect(excludedPair(roles, ['b', 'c'])).toBeUndefined()
})
