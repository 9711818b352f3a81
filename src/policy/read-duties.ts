import type { Basis, Pack } from './pack.ts'
import type { Place } from './place.ts'
import { type ReadEntry, readEntries } from './read-entries.ts'
import { readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  elementsOf,
  placeOf,
  requiredChild,
  type SourceNode,
  writtenText,
} from './yaml-source.ts'

/** Which departments a document makes responsible for a task, and which assist; several each. */
export interface DutyShare {
  readonly task: string
  readonly responsible: readonly string[]
  readonly assisting: readonly string[]
  readonly basis?: Basis
  readonly place: Place
}

/**
 * The division of work of a pack (section 分工) by task, the nearest pack's for each. Refuses unknown
 * keys and departments, a task nobody is responsible for, with file, line and column.
 */
export function readDutyShares(
  pack: Pick<Pack, 'documents' | 'section' | 'sectionNodes'>,
): ReadonlyMap<string, DutyShare> {
  const departments = departmentNames(pack)
  const entries = readEntries(pack, '分工')
  return new Map([...entries].map(([task, entry]) => [task, readShare(task, entry, departments)]))
}

/** The short names of the departments a pack knows (section 部门). */
export function departmentNames(pack: Pick<Pack, 'section'>): readonly string[] {
  const section = pack.section('部门')
  if (!Array.isArray(section)) return []
  return section.map((one: { readonly 名称?: unknown }) => String(one.名称))
}

function readShare(task: string, entry: ReadEntry, departments: readonly string[]): DutyShare {
  const { at, document } = entry
  allowKeys(at, ['名称', '责任', '配合', '依据', '文件', '说明'])
  const responsible = namesAt(requiredChild(at, '责任'), departments)
  if (responsible.length === 0) {
    refusePolicy('shape', placeOf(requiredChild(at, '责任')), { expected: '至少一个部门' })
  }
  const basis = readBasis(at, document)
  return {
    task,
    responsible,
    assisting: namesAt(requiredChild(at, '配合'), departments),
    place: placeOf(at),
    ...(basis && { basis }),
  }
}

function namesAt(at: SourceNode, departments: readonly string[]): readonly string[] {
  return elementsOf(at).map((one) => {
    const name = writtenText(one) ?? ''
    if (departments.includes(name)) return name
    return refusePolicy('value-unknown', placeOf(one), { name, known: departments })
  })
}
