import type { Pack } from './pack.ts'
import { type Procedure, readProcedures } from './read-procedures.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  placeOf,
  requiredChild,
  textChild,
  writtenText,
} from './yaml-source.ts'

/** How often a recognised household is looked at again: the procedure that says it, in months. */
export interface ReviewCycle {
  readonly procedure: Procedure
  readonly months: number
  /** Only where the household's income is known to be unsteady. */
  readonly isForUnsteady: boolean
}

const unsteady = '收入不固定'

/**
 * By which procedures recognised households are reviewed (section 定期复核): entries of 程序 with a time in
 * months, the nearest pack's list; none where no pack has one. Refuses unknown keys, a name that is no
 * procedure, one without months and one without document, with file, line and column.
 */
export function readReviews(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
): readonly ReviewCycle[] {
  const section = pack.sectionNodes('定期复核').at(-1)
  if (!section) return []
  const procedures = readProcedures(pack)
  return elementsOf(section).map((at) => {
    allowKeys(at, ['程序', '仅', '说明'])
    const named = requiredChild(at, '程序')
    const name = writtenText(named) ?? ''
    const procedure = procedures.get(name)
    if (!procedure) {
      return refusePolicy('name-unknown', placeOf(named), { name, known: [...procedures.keys()] })
    }
    const only = textChild(at, '仅')
    if (only !== undefined && only !== unsteady) {
      const where = placeOf(childOf(at, '仅') ?? at)
      return refusePolicy('value-unknown', where, { name: only, known: [unsteady] })
    }
    const { limit, basis } = procedure
    if (limit?.unit !== '个月' || basis === undefined) {
      return refusePolicy('shape', placeOf(named), { expected: '一项以个月为时限、有依据的程序' })
    }
    return { procedure, months: limit.amount, isForUnsteady: only === unsteady }
  })
}

/**
 * The cycle of a household recognised in `category`: the shortest that holds for the class. One for
 * unsteady income holds only where the income is known not to be steady. Undefined: no document says.
 */
export function reviewCycleOf(
  cycles: readonly ReviewCycle[],
  { category, isSteady }: { readonly category: string; readonly isSteady: boolean | null },
): ReviewCycle | undefined {
  // What is recognised for one person alone is of the class that stands before the bracket.
  const wide = category.replace(/[（(].*$/, '')
  return cycles
    .filter(({ isForUnsteady }) => !isForUnsteady || isSteady === false)
    .filter(({ procedure: { appliesTo } }) => appliesTo.length === 0 || appliesTo.includes(wide))
    .toSorted((one, other) => one.months - other.months)[0]
}
