import { callForms } from './check-call.ts'
import { typeNames } from './constants.ts'
import {
  alike,
  type Checking,
  checkList,
  complain,
  expect,
  isNumeric,
  numeric,
  spanOf,
} from './fitting.ts'
import type { ExpressionText } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import { type Comparison, parseExpression, type Syntax } from './syntax.ts'
import type { Expression, Span } from './typed.ts'
import {
  factValueTypes,
  listNamed,
  meaningOf,
  namesIn,
  type Scope,
  type Vocabulary,
} from './vocabulary.ts'
import { wordsOf } from './words.ts'

type Type = Expression['type']

const listPlace = '列表只能放在 count、sum、max、min、some、every 里'

/** The checked expression of a text; refuses what does not resolve or does not fit, with its place. */
export function checkExpression(
  given: {
    readonly source: ExpressionText
    readonly scope: Scope
    readonly vocabulary: Vocabulary
  },
  wanted?: Type,
): Expression {
  const expression = check(parseExpression(given.source), { ...given, check })
  return wanted === undefined ? expression : expect(expression, wanted)
}

function check(syntax: Syntax, checking: Checking): Expression {
  const span = spanOf(syntax, checking)
  switch (syntax.kind) {
    case 'number': {
      const constant = { kind: 'number', whole: syntax.whole, scale: syntax.scale } as const
      return { op: 'constant', constant, isBare: true, type: 'number', span }
    }
    case 'text':
      return {
        op: 'constant',
        constant: { kind: 'text', value: syntax.value },
        isBare: false,
        type: 'text',
        span,
      }
    case 'truth': {
      const constant =
        syntax.value === null
          ? ({ kind: 'unknown' } as const)
          : ({ kind: 'truth', value: syntax.value } as const)
      return { op: 'constant', constant, isBare: false, type: 'truth', span }
    }
    case 'day':
      return {
        op: 'constant',
        constant: { kind: 'day', value: syntax.value },
        isBare: false,
        type: 'day',
        span,
      }
    case 'period': {
      const constant = { kind: 'period', months: syntax.months, days: syntax.days } as const
      return { op: 'constant', constant, isBare: false, type: 'period', span }
    }
    case 'name':
      return checkName(syntax.path, span, checking)
    case 'negate': {
      const operand = numeric(check(syntax.operand, checking))
      return { op: 'negate', operand, type: operand.type, span }
    }
    case 'arithmetic':
      return checkArithmetic(syntax, span, checking)
    case 'compare':
      return compareTyped(
        syntax.comparison,
        [check(syntax.left, checking), check(syntax.right, checking)],
        { span, checking },
      )
    case 'between': {
      const value = check(syntax.value, checking)
      const given = { span, checking }
      const [low, high] = [check(syntax.low, checking), check(syntax.high, checking)]
      const left = compareTyped(syntax.isLowOpen ? '<' : '<=', [low, value], given)
      const right = compareTyped(syntax.isHighOpen ? '<' : '<=', [value, high], given)
      return { op: 'and', left, right, type: 'truth', span }
    }
    case 'in':
      return checkMembership(syntax, span, checking)
    case 'and':
    case 'or': {
      const left = expect(check(syntax.left, checking), 'truth')
      const right = expect(check(syntax.right, checking), 'truth')
      return { op: syntax.kind, left, right, type: 'truth', span }
    }
    case 'if': {
      const condition = expect(check(syntax.condition, checking), 'truth')
      const [whenTrue, whenFalse] = alike(
        check(syntax.whenTrue, checking),
        check(syntax.whenFalse, checking),
      )
      return { op: 'if', condition, whenTrue, whenFalse, type: whenTrue.type, span }
    }
    case 'call':
      return checkCall(syntax, span, checking)
    case 'loop':
      return checkQuantified(syntax, span, checking)
    case 'filter':
      return complain(span, listPlace)
  }
}

function checkName(path: readonly string[], span: Span, checking: Checking): Expression {
  const { scope, vocabulary } = checking
  const meaning = meaningOf(path, scope, vocabulary)
  switch (meaning?.kind) {
    case 'today':
      return { op: 'today', type: 'day', span }
    case 'parameter': {
      const { parameter } = meaning
      if (parameter.type === 'texts')
        return complain(span, `列表参数“${parameter.name}”只能放在 in 之后`)
      return { op: 'parameter', parameter, type: parameter.type, span }
    }
    case 'fact':
      return { op: 'fact', fact: meaning.fact, type: factValueTypes[meaning.fact.type], span }
    case 'term':
      return {
        op: 'term',
        term: meaning.term,
        type: vocabulary.expressionOf(meaning.term).type,
        span,
      }
    case 'decision':
      return {
        op: 'decision',
        decision: meaning.decision,
        type: meaning.decision === '待核实' ? 'truth' : 'text',
        span,
      }
    default:
      if (listNamed(path)) return complain(span, listPlace)
      refuseJoined(path, span, checking)
      return refusePolicy('name-unknown', span.source.place(span.from), {
        name: path.length > 1 && path[0] === '户' ? (path[1] ?? '') : path.join('.'),
        known: namesIn(path, scope, vocabulary),
      })
  }
}

