import { checkArithmetic } from './check-arithmetic.ts'
import { callForms } from './check-call.ts'
import { checkMembership, compareTyped } from './check-comparison.ts'
import { checkName, listPlace } from './check-name.ts'
import { alike, type Checking, checkList, complain, expect, numeric, spanOf } from './fitting.ts'
import type { ExpressionText } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import { parseExpression, type Syntax } from './syntax.ts'
import type { Expression, Span } from './typed.ts'
import type { Scope, Vocabulary } from './vocabulary.ts'

type Type = Expression['type']

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
    case 'number':
    case 'text':
    case 'truth':
    case 'day':
    case 'period':
      return checkLiteral(syntax, span)
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
    case 'between':
      return checkBetween(syntax, { span, checking })
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

type Literal = Syntax & { readonly kind: 'number' | 'text' | 'truth' | 'day' | 'period' }

function checkLiteral(syntax: Literal, span: Span): Expression {
  const typed = { op: 'constant', isBare: syntax.kind === 'number', span } as const
  switch (syntax.kind) {
    case 'number': {
      const { kind, whole, scale } = syntax
      return { ...typed, constant: { kind, whole, scale }, type: kind }
    }
    case 'truth': {
      const { kind, value } = syntax
      const constant = value === null ? ({ kind: 'unknown' } as const) : { kind, value }
      return { ...typed, constant, type: kind }
    }
    case 'text':
      return { ...typed, constant: { kind: 'text', value: syntax.value }, type: 'text' }
    case 'day':
      return { ...typed, constant: { kind: 'day', value: syntax.value }, type: 'day' }
    case 'period': {
      const { kind, months, days } = syntax
      return { ...typed, constant: { kind, months, days }, type: kind }
    }
  }
}

function checkBetween(
  syntax: Syntax & { kind: 'between' },
  given: { readonly span: Span; readonly checking: Checking },
): Expression {
  const { span, checking } = given
  const [value, low, high] = [syntax.value, syntax.low, syntax.high].map((one) =>
    check(one, checking),
  ) as [Expression, Expression, Expression] // three went in
  const left = compareTyped(syntax.isLowOpen ? '<' : '<=', [low, value], given)
  const right = compareTyped(syntax.isHighOpen ? '<' : '<=', [value, high], given)
  return { op: 'and', left, right, type: 'truth', span }
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
