import { type LocalDate, localDate } from '#kernel/index'
import { bindPack } from './bind-pack.ts'
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
 * rule names document and article; that units agree; and that all of it can be bound on every day a parameter changes
 * since all have a value. What passes compiles to both back ends.
 */
export function compilePack(pack: Pack, catalogue: Catalogue): CompiledPack {
  const checked = checkPack(pack, catalogue)
  refuseUnfounded(checked)
  refuseMixedUnits(checked)
  for (const day of daysOfChange(pack)) bindPack(checked, { day })
  let found: readonly Finding[] | undefined
  return {
    ...checked,
    get warnings() {
      found ??= findingsOf(checked)
      return found
    },
  }
}

function daysOfChange(pack: Pack): readonly LocalDate[] {
  const values = [...pack.parameters.values()].map((one) => one.values.map(({ from }) => from))
  const since = values.map(([first = firstDay]) => first).reduce(later, firstDay)
  const days = new Set(values.flat().filter((day) => day > since))
  return [since, ...[...days].sort()]
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other
}
