import { type LocalDate, parseLocalDate } from '#kernel/index'
import { bindAggregate } from './bind-aggregate.ts'
import { bindArithmetic, shiftByParameter } from './bind-arithmetic.ts'
import { constantBound, parameterBound } from './bind-parameter.ts'
import type { Bound, BoundNumber, BoundText, BoundTruth } from './bound.ts'
import {
  aligned,
  both,
  choose,
  comparison,
  constant,
  contrary,
  either,
  productOf,
  settledText,
  sumOf,
  truth,
} from './build-bound.ts'
import type { Fact } from './catalogue.ts'
import type { CheckedPack } from './check-pack.ts'
import { dayNumber } from './day-number.ts'
import { complain } from './fitting.ts'
import type { Term } from './pack.ts'
import { type ParameterOverrides, parametersOn } from './parameters.ts'
import type { Expression } from './typed.ts'

/** Binds a pack's expressions to one day; each term and each aggregate is bound once. */
export interface Binder {
  readonly bind: (expression: Expression) => Bound
  readonly truth: (expression: Expression) => BoundTruth
  readonly number: (expression: Expression) => BoundNumber
  readonly text: (expression: Expression) => BoundText
}

/** The binder of a day. Refuses overrides of parameters the pack has not, and days before a value. */
export function binderFor(
  checked: CheckedPack,
  given: { readonly day: LocalDate; readonly parameters?: ParameterOverrides },
): Binder {
  if (parseLocalDate(given.day) === undefined) throw new RangeError(`not a day: ${given.day}`)
  const parameters = parametersOn(checked.pack, given)
  const terms = new Map<Term, { slot: number; target: Bound }>()
  const aggregates = new Map<Expression, Bound>()
  const context: Context = {
    today: dayNumber(given.day),
    constantOf: (name) => parameters(name),
    chooserOf: (name) => checked.catalogue.findByName(name),
    termOf(term) {
      const known = terms.get(term)
      if (known) return known
      const expression = checked.terms.get(term)
      if (!expression) throw new Error(`term not checked: ${term.name}`)
      const target = bindWith(expression, context) // terms met on the way take their slots first
      const entry = { slot: terms.size, target }
      terms.set(term, entry)
      return entry
    },
    aggregateOf(expression, make) {
      const known = aggregates.get(expression)
      if (known) return known
      const made = make() // inner aggregates take their slots first
      const taken = { ...made, slot: aggregates.size } as Bound // an aggregate with its slot
      aggregates.set(expression, taken)
      return taken
    },
  }
  const bind = (expression: Expression) => bindWith(expression, context)
  return {
    bind,
    truth: (expression) => bind(expression) as BoundTruth, // the checker gave the type
    number: (expression) => bind(expression) as BoundNumber, // the checker gave the type
    text: (expression) => bind(expression) as BoundText, // the checker gave the type
  }
}

interface Context {
  readonly today: number
  readonly constantOf: ReturnType<typeof parametersOn>
  readonly chooserOf: (name: string) => Fact | undefined
  readonly termOf: (term: Term) => { readonly slot: number; readonly target: Bound }
  readonly aggregateOf: (expression: Expression, make: () => Bound) => Bound
}

function bindWith(expression: Expression, context: Context): Bound {
  const bind = (part: Expression) => bindWith(part, context)
  const number = (part: Expression) => bind(part) as BoundNumber // the checker gave the type
  switch (expression.op) {
    case 'constant':
      return constantBound(expression.constant, expression.type)
    case 'parameter':
      return parameterBound(expression.parameter, context)
    case 'today':
      return constant(context.today, { isDay: true })
    case 'fact':
      return bindFact(expression.fact, expression.type)
    case 'term':
      return bindTerm(expression.term, context)
    case 'decision':
      return expression.decision === '待核实'
        ? { kind: 'truth', op: 'pending', mayBeUnknown: false }
        : { kind: 'text', op: 'decision', decision: expression.decision, mayBeUnknown: true }
    case 'add':
    case 'subtract':
      return sumOf(expression.op, number(expression.left), number(expression.right))
    case 'multiply':
      return (
        productOf(number(expression.left), number(expression.right)) ??
        complain(expression.span, '两个可能为负的未定数不能相乘')
      )
    case 'negate':
      return sumOf('subtract', constant(0), number(expression.operand))
    case 'compare':
    case 'among':
    case 'and':
    case 'or':
    case 'not':
    case 'known':
      return bindTruth(expression, context)
    case 'if':
      return bindChoice(expression, bind)
    case 'shift':
      return shiftByParameter(expression, number(expression.day), context)
    case 'aggregate':
      return context.aggregateOf(expression, () => bindAggregate(expression, bind))
    default:
      return bindArithmetic(expression, number)
  }
}

