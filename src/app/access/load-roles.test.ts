import { expect, it } from 'vitest'
import { excludedPair } from '#access/index'
import { listPolicies } from '../policy-files.ts'
import { loadPolicy } from '../policy-in-force.ts'
import { loadRoles } from './load-roles.ts'

const codes = [
  ...['village-aide', 'township-officer', 'township-approver', 'county-officer', 'county-approver'],
  ...['department-officer', 'upper-viewer', 'supervisor', 'system-admin', 'security-admin'],
  ...['audit-admin', 'interface'],
]
const administrators = ['system-admin', 'security-admin', 'audit-admin']
const places = listPolicies().map((id) => ({ id, roles: loadPolicy(id).roles }))

it('every place has the twelve roles, each with its own account', () => {
  expect(places).toHaveLength(5)
  for (const { roles } of places) {
    expect(roles.map(({ code }) => code)).toEqual(codes)
    expect(roles.filter((one) => !one.permissions.includes('本人账号'))).toEqual([])
  }
})

it('the three administrators see no person and exclude each other and every other role', () => {
  for (const { roles } of places) {
    for (const one of administrators) {
      expect(roles.find(({ code }) => code === one)).toMatchObject({ scope: '无' })
      for (const other of codes.filter((code) => code !== one)) {
        expect(excludedPair(roles, [other, one])).toBeDefined()
      }
    }
    const held = (code: string) => roles.find((one) => one.code === code)?.permissions ?? []
    expect(held('system-admin')).not.toContain('授权')
    expect(held('security-admin')).not.toContain('机构账号')
  }
})

it('nobody who proposes a recognition also confirms it, and no name stands twice', () => {
  for (const { roles } of places) {
    const both = roles.filter(
      ({ permissions }) => permissions.includes('提出认定') && permissions.includes('复核认定'),
    )
    expect(both).toEqual([])
    expect(new Set(roles.map(({ name }) => name)).size).toBe(roles.length)
  }
})

it('a township confirms where the place gave it that right', () => {
  const confirms = places.filter(({ roles }) =>
    roles.some(
      ({ code, permissions }) => code === 'township-approver' && permissions.includes('复核认定'),
    ),
  )
  expect(confirms.map(({ id }) => id)).toEqual([
    '149901-shanxi-county',
    '410721-xinxiang',
    '669901-bingtuan-city',
  ])
})

it('the 师市 names its own posts', () => {
  const names = places.find(({ id }) => id === '669901-bingtuan-city')?.roles.map((one) => one.name)
  expect(names).toContain('师市民政局经办人')
  expect(names?.filter((name) => /乡镇|县/.test(name))).toEqual([])
})

it('a policy published before there were roles has those of the nation', () => {
  const bare = { documents: [], sectionNodes: () => [] }
  expect(loadRoles(bare).map(({ code }) => code)).toEqual(codes)
})
