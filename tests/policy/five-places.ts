import { loadPack, type Pack } from '#policy/index'
import { catalogue, policyFiles } from './read-packs.ts'

/** The places of the five source documents. */
export const places = {
  S0: '149901-shanxi-county',
  S1: '141000-linfen',
  S2: '669901-bingtuan-city',
  S3: '621200-longnan',
  S4: '410721-xinxiang',
} as const
export type Place = keyof typeof places
export const placeNames = Object.keys(places) as Place[] // the keys just written

export const packs = Object.fromEntries(
  placeNames.map((place) => [
    place,
    loadPack({ files: policyFiles, catalogue, id: places[place] }),
  ]),
) as Record<Place, Pack> // one a place, by construction
