/** Where a sealed text belongs; the same bytes put elsewhere are noticed. */
export type SealedPlace = keyof typeof placeCodes

const placeCodes = {
  text: 0,
  identity: 1,
  phone: 2,
  'bank-card': 3,
  said: 4,
  payload: 5,
  setting: 6,
  'second-factor': 7,
} as const

const places = new Map(Object.entries(placeCodes).map(([place, code]) => [code as number, place]))

export function placeCode(place: SealedPlace): number {
  return placeCodes[place]
}

export function placeOf(code: number | undefined): string | undefined {
  return code === undefined ? undefined : places.get(code)
}
