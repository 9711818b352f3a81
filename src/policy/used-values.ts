import type { CheckedPack } from './check-pack.ts'
import { type Expression, operandsOf } from './typed.ts'

/** A name whose value is computed for a condition: a term, a parameter or the household's class. */
export type Named = Expression & { readonly op: 'term' | 'parameter' | 'decision' }

/** The name of a value, and how to read the value: one object for each name of an evaluator. */
export interface ValueName {
  readonly name: string
  readonly kind: 'term' | 'parameter' | 'decision'
  readonly type: Expression['type']
  /** Numbers are counted in `10 ** -scale` of their unit (yuan, square metres, whole numbers). */
  readonly scale: number
}

/** What a condition computes, known before any household is: of the subject itself, and of list elements. */
export interface UsedNames {
  readonly own: readonly Named[]
  /** By list; the names that the list's own expressions read, not what those rest on in turn. */
  readonly members: readonly Named[]
  readonly supporters: readonly Named[]
}

/** The names an expression reads, those of the terms it names among them. */
export function usedNames(expression: Expression, checked: CheckedPack): UsedNames {
  const own = new Map<string, Named>()
  const elements = { 人: new Map<string, Named>(), 义务人: new Map<string, Named>() }
  const visit = (one: Expression, list: '人' | '义务人' | undefined): void => {
    if (one.op === 'aggregate') {
      for (const part of operandsOf(one)) visit(part, one.list)
      return
    }
    if (!isNamed(one)) {
      for (const part of operandsOf(one)) visit(part, list)
      return
    }
    const isOfElement = list !== undefined && levelOf(one) === list
    const into = isOfElement ? elements[list] : own
    if (into.has(keyOf(one))) return
    into.set(keyOf(one), one)
    if (one.op !== 'term' || isOfElement) return
    const inner = checked.terms.get(one.term)
    if (inner) visit(inner, undefined)
  }
  visit(expression, undefined)
  return {
    own: [...own.values()],
    members: [...elements.人.values()],
    supporters: [...elements.义务人.values()],
  }
}

/** One word for each name. */
export function keyOf(named: Named): string {
  return `${named.op} ${nameOf(named)}`
}

/** The name as the pack writes it. */
export function nameOf(named: Named): string {
  if (named.op === 'term') return named.term.name
  return named.op === 'parameter' ? named.parameter.name : named.decision
}

function isNamed(expression: Expression): expression is Named {
  const { op } = expression
  return op === 'term' || op === 'parameter' || op === 'decision'
}

function levelOf(named: Named): string {
  return named.op === 'term' ? named.term.level : '户'
}
