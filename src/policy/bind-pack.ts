import type { LocalDate } from '#kernel/index'
import { type Binder, binderFor } from './bind.ts'
import { type BoundScheme, bindScheme } from './bind-schemes.ts'
import type { BoundNumber, BoundText, BoundTruth } from './bound.ts'
import type { CheckedCategory, CheckedPack, CheckedRule } from './check-pack.ts'
import { complain } from './fitting.ts'
import type { Constant } from './pack.ts'
import type { ParameterOverrides } from './parameters.ts'

export interface BoundCategory {
  readonly name: string
  readonly premise?: BoundTruth
  readonly conditions: readonly { readonly name: string; readonly truth: BoundTruth }[]
  readonly benefit?: BoundNumber
}

export interface BoundRule {
  readonly id: string
  readonly level: '人' | '户'
  readonly when: BoundTruth
  /** The value and its ascending bounds, in one scale. */
  readonly band?: { readonly value: BoundNumber; readonly bounds: readonly number[] }
}

/** A pack on one day, from which JavaScript and SQL are made. */
export interface BoundPack {
  readonly day: LocalDate
  readonly categories: readonly BoundCategory[]
  readonly personCategories: readonly BoundCategory[]
  readonly labels: readonly { readonly name?: string; readonly value: BoundTruth | BoundText }[]
  readonly rules: readonly BoundRule[]
  readonly schemes: readonly BoundScheme[]
  readonly counted?: BoundNumber
}

export interface Circumstances {
  /** The day of the assessment; parameters take their values of that day. */
  readonly day: LocalDate
  /** Values in place of the pack's own. */
  readonly parameters?: ParameterOverrides
}

/** Binds all of a pack to a day; `binder`: the day's, where the caller binds more by it. */
export function bindPack(
  checked: CheckedPack,
  given: Circumstances,
  binder: Binder = binderFor(checked, given),
): BoundPack {
  let schemes: readonly BoundScheme[] | undefined
  return {
    day: given.day,
    categories: checked.categories.map((one) => bindCategory(one, binder)),
    personCategories: checked.personCategories.map((one) => bindCategory(one, binder)),
    labels: checked.labels.map(({ name, expression }) => ({
      value: name === undefined ? binder.text(expression) : binder.truth(expression),
      ...(name !== undefined && { name }),
    })),
    rules: checked.rules.map((one) => bindRule(one, binder)),
    // Bound when asked for: the classes of a day stand though a scheme has no amount yet.
    get schemes() {
      schemes ??= checked.schemes.map((one) => bindScheme(one, binder))
      return schemes
    },
    ...(checked.counted && { counted: binder.number(checked.counted) }),
  }
}

function bindCategory(checked: CheckedCategory, binder: Binder): BoundCategory {
  const benefit = checked.benefit && binder.number(checked.benefit)
  if (checked.benefit && benefit && benefit.scale > 2) {
    complain(checked.benefit.span, '月保障金须取整到分或元')
  }
  return {
    name: checked.category.name,
    conditions: checked.conditions.map(({ condition, expression }) => ({
      name: condition.name,
      truth: binder.truth(expression),
    })),
    ...(checked.premise && { premise: binder.truth(checked.premise) }),
    ...(benefit && { benefit }),
  }
}

function bindRule(checked: CheckedRule, binder: Binder): BoundRule {
  const { rule, level, expression } = checked
  const bound: BoundRule = { id: rule.id, level, when: binder.truth(expression) }
  if (!checked.band || !rule.band) return bound
  const value = binder.number(checked.band)
  const bounds = rule.band.bounds.map((one) => scaled(one, value.scale))
  return { ...bound, band: { value, bounds: bounds.sort((left, right) => left - right) } }
}

// A bound finer than the value's scale is reached with the next whole step.
function scaled(constant: Constant, scale: number): number {
  if (constant.kind !== 'number') throw new Error('a band bound is a number')
  const shift = scale - constant.scale
  return shift >= 0 ? constant.whole * 10 ** shift : Math.ceil(constant.whole / 10 ** -shift)
}
