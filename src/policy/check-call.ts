import { alike, type Checking, checkList, complain, expect, isNumeric, numeric } from './fitting.ts'
import type { Syntax } from './syntax.ts'
import type { AggregateKind, Expression, Rounding, Span } from './typed.ts'

interface Given {
  readonly span: Span
  readonly checking: Checking
}

type CallForm = (parameters: readonly Syntax[], given: Given) => Expression

/** The functions of the language: each checks its parameters and gives the checked call. */
export const callForms: ReadonlyMap<string, CallForm> = new Map<string, CallForm>([
  ['not', (parameters, given) => unary('not', parameters, given)],
  ['已知', (parameters, given) => unary('known', parameters, given)],
  ['周岁', (parameters, given) => span('years', parameters, given)],
  ['满月数', (parameters, given) => span('months', parameters, given)],
  ['天数', (parameters, given) => span('days', parameters, given)],
  ['加月', (parameters, given) => shift('add-months', parameters, given)],
  ['加日', (parameters, given) => shift('add-days', parameters, given)],
  ['向上取整', (parameters, given) => round('up', parameters, given)],
  ['向下取整', (parameters, given) => round('down', parameters, given)],
  ['四舍五入', (parameters, given) => round('half-up', parameters, given)],
  ['max', (parameters, given) => extreme('max', parameters, given)],
  ['min', (parameters, given) => extreme('min', parameters, given)],
  [
    'sum',
    (parameters, given) => over('sum', exactly(1, parameters, named(given, 'sum'))[0], given),
  ],
  ['count', count],
])

function unary(op: 'not' | 'known', parameters: readonly Syntax[], given: Given): Expression {
  const [first] = exactly(1, parameters, named(given, op === 'not' ? 'not' : '已知'))
  const operand = given.checking.check(first, given.checking)
  if (op === 'not')
    return { op, operand: expect(operand, 'truth'), type: 'truth', span: given.span }
  if (operand.type === 'period') return complain(operand.span, '期限总是已知，只能加在日期上')
  return { op, operand, type: 'truth', span: given.span }
}

function span(
  op: 'years' | 'months' | 'days',
  parameters: readonly Syntax[],
  given: Given,
): Expression {
  const name = { years: '周岁', months: '满月数', days: '天数' }[op]
  const [first, second] = exactly(2, parameters, named(given, name))
  const start = expect(given.checking.check(first, given.checking), 'day')
  const end = expect(given.checking.check(second, given.checking), 'day')
  return { op, start, end, type: 'number', span: given.span }
}

function shift(
  op: 'add-months' | 'add-days',
  parameters: readonly Syntax[],
  given: Given,
): Expression {
  const name = op === 'add-months' ? '加月' : '加日'
  const [first, second] = exactly(2, parameters, named(given, name))
  const day = expect(given.checking.check(first, given.checking), 'day')
  const many = expect(given.checking.check(second, given.checking), 'number')
  return { op, day, count: many, type: 'day', span: given.span }
}

function round(rounding: Rounding, parameters: readonly Syntax[], given: Given): Expression {
  const name = { up: '向上取整', down: '向下取整', 'half-up': '四舍五入' }[rounding]
  const [first, second] = exactly(2, parameters, named(given, name))
  const numerator = numeric(given.checking.check(first, given.checking))
  const denominator = expect(given.checking.check(second, given.checking), 'number')
  return { op: 'round', rounding, numerator, denominator, type: numerator.type, span: given.span }
}

function extreme(kind: 'max' | 'min', parameters: readonly Syntax[], given: Given): Expression {
  if (parameters.length <= 1)
    return over(kind, exactly(1, parameters, named(given, kind))[0], given)
  const { span: at, checking } = given
  const operands = parameters.map((one) => checking.check(one, checking))
  return operands.reduce((one, other) => {
    const [left, right] = alike(one, other)
    if (!isNumeric(left.type) && left.type !== 'day') {
      return complain(at, 'max 和 min 只比较数和日期')
    }
    const op = kind === 'max' ? 'larger' : 'smaller'
    return { op, left, right, type: left.type, span: at }
  })
}

function over(
  kind: AggregateKind & ('sum' | 'max' | 'min'),
  syntax: Syntax,
  given: Given,
): Expression {
  if (syntax.kind !== 'loop' || syntax.loop !== 'for') {
    return complain(given.span, `${kind} 里应为 for m in 成员 return …`)
  }
  const { checking } = given
  const { scope, list, filter } = checkList(syntax.list, { variable: syntax.variable, checking })
  const body = checking.check(syntax.body, { ...checking, scope })
  const isFit = isNumeric(body.type) || (kind !== 'sum' && body.type === 'day')
  if (!isFit) return complain(body.span, 'return 之后应为数')
  if (kind !== 'sum' && filter) return complain(given.span, `${kind} 的列表不能带条件，请用 if`)
  return {
    op: 'aggregate',
    kind,
    list,
    body,
    type: body.type,
    span: given.span,
    ...(filter && { filter }),
  }
}

function count(parameters: readonly Syntax[], given: Given): Expression {
  const [first] = exactly(1, parameters, named(given, 'count'))
  const { list, filter } = checkList(first, { checking: given.checking })
  return {
    op: 'aggregate',
    kind: 'count',
    list,
    type: 'number',
    span: given.span,
    ...(filter && { filter }),
  }
}

function exactly<const N extends 1 | 2>(
  wanted: N,
  parameters: readonly Syntax[],
  given: { readonly span: Span; readonly name: string },
): N extends 1 ? readonly [Syntax] : readonly [Syntax, Syntax] {
  if (parameters.length !== wanted) {
    return complain(
      given.span,
      `${given.name} 要 ${wanted} 个参数，这里写了 ${parameters.length} 个`,
    )
  }
  return parameters as never // the length was just compared
}

function named(given: Given, name: string): { readonly span: Span; readonly name: string } {
  return { span: given.span, name }
}