function bindTerm(term: Term, context: Context): Bound {
  const { slot, target } = context.termOf(term)
  if (target.op === 'constant' || target.op === 'fact') return target
  const { name, level } = term
  return { ...facetsOf(target), op: 'term', name, level, slot, target } as Bound // kind and facets are the target's
}

function bindChoice(
  expression: Expression & { op: 'if' },
  bind: (part: Expression) => Bound,
): Bound {
  const [whenTrue, whenFalse] = [bind(expression.whenTrue), bind(expression.whenFalse)]
  const condition = bind(expression.condition) as BoundTruth // the checker gave the type
  if (whenTrue.kind !== 'number' || whenFalse.kind !== 'number') {
    return choose(condition, whenTrue, whenFalse)
  }
  return choose(condition, ...aligned(whenTrue, whenFalse))
}

function bindTruth(expression: Expression, context: Context): BoundTruth {
  const bind = (part: Expression) => bindWith(part, context)
  const truthOf = (part: Expression) => bind(part) as BoundTruth // the checker gave the type
  switch (expression.op) {
    case 'compare':
      return bindComparison(expression, bind)
    case 'among':
      return bindMembership(expression, context)
    case 'and':
      return both(truthOf(expression.left), truthOf(expression.right))
    case 'or':
      return either(truthOf(expression.left), truthOf(expression.right))
    case 'not':
      return contrary(truthOf(expression.operand))
    case 'known': {
      const operand = bind(expression.operand)
      return operand.mayBeUnknown
        ? { kind: 'truth', op: 'known', operand, mayBeUnknown: false }
        : truth(true)
    }
    default:
      throw new Error(`not a truth: ${expression.op}`)
  }
}

function bindComparison(
  expression: Expression & { op: 'compare' },
  bind: (part: Expression) => Bound,
): BoundTruth {
  const [left, right] = [bind(expression.left), bind(expression.right)]
  const { comparison: sign } = expression
  const finish = (same: BoundTruth) => (sign === '!=' ? contrary(same) : same)
  if (left.kind === 'number' && right.kind === 'number') {
    if (sign === '<') return comparison('less', left, right)
    if (sign === '<=') return comparison('at-most', left, right)
    if (sign === '>') return comparison('less', right, left)
    if (sign === '>=') return comparison('at-most', right, left)
    return finish(comparison('same', left, right))
  }
  const mayBeUnknown = left.mayBeUnknown || right.mayBeUnknown
  if (left.kind === 'truth' && right.kind === 'truth') {
    if (right.op === 'constant' && right.value !== null)
      return finish(right.value ? left : contrary(left))
    return finish({ kind: 'truth', op: 'same-truth', left, right, mayBeUnknown })
  }
  const [a, b] = [left as BoundText, right as BoundText] // the checker made both alike
  const [settledA, settledB] = [settledText(a), settledText(b)]
  if (settledA !== undefined && settledB !== undefined) {
    return finish(truth(settledA === null || settledB === null ? null : settledA === settledB))
  }
  return finish({ kind: 'truth', op: 'same-text', left: a, right: b, mayBeUnknown })
}

function bindMembership(expression: Expression & { op: 'among' }, context: Context): BoundTruth {
  const value = bindWith(expression.value, context) as BoundText // the checker gave the type
  const options = optionsOf(expression, context)
  if (options === null) return truth(null)
  const settled = settledText(value)
  if (settled !== undefined) return truth(settled === null ? null : options.includes(settled))
  if (options.length === 0) return truth(false)
  return { kind: 'truth', op: 'among', value, options, mayBeUnknown: value.mayBeUnknown }
}

function optionsOf(
  { options }: Expression & { op: 'among' },
  context: Context,
): readonly string[] | null {
  if (!('name' in options)) return options
  const given = context.constantOf(options)
  return given.value?.kind === 'texts' ? given.value.values : null
}

function bindFact(fact: Fact, type: Expression['type']): Bound {
  if (type === 'truth') return { kind: 'truth', op: 'fact', fact, mayBeUnknown: true }
  if (type === 'text') return { kind: 'text', op: 'fact', fact, mayBeUnknown: true }
  const isBounded = fact.minimum !== undefined || fact.maximum !== undefined
  return {
    kind: 'number',
    op: 'fact',
    fact,
    isDay: type === 'day',
    scale: type === 'money' || type === 'area' ? 2 : 0,
    isNonNegative: fact.minimum !== undefined && fact.minimum >= 0,
    isPoint: !isBounded,
    mayBeUnknown: true,
  }
}

function facetsOf(target: Bound): object {
  if (target.kind !== 'number') return { kind: target.kind, mayBeUnknown: target.mayBeUnknown }
  const { kind, mayBeUnknown, isDay, scale, isNonNegative, isPoint } = target
  return { kind, mayBeUnknown, isDay, scale, isNonNegative, isPoint }
}
