import { localDate } from '#kernel/index'
import { bindPack } from './bind-pack.ts'
import type { Catalogue } from './catalogue.ts'
import { type CheckedPack, checkPack } from './check-pack.ts'
import type { Pack } from './pack.ts'

const firstDay = localDate('2000-01-01')

/**
 * Checks every expression of a pack: names, types, words of code lists, circles; and that all of it
 * can be bound on the last day a parameter changes. What passes compiles to both back ends.
 */
export function compilePack(pack: Pack, catalogue: Catalogue): CheckedPack {
  const checked = checkPack(pack, catalogue)
  const days = [...pack.parameters.values()].map((one) => one.values.at(-1)?.from ?? firstDay)
  bindPack(checked, { day: days.sort().at(-1) ?? firstDay })
  return checked
}
