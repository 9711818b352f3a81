import type { Fact, SubjectLevel } from './catalogue.ts'
import type { Constant, ExpressionText, Parameter, Term, ValueType } from './pack.ts'
import type { Comparison } from './syntax.ts'

export type AggregateKind = 'count' | 'sum' | 'some' | 'every' | 'max' | 'min'
export type Rounding = 'up' | 'down' | 'half-up'
export type Decision = '应认定类别' | '待核实' | '本人应认定类别'

/** The place of an expression in its source, for messages and explanations. */
export interface Span {
  readonly source: ExpressionText
  readonly from: number
  readonly to: number
}

interface Typed {
  readonly type: Exclude<ValueType, 'texts'>
  readonly span: Span
}

/**
 * A checked expression: every name is resolved, every operand has its type. A fact, a term or a
 * decision is read of the subject of its level: the household, the person (or list element) at hand.
 */
export type Expression = Typed &
  (
    | { readonly op: 'constant'; readonly constant: Constant; readonly isBare: boolean }
    | { readonly op: 'parameter'; readonly parameter: Parameter }
    | { readonly op: 'fact'; readonly fact: Fact }
    | { readonly op: 'term'; readonly term: Term }
    | { readonly op: 'decision'; readonly decision: Decision }
    | { readonly op: 'today' }
    | { readonly op: 'add' | 'subtract' | 'multiply'; readonly left: Expression; readonly right: Expression }
    | { readonly op: 'negate' | 'not' | 'known'; readonly operand: Expression }
    | { readonly op: 'compare'; readonly comparison: Comparison; readonly left: Expression; readonly right: Expression }
    | { readonly op: 'among'; readonly value: Expression; readonly options: readonly string[] | Parameter }
    | { readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | { readonly op: 'if'; readonly condition: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression }
    | { readonly op: 'years' | 'months' | 'days'; readonly start: Expression; readonly end: Expression }
    | { readonly op: 'add-months' | 'add-days'; readonly day: Expression; readonly count: Expression }
    | { readonly op: 'shift'; readonly day: Expression; readonly period: Parameter; readonly sign: 1 | -1 }
    | { readonly op: 'round'; readonly rounding: Rounding; readonly numerator: Expression; readonly denominator: Expression }
    | { readonly op: 'larger' | 'smaller'; readonly left: Expression; readonly right: Expression }
    | { readonly op: 'aggregate'; readonly kind: AggregateKind; readonly list: Exclude<SubjectLevel, '户'>; readonly filter?: Expression; readonly body?: Expression }
  ) // biome-ignore format: one line a form

/** The operands of an expression, not those of the terms it names. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'compare':
    case 'and':
    case 'or':
    case 'larger':
    case 'smaller':
      return [expression.left, expression.right]
    case 'negate':
    case 'not':
    case 'known':
      return [expression.operand]
    case 'among':
      return [expression.value]
    case 'if':
      return [expression.condition, expression.whenTrue, expression.whenFalse]
    case 'years':
    case 'months':
    case 'days':
      return [expression.start, expression.end]
    case 'add-months':
    case 'add-days':
      return [expression.day, expression.count]
    case 'shift':
      return [expression.day]
    case 'round':
      return [expression.numerator, expression.denominator]
    case 'aggregate':
      return [expression.filter, expression.body].filter((one) => one !== undefined)
    default:
      return []
  }
}
