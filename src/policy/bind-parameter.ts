import type { Bound, BoundNumber } from './bound.ts'
import { constant, rescale, truth } from './build-bound.ts'
import type { Fact } from './catalogue.ts'
import { dayNumber } from './day-number.ts'
import type { Constant, Parameter, ValueType } from './pack.ts'
import type { ParameterValue } from './parameters.ts'

/** A constant as a bound expression of the wanted type. */
export function constantBound(given: Constant, type: ValueType): Bound {
  switch (given.kind) {
    case 'number':
      return constant(given.whole, { scale: given.scale })
    case 'truth':
      return truth(given.value)
    case 'text':
      return { kind: 'text', op: 'constant', value: given.value, mayBeUnknown: false }
    case 'day':
      return constant(dayNumber(given.value), { isDay: true })
    default:
      return unknownOf(type)
  }
}

/** A parameter's value: one constant, or a choice by the household's code. */
export function parameterBound(
  parameter: Parameter,
  context: {
    readonly constantOf: (parameter: Parameter) => ParameterValue
    readonly chooserOf: (name: string) => Fact | undefined
  },
): Bound {
  const { value, byCode } = context.constantOf(parameter)
  // An unsettled standard or share is unknown, but no negative number.
  const isCount =
    parameter.type === 'money' || parameter.type === 'number' || parameter.type === 'area'
  const boundOf = (one: Constant) =>
    one.kind === 'unknown' && isCount
      ? constant(0, { high: null })
      : constantBound(one, parameter.type)
  if (value) return boundOf(value)
  const fact = context.chooserOf(parameter.chosenBy)
  if (!fact || !byCode) throw new Error(`parameter without a value: ${parameter.name}`)
  const codes = new Set([...fact.codes.map((code) => code.value), ...byCode.keys()])
  const cases = [...codes].map(
    (code) => [code, boundOf(byCode.get(code) ?? { kind: 'unknown' })] as const,
  )
  const first = cases[0]?.[1]
  if (first?.kind !== 'number') {
    return { kind: first?.kind ?? 'truth', op: 'choose', fact, cases, mayBeUnknown: true } as Bound // all cases have the parameter's type
  }
  const numbers = cases.map(([code, one]) => [code, one as BoundNumber] as const) // as above
  const scale = Math.max(...numbers.map(([, one]) => one.scale))
  return {
    kind: 'number',
    op: 'choose',
    fact,
    cases: numbers.map(([code, one]) => [code, rescale(one, scale)] as const),
    scale,
    isDay: first.isDay,
    isNonNegative: numbers.every(([, one]) => one.isNonNegative),
    isPoint: false,
    mayBeUnknown: true,
  }
}

function unknownOf(type: ValueType): Bound {
  if (type === 'truth') return truth(null)
  if (type === 'text' || type === 'texts') {
    return { kind: 'text', op: 'constant', value: null, mayBeUnknown: true }
  }
  return constant(null, { isDay: type === 'day' })
}
