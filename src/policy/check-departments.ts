import type { Pack } from './pack.ts'
import { departmentNames } from './read-duties.ts'
import { refusePolicy } from './refusals.ts'
import { childOf, elementsOf, placeOf, type SourceNode, writtenText } from './yaml-source.ts'

/** In a rule about rows of a file: the department the file came from. */
const ofTheRow = '来源部门'

/**
 * Refuses a department under 责任 or 配合 of a rule or a scheme that the pack does not list in 部门, with
 * file, line and column and the nearest name. A pack without 部门 names nobody it could be compared with.
 */
export function refuseUnknownDepartments(pack: Pick<Pack, 'section' | 'sectionNodes'>): void {
  const known = departmentNames(pack)
  if (known.length === 0) return
  for (const list of pack.sectionNodes('监测')) {
    for (const rule of elementsOf(list)) {
      const push = childOf(rule, '推送')
      if (push) refuseIn(push, [...known, ofTheRow])
    }
  }
  for (const list of pack.sectionNodes('救助项目')) {
    for (const scheme of elementsOf(list)) refuseIn(scheme, known)
  }
}

function refuseIn(at: SourceNode, known: readonly string[]): void {
  for (const key of ['责任', '配合']) {
    const list = childOf(at, key)
    for (const one of list ? elementsOf(list) : []) {
      const name = writtenText(one) ?? ''
      if (!known.includes(name)) refusePolicy('department-unknown', placeOf(one), { name, known })
    }
  }
}
