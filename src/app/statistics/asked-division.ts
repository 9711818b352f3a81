import { type Acting, scopeOf } from '#access/index'
import type { Places } from '../http-port/places.ts'
import { refuse } from '../refusals.ts'

export interface AskedDivision {
  readonly code: string
  readonly name: string
  /** What may be asked for. */
  readonly choices: readonly { readonly code: string; readonly name: string }[]
}

/**
 * The division whose figures are asked for: the county, or a township. Whoever sees a part of the
 * county is given that part; a division outside of it is one that does not exist.
 */
export function askedDivision(
  county: { readonly code: string; readonly name: string },
  acting: Acting,
  { asked, places }: { readonly asked: string | undefined; readonly places: Places },
): AskedDivision {
  const scope = scopeOf(acting)
  const areas = scope.kind === '辖区' || scope.kind === '推送' ? scope.areas : null
  const isSeen = ({ code }: { readonly code: string }) =>
    areas === null ||
    areas.some((area) => code.startsWith(area) || area.startsWith(code.slice(0, 9)))
  const townships = places.townships.filter(isSeen).map(({ code, name }) => ({ code, name }))
  const isWhole = areas === null || areas.some((area) => county.code.startsWith(area))
  const choices = isWhole ? [{ code: county.code, name: county.name }, ...townships] : townships
  const found = asked === undefined ? choices[0] : choices.find(({ code }) => code === asked)
  if (!found) throw refuse('statistics-division')
  return { ...found, choices }
}
