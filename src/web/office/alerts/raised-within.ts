import { columnsOf } from './board-columns.ts'

export interface AgeCount {
  readonly label: string
  readonly filters: Readonly<Record<string, string>>
  readonly count: number
}

const dayMs = 86_400_000
const parts = columnsOf('发现多久', { query: {}, facets: undefined })

/** How many were raised how long ago, as the board parts them; nothing where today is not known. */
export function raisedWithin(
  days: readonly string[],
  today: string | undefined,
): readonly AgeCount[] {
  if (today === undefined) return []
  const now = Date.parse(today)
  const ages = days.map((day) => Math.round((now - Date.parse(day)) / dayMs))
  return parts
    .map(({ title, filters }) => {
      const { age = '0', younger = 'Infinity' } = filters
      const isWithin = (one: number) => one >= Number(age) && one < Number(younger)
      return { label: title, filters, count: ages.filter(isWithin).length }
    })
    .filter(({ count }) => count > 0)
}
