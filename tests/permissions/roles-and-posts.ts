import type { Role, Scope } from '#access/index'

/** The township and the department whose posts the test takes; the others are outside. */
export const township = '999901100000'
export const village = '999901100201'
export const otherTownship = '999901101000'
export const department = '残联'
export const otherDepartment = '医保'

export interface TestPost {
  readonly division: string | null
  readonly department: string | null
}

/** Where somebody of the role works in the test. */
export function postOf({ code, scope }: Role): TestPost {
  if (scope === '推送') return { division: null, department }
  if (scope === '辖区') {
    return { division: code.startsWith('village') ? village : township, department: null }
  }
  return { division: null, department: null }
}

/** What such a post should reach: written down here once more, apart from the program's own reckoning. */
export function reachOf(role: Role): Scope {
  const { division } = postOf(role)
  if (role.scope === '推送') return { kind: '推送', department, areas: null }
  if (role.scope === '辖区') {
    return { kind: '辖区', areas: [division === village ? village : township.slice(0, 9)] }
  }
  return role.scope === '全县' ? { kind: '全县' } : { kind: '无' }
}
