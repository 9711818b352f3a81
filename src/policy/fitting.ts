import { typeNames } from './constants.ts'
import type { ExpressionText, ValueType } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import type { Syntax } from './syntax.ts'
import type { Expression, Span } from './typed.ts'
import { listNamed, type Scope, type Vocabulary } from './vocabulary.ts'

type Type = Expression['type']

/** What checking one expression needs at hand. */
export interface Checking {
  readonly source: ExpressionText
  readonly scope: Scope
  readonly vocabulary: Vocabulary
  /** Checks a part in the same or an inner scope. */
  readonly check: (syntax: Syntax, checking: Checking) => Expression
}

/** The expression, when it is of the type; refuses otherwise. */
export function expect(expression: Expression, type: Type): Expression {
  const result = fitted(expression, type)
  return (
    result ??
    complain(expression.span, `此处应为${typeNames[type]}，却是${typeNames[expression.type]}`)
  )
}

/** The expression, when it counts (a number, an amount, an area); refuses otherwise. */
export function numeric(expression: Expression): Expression {
  if (isNumeric(expression.type)) return expression
  return complain(expression.span, `此处应为数，却是${typeNames[expression.type]}`)
}

/** Both expressions in one type: a bare number beside money or area takes its unit. */
export function alike(left: Expression, right: Expression): readonly [Expression, Expression] {
  const fittedRight = fitted(right, left.type)
  if (fittedRight) return [left, fittedRight]
  const fittedLeft = fitted(left, right.type)
  if (fittedLeft) return [fittedLeft, right]
  return complain(
    right.span,
    `${typeNames[left.type]}不能与${typeNames[right.type]}放在一起（给数量参数写上单位“元”即为金额）`,
  )
}

/** The list that a loop or filter goes over, with its filter. */
export function checkList(
  syntax: Syntax,
  given: { readonly variable?: string; readonly checking: Checking },
): { readonly scope: Scope; readonly list: '人' | '义务人'; readonly filter?: Expression } {
  const { checking, variable } = given
  const { inner, conditions } = filtersOf(syntax)
  const list = inner.kind === 'name' ? listNamed(inner.path) : undefined
  if (list === undefined) {
    return complain(spanOf(inner, checking), '列表只有“成员”和“法定义务人”')
  }
  const { hasDecisions } = checking.scope
  const scope: Scope = {
    level: list,
    isElement: true,
    hasDecisions,
    ...(variable !== undefined && { variable }),
  }
  const filters = conditions.map((one) =>
    expect(checking.check(one, { ...checking, scope }), 'truth'),
  )
  const [first, ...others] = filters
  if (first === undefined) return { scope, list }
  const span = spanOf(syntax, checking)
  const filter = others.reduce<Expression>(
    (left, right) => ({ op: 'and', left, right, type: 'truth', span }),
    first,
  )
  return { scope, list, filter }
}

// `成员[甲][乙]`: the inner condition first.
function filtersOf(syntax: Syntax): { inner: Syntax; conditions: readonly Syntax[] } {
  if (syntax.kind !== 'filter') return { inner: syntax, conditions: [] }
  const { inner, conditions } = filtersOf(syntax.list)
  return { inner, conditions: [...conditions, syntax.condition] }
}

export function complain(span: Span, reason: string): never {
  return refusePolicy('type', span.source.place(span.from), { reason })
}

export function spanOf(syntax: Syntax, checking: Checking): Span {
  return { source: checking.source, from: syntax.from, to: syntax.to }
}

export function isNumeric(type: ValueType): boolean {
  return type === 'number' || type === 'money' || type === 'area'
}

// A bare number (literals and sums of literals) takes the unit it stands beside; null fits anywhere.
function fitted(expression: Expression, type: Type): Expression | undefined {
  if (expression.type === type) return expression
  if (expression.op === 'constant' && expression.constant.kind === 'unknown')
    return { ...expression, type }
  const takesUnit = expression.type === 'number' && (type === 'money' || type === 'area')
  return takesUnit && isBare(expression) ? { ...expression, type } : undefined
}

function isBare(expression: Expression): boolean {
  if (expression.op === 'constant') return expression.isBare
  if (expression.op === 'negate') return isBare(expression.operand)
  if (expression.op === 'if') return isBare(expression.whenTrue) && isBare(expression.whenFalse)
  const isSum =
    expression.op === 'add' || expression.op === 'subtract' || expression.op === 'multiply'
  return isSum && isBare(expression.left) && isBare(expression.right)
}
