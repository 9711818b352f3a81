import type { Fact, SubjectLevel } from './catalogue.ts'
import type { AggregateKind, Decision, Rounding } from './typed.ts'

/**
 * An expression on one day: parameters are constants, numbers have a scale (`value × 10^scale` is
 * whole), unknown is explicit. Both back ends start from it.
 */
export type Bound = BoundTruth | BoundText | BoundNumber

interface Node {
  /** Whether it can be unknown; for a number: whether it is always one value or wholly unknown. */
  readonly mayBeUnknown: boolean
}

/** A term read through its slot; `target` is its own expression. */
interface TermRead<Of> {
  readonly op: 'term'
  readonly name: string
  readonly level: SubjectLevel
  readonly slot: number
  readonly target: Of
}

/** A value chosen by a household's code; an unknown code covers all cases. */
interface Choice<Of> {
  readonly op: 'choose'
  readonly fact: Fact
  readonly cases: readonly (readonly [string, Of])[]
}

interface Conditional<Of> {
  readonly op: 'if'
  readonly condition: BoundTruth
  readonly whenTrue: Of
  readonly whenFalse: Of
}

interface FactRead {
  readonly op: 'fact'
  readonly fact: Fact
}

export type BoundTruth = Node & { readonly kind: 'truth' } & (
    | { readonly op: 'constant'; readonly value: boolean | null }
    | FactRead
    | TermRead<BoundTruth>
    | Choice<BoundTruth>
    | Conditional<BoundTruth>
    | { readonly op: 'pending' }
    | { readonly op: 'less' | 'at-most' | 'same'; readonly left: BoundNumber; readonly right: BoundNumber }
    | { readonly op: 'same-text'; readonly left: BoundText; readonly right: BoundText }
    | { readonly op: 'same-truth'; readonly left: BoundTruth; readonly right: BoundTruth }
    | { readonly op: 'among'; readonly value: BoundText; readonly options: readonly string[] }
    | { readonly op: 'and' | 'or'; readonly left: BoundTruth; readonly right: BoundTruth }
    | { readonly op: 'not'; readonly operand: BoundTruth }
    | { readonly op: 'known'; readonly operand: Bound }
    | { readonly op: 'aggregate'; readonly aggregate: 'some' | 'every'; readonly list: '人' | '义务人'; readonly body: BoundTruth; readonly slot: number }
  ) // biome-ignore format: one line a form

export type BoundText = Node & { readonly kind: 'text' } & (
    | { readonly op: 'constant'; readonly value: string | null }
    | FactRead
    | TermRead<BoundText>
    | Choice<BoundText>
    | Conditional<BoundText>
    | { readonly op: 'decision'; readonly decision: Exclude<Decision, '待核实'> }
  ) // biome-ignore format: one line a form

/** A number or (`isDay`) a day; unknown is an interval, `null` standing for no bound. */
export type BoundNumber = Node & {
  readonly kind: 'number'
  readonly isDay: boolean
  readonly scale: number
  readonly isNonNegative: boolean
  /** Always one value, or wholly unknown: then both back ends need one value only. */
  readonly isPoint: boolean
} & (
    | { readonly op: 'constant'; readonly low: number | null; readonly high: number | null }
    | FactRead
    | TermRead<BoundNumber>
    | Choice<BoundNumber>
    | Conditional<BoundNumber>
    | { readonly op: 'add' | 'subtract' | 'multiply' | 'larger' | 'smaller'; readonly left: BoundNumber; readonly right: BoundNumber }
    | { readonly op: 'rescale'; readonly operand: BoundNumber; readonly factor: number }
    | { readonly op: 'years' | 'months' | 'days'; readonly start: BoundNumber; readonly end: BoundNumber }
    | { readonly op: 'add-months' | 'add-days'; readonly day: BoundNumber; readonly count: number }
    | { readonly op: 'round'; readonly rounding: Rounding; readonly numerator: BoundNumber; readonly denominator: number }
    | { readonly op: 'aggregate'; readonly aggregate: Exclude<AggregateKind, 'some' | 'every'>; readonly list: '人' | '义务人'; readonly body: Bound; readonly slot: number }
  ) // biome-ignore format: one line a form

/** The operands of a bound expression, those of the term it reads not included. */
export function boundOperands(bound: Bound): readonly Bound[] {
  switch (bound.op) {
    case 'if':
      return [bound.condition, bound.whenTrue, bound.whenFalse]
    case 'choose':
      return bound.cases.map(([, value]) => value)
    case 'less':
    case 'at-most':
    case 'same':
    case 'same-text':
    case 'same-truth':
    case 'and':
    case 'or':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'larger':
    case 'smaller':
      return [bound.left, bound.right]
    case 'not':
    case 'known':
    case 'rescale':
      return [bound.operand]
    case 'among':
      return [bound.value]
    case 'years':
    case 'months':
    case 'days':
      return [bound.start, bound.end]
    case 'add-months':
    case 'add-days':
      return [bound.day]
    case 'round':
      return [bound.numerator]
    case 'aggregate':
      return [bound.body]
    default:
      return []
  }
}
