import { nearestName, type Pack } from '#policy/index'
import { refuse } from './refusals.ts'

/** Refuses the first id that is no scheme of the pack, with the nearest one that is. */
export function checkSchemes(pack: Pack, ids: readonly string[]): void {
  const known = pack.schemes.map(({ id }) => id)
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown === undefined) return
  // `低保金` is nearer to `低保金(户)` than its letters say.
  const nearest = known.find((id) => id.includes(unknown)) ?? nearestName(unknown, known)
  throw refuse('scheme-unknown', { id: unknown, ...(nearest !== undefined && { nearest }) })
}
