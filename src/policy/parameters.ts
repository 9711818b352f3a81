import type { LocalDate } from '#kernel/index'
import { constantOf, type PlainConstant, typeNames } from './constants.ts'
import { nearestName } from './nearest-name.ts'
import type { Constant, Pack, Parameter } from './pack.ts'
import { misfitOf } from './parameter-domain.ts'
import { refuse, refusePolicy } from './refusals.ts'

/** What stands in place of a parameter's value: one value, or one for each code (城市, 农村). */
export type ParameterOverride = PlainConstant | Readonly<Record<string, PlainConstant>>
export type ParameterOverrides = Readonly<Record<string, ParameterOverride>>

/** A parameter's value on a day. */
export interface ParameterValue {
  readonly value?: Constant
  readonly byCode?: ReadonlyMap<string, Constant>
}

/** The value of each parameter on the day, overrides first. Refuses overrides nobody knows or allows. */
export function parametersOn(
  pack: Pack,
  given: { readonly day: LocalDate; readonly parameters?: ParameterOverrides },
): (parameter: Parameter) => ParameterValue {
  const overrides = given.parameters ?? {}
  for (const name of Object.keys(overrides)) {
    if (pack.parameters.has(name)) continue
    const nearest = nearestName(name, pack.parameters.keys())
    throw refuse('override-unknown', { name, ...(nearest !== undefined && { nearest }) })
  }
  return (parameter) => {
    const override = overrides[parameter.name]
    if (override === undefined) return datedValue(parameter, given.day)
    return overridden(parameter, { override, day: given.day })
  }
}

/** The value in force on a day; refuses a day before the first. */
export function datedValue(parameter: Parameter, day: LocalDate): ParameterValue {
  const found = parameter.values.findLast((one) => one.from <= day)
  return found ?? refusePolicy('parameter-unset', parameter.place, { name: parameter.name, day })
}

function overridden(
  parameter: Parameter,
  given: { readonly override: ParameterOverride; readonly day: LocalDate },
): ParameterValue {
  const { override, day } = given
  if (typeof override !== 'object' || override === null || Array.isArray(override)) {
    return { value: fitting(parameter, override as PlainConstant) } // an array is a list of texts
  }
  const base = datedValue(parameter, day)
  const byCode = new Map(base.byCode)
  for (const [code, value] of Object.entries(override)) byCode.set(code, fitting(parameter, value))
  return { byCode }
}

function fitting(parameter: Parameter, value: PlainConstant): Constant {
  const { name, type } = parameter
  const constant = constantOf(value, type)
  if (constant === undefined) throw new RangeError(`参数“${name}”应为${typeNames[type]}`)
  const misfit = misfitOf(parameter, constant)
  if (misfit?.kind === 'word') throw refuse('override-word', { name, ...misfit })
  if (misfit) throw refuse('override-outside', { name, number: String(value), ...misfit })
  return constant
}
