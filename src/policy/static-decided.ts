import type { CheckedPack } from './check-pack.ts'
import {
  type Constraint,
  constraintOf,
  contraryOf,
  isExclusive,
  partsOfAnd,
  partsOfOr,
} from './static-constraint.ts'
import type { Domain, DomainOf } from './static-domain.ts'
import { type Finding, finding, placeOfExpression, quoted } from './static-finding.ts'
import { conjunctionsOf, type Site, sitesOf } from './static-sites.ts'
import { type Expression, operandsOf } from './typed.ts'

/** Conditions that hold or fail whatever the facts: single ones, and parts that exclude each other. */
export function findDecided(checked: CheckedPack, domainOf: DomainOf): readonly Finding[] {
  const found: Finding[] = []
  const seen = new Set<Expression>()
  for (const site of sitesOf(checked)) visit(site.expression, { site, domainOf, found, seen })
  const said = new Set(
    found.map((one) => `${one.place.file}:${one.place.line}:${one.place.column}`),
  )
  for (const { where, parts } of conjunctionsOf(checked)) {
    const clash = firstPair(parts.flatMap(partsOfAnd), (part) => constraintOf(part))
    if (!clash) continue
    const place = placeOfExpression(clash[1])
    if (said.has(`${place.file}:${place.line}:${place.column}`)) continue
    const says = `${where}：${quoted(clash[0])}与${quoted(clash[1])}不能同时成立，这一条永远不会命中。请核对条件。`
    found.push(finding(place, 'contradiction', { says }))
  }
  return found
}

interface Visit {
  readonly site: Site
  readonly domainOf: DomainOf
  readonly found: Finding[]
  readonly seen: Set<Expression>
}

// Inner parts first: the smallest decided part is the one to mend.
function visit(expression: Expression, given: Visit): boolean {
  const { found, seen } = given
  if (seen.has(expression)) return false
  seen.add(expression)
  const hasInner = operandsOf(expression)
    .map((operand) => visit(operand, given))
    .some((one) => one)
  if (hasInner) return true
  const one = decidedHere(expression, given) ?? coveringHere(expression, given)
  if (one) found.push(one)
  return one !== undefined
}

function decidedHere(expression: Expression, { site, domainOf }: Visit): Finding | undefined {
  const { op } = expression
  if (op !== 'compare' && op !== 'among' && op !== 'known' && op !== 'aggregate') return undefined
  const domain = domainOf(expression)
  if (domain.kind !== 'truth' || (domain.canBeTrue && domain.canBeFalse)) return undefined
  const why = op === 'compare' ? reasonOf(expression, domainOf) : ''
  const code = domain.canBeTrue ? 'always-true' : 'always-false'
  const verdict = domain.canBeTrue ? '总是成立' : '永远不成立'
  const advice = domain.canBeTrue ? '请核对数值和方向，或删去这个条件' : '请核对数值和方向'
  const says = `${site.where}：${quoted(expression)}${verdict}${why}。${advice}。`
  return finding(placeOfExpression(expression), code, { says })
}

// `x < 5 or x >= 3` leaves nothing out.
function coveringHere(expression: Expression, { site, seen }: Visit): Finding | undefined {
  if (expression.op !== 'or') return undefined
  const pair = firstPair(partsOfOr(expression), (part) => {
    seen.add(part)
    const constraint = constraintOf(part)
    return constraint && contraryOf(constraint)
  })
  if (!pair) return undefined
  const says = `${site.where}：${quoted(pair[0])}与${quoted(pair[1])}总有一个成立，这个条件不起作用。请核对条件。`
  return finding(placeOfExpression(expression), 'always-true', { says })
}

function firstPair(
  parts: readonly Expression[],
  constraintOfPart: (part: Expression) => Constraint | undefined,
): readonly [Expression, Expression] | undefined {
  const constraints = parts.map(constraintOfPart)
  for (const [index, other] of constraints.entries()) {
    const first = constraints
      .slice(0, index)
      .findIndex((one) => one && other && isExclusive(one, other))
    const [a, b] = [parts[first], parts[index]]
    if (a && b) return [a, b]
  }
  return undefined
}

function reasonOf(expression: Expression & { op: 'compare' }, domainOf: DomainOf): string {
  const [left, right] = [expression.left, expression.right].map((one) => written(domainOf(one)))
  return left === undefined || right === undefined ? '' : `（左边${left}，右边${right}）`
}

function written(domain: Domain | undefined): string | undefined {
  if (domain?.kind === 'text') return domain.words && `只会是 ${[...domain.words].join('、')}`
  if (domain?.kind !== 'number') return undefined
  const { low, high } = domain
  if (low === high) return `是 ${low}`
  if (low === -Infinity) return high === Infinity ? '不限' : `最大 ${high}`
  return high === Infinity ? `最小 ${low}` : `在 ${low} 到 ${high} 之间`
}
