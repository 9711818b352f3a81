import { typeNames } from './constants.ts'
import { alike, type Checking, complain, expect, numeric } from './fitting.ts'
import type { Syntax } from './syntax.ts'
import type { Expression, Span } from './typed.ts'

/** `+`, `-`, `*` of numbers, amounts and areas; a day and a period beside `+` and `-`. */
export function checkArithmetic(
  syntax: Syntax & { kind: 'arithmetic' },
  span: Span,
  checking: Checking,
): Expression {
  const [day, period] = [
    checking.check(syntax.left, checking),
    checking.check(syntax.right, checking),
  ]
  if (period.type === 'period' && syntax.operator !== '*') {
    return shiftedBy(expect(day, 'day'), period, { span, sign: syntax.operator === '+' ? 1 : -1 })
  }
  const [left, right] = [numeric(day), numeric(period)]
  if (syntax.operator === '*') {
    const types = [left.type, right.type]
    // A price of the square metre.
    if (types.includes('money') && types.includes('area')) {
      return { op: 'multiply', left, right, type: 'money', span }
    }
    if (left.type !== 'number' && right.type !== 'number') {
      return complain(span, `${typeNames[left.type]}不能乘${typeNames[right.type]}`)
    }
    const type = left.type === 'number' ? right.type : left.type
    return { op: 'multiply', left, right, type, span }
  }
  const [a, b] = alike(left, right)
  return { op: syntax.operator === '+' ? 'add' : 'subtract', left: a, right: b, type: a.type, span }
}

// A period stands beside a day only: a choice of periods is a choice of days.
function shiftedBy(
  day: Expression,
  period: Expression,
  given: { readonly span: Span; readonly sign: 1 | -1 },
): Expression {
  const { span, sign } = given
  const typed = { type: 'day', span } as const
  if (period.op === 'parameter') {
    return { op: 'shift', day, period: period.parameter, sign, ...typed }
  }
  if (period.op === 'if') {
    const whenTrue = shiftedBy(day, period.whenTrue, given)
    const whenFalse = shiftedBy(day, period.whenFalse, given)
    return { op: 'if', condition: period.condition, whenTrue, whenFalse, ...typed }
  }
  if (period.op !== 'constant' || period.constant.kind !== 'period') {
    return complain(period.span, '此处应为期限，如 duration("P3M")')
  }
  const count = (whole: number): Expression => {
    const constant = { kind: 'number', whole: sign * whole, scale: 0 } as const
    return { op: 'constant', constant, isBare: true, type: 'number', span: period.span }
  }
  const { months, days } = period.constant
  const shifted: Expression = { op: 'add-months', day, count: count(months), ...typed }
  return days === 0 ? shifted : { op: 'add-days', day: shifted, count: count(days), ...typed }
}