const operators: Readonly<Record<string, string>> = {
  且: 'and',
  并且: 'and',
  和: 'and',
  与: 'and',
  或: 'or',
  或者: 'or',
  非: 'not(…)',
  等于: '=',
  大于: '>',
  小于: '<',
  属于: 'in',
  AND: 'and',
  OR: 'or',
}

// FEEL reads `低保标准 且 有车` as one name: the word between is meant as an operator.
function refuseJoined(path: readonly string[], span: Span, { source }: Checking): void {
  const [name = '', more] = path
  const words = name.split(' ')
  const index = words.findIndex((word) => operators[word] !== undefined)
  const word = words[index]
  if (more !== undefined || word === undefined || words.length < 2) return
  const written = source.text.slice(span.from, span.to)
  const at = index === 0 ? 0 : written.search(new RegExp(`\\s${word}(\\s|$)`)) + 1
  refusePolicy('name-joined', source.place(span.from + at), {
    name,
    word,
    instead: operators[word] ?? '',
  })
}

function checkArithmetic(
  syntax: Syntax & { kind: 'arithmetic' },
  span: Span,
  checking: Checking,
): Expression {
  const [day, period] = [check(syntax.left, checking), check(syntax.right, checking)]
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

function compareTyped(
  comparison: Comparison,
  operands: readonly [Expression, Expression],
  given: { readonly span: Span; readonly checking: Checking },
): Expression {
  const [left, right] = alike(...operands)
  if (isNull(left) || isNull(right)) {
    return complain(given.span, '与 null 比较总是未知，请用 已知(…)')
  }
  if (left.type === 'period') return complain(given.span, '期限不能比较，只能加在日期上')
  const isEquality = comparison === '=' || comparison === '!='
  if (!isEquality && !isNumeric(left.type) && left.type !== 'day') {
    return complain(given.span, `${typeNames[left.type]}只能用 = 和 != 比较`)
  }
  if (left.type === 'text') {
    refuseUnknownWord(left, right, given.checking)
    refuseUnknownWord(right, left, given.checking)
  }
  return { op: 'compare', comparison, left, right, type: 'truth', span: given.span }
}

function checkMembership(
  syntax: Syntax & { kind: 'in' },
  span: Span,
  checking: Checking,
): Expression {
  const value = check(syntax.value, checking)
  const [only] = syntax.options
  if (only?.kind === 'name' && syntax.options.length === 1) {
    const meaning = meaningOf(only.path, checking.scope, checking.vocabulary)
    if (meaning?.kind === 'parameter' && meaning.parameter.type === 'texts') {
      return {
        op: 'among',
        value: expect(value, 'text'),
        options: meaning.parameter,
        type: 'truth',
        span,
      }
    }
  }
  const options = syntax.options.map((option) => check(option, checking))
  const words = options.map((option) => textOf(option))
  if (value.type === 'text' && words.every((word) => word !== undefined)) {
    for (const option of options) refuseUnknownWord(option, value, checking)
    return { op: 'among', value, options: words, type: 'truth', span }
  }
  const given = { span, checking }
  return options
    .map((option) => compareTyped('=', [value, option], given))
    .reduce((left, right) => ({ op: 'or', left, right, type: 'truth', span }))
}

function checkCall(syntax: Syntax & { kind: 'call' }, span: Span, checking: Checking): Expression {
  const form = callForms.get(syntax.name)
  if (form) return form(syntax.parameters, { span, checking })
  return refusePolicy('name-unknown', span.source.place(span.from), {
    name: syntax.name,
    known: [...callForms.keys()],
  })
}

function checkQuantified(
  syntax: Syntax & { kind: 'loop' },
  span: Span,
  checking: Checking,
): Expression {
  if (syntax.loop === 'for') return complain(span, 'for 只能放在 sum、max、min 里')
  const { scope, list, filter } = checkList(syntax.list, { variable: syntax.variable, checking })
  const body = expect(check(syntax.body, { ...checking, scope }), 'truth')
  return {
    op: 'aggregate',
    kind: syntax.loop,
    list,
    body,
    type: 'truth',
    span,
    ...(filter && { filter }),
  }
}

function refuseUnknownWord(literal: Expression, beside: Expression, checking: Checking): void {
  const word = textOf(literal)
  const known = word === undefined ? undefined : wordsOf(beside, checking.vocabulary)
  if (word === undefined || known === undefined || known.includes(word)) return
  refusePolicy('value-unknown', literal.span.source.place(literal.span.from), { name: word, known })
}

function textOf(expression: Expression): string | undefined {
  const isText = expression.op === 'constant' && expression.constant.kind === 'text'
  return isText && expression.constant.kind === 'text' ? expression.constant.value : undefined
}

function isNull(expression: Expression): boolean {
  return expression.op === 'constant' && expression.constant.kind === 'unknown'
}
