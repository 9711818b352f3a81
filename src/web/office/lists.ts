import { hrefOf, type Target } from './route.ts'

interface Shown {
  readonly keys: readonly string[]
  readonly first: number
  readonly total: number | null
  readonly at: Target
  /** Its rows are not what the page shows one of: to say “第 4 / 17 户” would be wrong. */
  readonly isOfOthers?: boolean
}

export interface PlaceInList {
  /** From 1. */
  readonly place: number
  readonly total: number
  readonly isCounted: boolean
  /** The list as it was. */
  readonly back: string
  readonly before: string | undefined
  readonly after: string | undefined
}

const shown = new Map<string, Shown>()

/** A list tells what it shows, so that the page of one of it can say “第 4 / 17 户”. */
export function rememberList(name: string, list: Shown): void {
  shown.set(name, list)
}

/** Where something stands in the list that was shown last; undefined where it did not. */
export function placeInList(name: string, key: string): PlaceInList | undefined {
  const list = shown.get(name)
  const place = list?.keys.indexOf(key) ?? -1
  if (!list || place < 0) return undefined
  return {
    place: list.first + place,
    total: list.total ?? list.first + list.keys.length - 1,
    isCounted: !list.isOfOthers,
    back: hrefOf(list.at),
    before: list.keys[place - 1],
    after: list.keys[place + 1],
  }
}
