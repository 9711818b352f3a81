import { type LocalDate, localDate, Refusal } from '#kernel/index'
import { type BoundPack, bindPack } from './bind-pack.ts'
import type { Catalogue } from './catalogue.ts'
import { type CheckedPack, checkPack } from './check-pack.ts'
import type { Pack } from './pack.ts'
import { findingsOf, refuseUnfounded } from './static-checks.ts'
import type { Finding } from './static-finding.ts'
import { refuseMixedUnits } from './static-units.ts'

/** A pack that compiles to both back ends. */
export interface CompiledPack extends CheckedPack {
  /** What it says that cannot be meant so; found when first asked for. */
  readonly warnings: readonly Finding[]
}

const firstDay = localDate('2000-01-01')

/**
 * Checks every expression of a pack: names, types, words of code lists, circles; that each class and
 * rule names document and article; that units agree; and that all of it can be bound on every day a
 * parameter changes. What passes compiles to both back ends.
 */
export function compilePack(pack: Pack, catalogue: Catalogue): CompiledPack {
  const checked = checkPack(pack, catalogue)
  refuseUnfounded(checked)
  refuseMixedUnits(checked)
  bindOnEveryDay(checked)
  let found: readonly Finding[] | undefined
  return {
    ...checked,
    get warnings() {
      found ??= findingsOf(checked)
      return found
    },
  }
}

// Days before some parameter's first value decide nothing: only what else is wrong there counts.
function bindOnEveryDay(checked: CheckedPack): void {
  const parameters = [...checked.pack.parameters.values()]
  const days = parameters.map((one) => one.values.map(({ from }) => from))
  const since = days.map(([first = firstDay]) => first).reduce(later, firstDay)
  for (const day of new Set([...days.flat(), since].sort())) {
    try {
      const bound = bindPack(checked, { day })
      if (day >= since) bindSchemes(bound)
    } catch (error) {
      if (day >= since || !isUnset(error)) throw error
    }
  }
}

/** A day's schemes are bound when they are asked for: here, so that a broken one is refused. */
function bindSchemes(bound: BoundPack): number {
  return bound.schemes.length
}

function isUnset(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'policy.parameter-unset'
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other
}
