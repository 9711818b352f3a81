import { typeNames } from './constants.ts'
import { alike, type Checking, complain, expect, isNumeric } from './fitting.ts'
import { refusePolicy } from './refusals.ts'
import type { Comparison, Syntax } from './syntax.ts'
import type { Expression, Span } from './typed.ts'
import { meaningOf } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/** Two expressions of one type, compared; a word its code list has not is refused. */
export function compareTyped(
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

/** One of several words, numbers or days, or of a list parameter's words. */
export function checkMembership(
  syntax: Syntax & { kind: 'in' },
  span: Span,
  checking: Checking,
): Expression {
  const value = checking.check(syntax.value, checking)
  const [only] = syntax.options
  if (only?.kind === 'name' && syntax.options.length === 1) {
    const meaning = meaningOf(only.path, checking.scope, checking.vocabulary)
    if (meaning?.kind === 'parameter' && meaning.parameter.type === 'texts') {
      refuseWord(value, meaning.parameter.words)
      return {
        op: 'among',
        value: expect(value, 'text'),
        options: meaning.parameter,
        type: 'truth',
        span,
      }
    }
  }
  const options = syntax.options.map((option) => checking.check(option, checking))
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

function refuseUnknownWord(literal: Expression, beside: Expression, checking: Checking): void {
  if (textOf(literal) !== undefined) refuseWord(literal, wordsOf(beside, checking.vocabulary))
}

function refuseWord(literal: Expression, known: readonly string[] | undefined): void {
  const word = textOf(literal)
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
