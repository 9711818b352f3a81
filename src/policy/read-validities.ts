import { addMonths, type LocalDate } from '#kernel/index'
import type { Pack } from './pack.ts'
import { type Procedure, readProcedures } from './read-procedures.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  placeOf,
  requiredChild,
  writtenText,
} from './yaml-source.ts'

/** How long a recognition may be relied upon: the procedure that says it, in months. */
export interface Validity {
  readonly procedure: Procedure
  readonly months: number
}

/**
 * The procedures that say how long a recognition holds or when it is reviewed (section 查询答复, 有效期):
 * the names of entries of 程序 with a time in months, the nearest pack's list. Refuses a name that is none,
 * with file, line and column.
 */
export function readValidities(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
): readonly Validity[] {
  const section = pack.sectionNodes('查询答复').findLast((one) => childOf(one, '有效期'))
  if (!section) return []
  allowKeys(section, ['有效期', '说明'])
  const procedures = readProcedures(pack)
  return elementsOf(requiredChild(section, '有效期')).map((at) => {
    const name = writtenText(at) ?? ''
    const procedure = procedures.get(name)
    if (!procedure) {
      return refusePolicy('name-unknown', placeOf(at), { name, known: [...procedures.keys()] })
    }
    const { limit } = procedure
    if (limit?.unit === '个月') return { procedure, months: limit.amount }
    return refusePolicy('shape', placeOf(at), { expected: '一项以个月为时限的程序' })
  })
}

/**
 * Until which day a recognition of `category`, made or last reviewed on `since`, may be relied upon: the
 * earliest that the procedures for that class say; undefined when none speaks of it.
 */
export function validUntil(
  validities: readonly Validity[],
  { category, since }: { readonly category: string; readonly since: LocalDate },
): { readonly on: LocalDate; readonly procedure: Procedure } | undefined {
  const [first] = validities
    .filter(
      ({ procedure: { appliesTo } }) => appliesTo.length === 0 || appliesTo.includes(category),
    )
    .toSorted((one, other) => one.months - other.months)
  return first && { on: addMonths(since, first.months), procedure: first.procedure }
}
