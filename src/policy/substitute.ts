import { showValue } from './show-value.ts'
import type { Comparison } from './syntax.ts'
import type { Tracer } from './tracing.ts'
import type { Expression } from './typed.ts'

const opposites: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
}
const signs: Readonly<Record<Comparison, string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '=': '=',
  '!=': '≠',
}
const shortUnits = ['人', '次', '套', '辆', '周岁', '月', '种', '个月']

/**
 * An expression with the household's numbers in place of its names, in Chinese; a comparison of
 * numbers always as the relation that holds between them:
 * `低保年收入 15,839.76 元 < 1.5 × 12 × 440.00 元 × 2 人 = 15,840.00 元`.
 */
export function substitute(expression: Expression, tracer: Tracer, isNegated = false): string {
  switch (expression.op) {
    case 'compare': {
      const sign = signs[isNegated ? expression.comparison : relationOf(expression, tracer)]
      return expression.left.type === 'text' || expression.left.type === 'truth'
        ? `${named(expression.left, tracer)} ${sign} ${named(expression.right, tracer)}`
        : `${side(expression.left, tracer)} ${sign} ${side(expression.right, tracer)}`
    }
    case 'among': {
      const { options } = expression
      const list = 'name' in options ? options.name : options.join('、')
      return `${named(expression.value, tracer)} 属于（${list}）`
    }
    case 'and':
    case 'or': {
      const word = expression.op === 'and' ? '且' : '或'
      const given = { tracer, isNegated }
      return `${part(expression.left, expression.op, given)} ${word} ${part(expression.right, expression.op, given)}`
    }
    case 'not':
      return `非（${substitute(expression.operand, tracer, true)}）`
    case 'known':
      return `${tracer.read(expression).value === true ? '有' : '无'}${plainName(expression.operand)}记载`
    case 'if': {
      const chosen = tracer.read(expression.condition).value
      if (chosen === true) return substitute(expression.whenTrue, tracer, isNegated)
      if (chosen === false) return substitute(expression.whenFalse, tracer, isNegated)
      return `${named(expression.condition, tracer)} 未定`
    }
    case 'aggregate':
      return aggregate(expression, tracer)
    default:
      return side(expression, tracer)
  }
}

/** A single parameter with its name, `低保标准 480.00 元`; arithmetic as its sum. */
export function substituteLine(expression: Expression, tracer: Tracer): string {
  return expression.op === 'parameter' ? named(expression, tracer) : side(expression, tracer)
}

// A comparison of numbers that fails is written as the relation that holds; under 非 as it stands.
function relationOf(expression: Expression & { op: 'compare' }, tracer: Tracer): Comparison {
  const { left, comparison } = expression
  if (left.type === 'text' || left.type === 'truth') return comparison
  return tracer.read(expression).value === false ? opposites[comparison] : comparison
}

// One side of a comparison: a name with its value, or the arithmetic with its result.
function side(expression: Expression, tracer: Tracer): string {
  if (expression.op === 'fact' || expression.op === 'term' || expression.op === 'aggregate') {
    return named(expression, tracer)
  }
  const written = arithmetic(expression, tracer)
  const total = show(expression, tracer)
  return written === total ? total : `${written} = ${total}`
}

function arithmetic(expression: Expression, tracer: Tracer): string {
  const operator = { add: '+', subtract: '−', multiply: '×' }
  if (expression.op === 'add' || expression.op === 'subtract' || expression.op === 'multiply') {
    const sign = operator[expression.op]
    return `${factor(expression.left, expression.op, tracer)} ${sign} ${factor(expression.right, expression.op, tracer)}`
  }
  if (expression.op === 'if') {
    const chosen = tracer.read(expression.condition).value
    if (typeof chosen === 'boolean') {
      return arithmetic(chosen ? expression.whenTrue : expression.whenFalse, tracer)
    }
  }
  if (expression.op === 'years') return `周岁 ${show(expression, tracer)}`
  return show(expression, tracer)
}

function factor(expression: Expression, within: string, tracer: Tracer): string {
  const isSum = expression.op === 'add' || expression.op === 'subtract'
  const text = arithmetic(expression, tracer)
  return isSum && within !== 'add' ? `（${text}）` : text
}

function named(expression: Expression, tracer: Tracer): string {
  switch (expression.op) {
    case 'fact':
      return `${expression.fact.name} ${show(expression, tracer)}`
    case 'term':
      return `${expression.term.name} ${show(expression, tracer)}`
    case 'parameter':
      return `${expression.parameter.name} ${show(expression, tracer)}`
    case 'decision':
      return `应认定类别 ${show(expression, tracer)}`
    case 'aggregate':
      return aggregate(expression, tracer)
    case 'constant':
      return show(expression, tracer)
    default:
      return substitute(expression, tracer)
  }
}

function plainName(expression: Expression): string {
  if (expression.op === 'fact') return expression.fact.name
  return expression.op === 'term' ? expression.term.name : '有关'
}

function aggregate(expression: Expression & { op: 'aggregate' }, tracer: Tracer): string {
  const words = {
    count: '人数',
    sum: '合计',
    max: '最大',
    min: '最小',
    some: '中有人符合',
    every: '都符合',
  }
  const list = expression.list === '人' ? '成员' : '法定义务人'
  return `${list}${words[expression.kind]} ${show(expression, tracer)}`
}

function part(
  expression: Expression,
  within: 'and' | 'or',
  { tracer, isNegated }: { readonly tracer: Tracer; readonly isNegated: boolean },
): string {
  const isOther = (expression.op === 'and' || expression.op === 'or') && expression.op !== within
  const text = substitute(expression, tracer, isNegated)
  return isOther ? `（${text}）` : text
}

function show(expression: Expression, tracer: Tracer): string {
  const { value, scale } = tracer.read(expression)
  const text = showValue(value, { type: expression.type, scale, unit: unitOf(expression) })
  return expression.type === 'text' && value !== null ? `“${text}”` : text
}

function unitOf(expression: Expression): string | undefined {
  if (expression.op === 'years') return '周岁'
  const unit =
    expression.op === 'fact'
      ? expression.fact.unit
      : expression.op === 'term'
        ? expression.term.unit
        : expression.op === 'parameter'
          ? expression.parameter.unit
          : undefined
  return unit !== undefined && shortUnits.includes(unit) ? unit : undefined
}
