import type { CheckedCategory, CheckedPack } from './check-pack.ts'
import { implies, partsOfAnd } from './static-constraint.ts'
import type { DomainOf } from './static-domain.ts'
import { type Finding, finding } from './static-finding.ts'
import type { Expression } from './typed.ts'

/** Classes that an earlier one always takes first, and classes of the same order. */
export function findUnreachable(checked: CheckedPack, domainOf: DomainOf): readonly Finding[] {
  const targetOf = (one: Expression) =>
    one.op === 'term' ? checked.terms.get(one.term) : undefined
  const isImplied = (one: Asked, other: Asked) =>
    other.every((wanted) =>
      one.some((given) =>
        given.some((a) => wanted.some((b) => implies(a, b, { domainOf, targetOf }))),
      ),
    )
  return [
    ...findIn('类别', checked.categories, isImplied),
    ...findIn('人员类别', checked.personCategories, isImplied),
  ]
}

/** Each condition in the forms it is written in: the deciding one, and how it is shown. */
type Asked = readonly (readonly Expression[])[]

function findIn(
  kind: string,
  categories: readonly CheckedCategory[],
  isImplied: (one: Asked, other: Asked) => boolean,
): readonly Finding[] {
  return categories.flatMap((one, index) => {
    const { name, order, place } = one.category
    if (!place) return []
    const before = categories.slice(0, index)
    const found: Finding[] = []
    const twin = before.find((other) => other.category.order === order)
    if (twin) {
      const says = `${kind}“${name}”与“${twin.category.name}”的序都是 ${order}，先后不明。请改成不同的序。`
      found.push(finding(place, 'order-twice', { says }))
    }
    const taker = before.find((other) => isImplied(askedOf(one), askedOf(other)))
    if (taker) {
      const says = `${kind}“${name}”永远不会命中：凡符合它的，都已先认定为“${taker.category.name}”。请核对条件或序。`
      found.push(finding(place, 'unreachable', { says }))
    }
    return found
  })
}

function askedOf({ premise, conditions }: CheckedCategory): Asked {
  const parts = premise ? partsOfAnd(premise).map((one) => [one]) : []
  const asked = conditions.flatMap(({ expression, shown }) =>
    expression === shown ? partsOfAnd(expression).map((one) => [one]) : [[expression, shown]],
  )
  return [...parts, ...asked]
}
