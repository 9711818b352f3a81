import { scopeOf } from '#access/index'
import type { Statistics } from '#http/index'
import type { RegisteredPopulation } from '#oversight/index'
import type { Figures } from './figures.ts'
import { handledOf } from './rule-yields.ts'
import type { Sums } from './sum-figures.ts'

/** In the registry and without a class that somebody has recognised. */
const unrecognised = '无'

/** Everybody in one class, in the policy's order; what is not recognised comes last. */
export function structureOf({ app, now, before }: Figures): Statistics['structure'] {
  return categoriesOf(app, now).map((kind) => {
    const persons = now.count('监测人口', { kind })
    return {
      kind,
      category: wordOf(kind),
      persons,
      households: now.count('监测户', { kind }),
      change: before ? persons - before.count('监测人口', { kind }) : null,
    }
  })
}

function categoriesOf(app: Figures['app'], now: Sums): readonly string[] {
  const known = app.pack.categories.map(({ name }) => name)
  const orderOf = (kind: string): number => {
    if (kind === unrecognised) return known.length + 1
    const at = known.indexOf(kind)
    return at === -1 ? known.length : at
  }
  return now.words('监测人口', 'kind').sort((one, other) => orderOf(one) - orderOf(other))
}

function wordOf(kind: string): string {
  return kind === unrecognised ? '在册未认定' : kind
}

/** By township, or by village of one township; what nobody could place is named so. */
export function placesOf(figures: Figures): Statistics['places'] {
  const { now, places, division, acting, app } = figures
  const isCounty = division.code === app.county.code
  if (!isCounty && seesNoVillages(figures)) return []
  const counted = [
    ...now.words('监测人口', 'place'),
    ...now.words('待办预警', 'place'),
    ...now.words('办结', 'place'),
  ]
  const expected = isCounty ? division.choices.map(({ code }) => code) : []
  const isUnplaced = (code: string) => code === acting.countyCode
  const known = [...new Set([...expected, ...counted])].filter((code) => !isUnplaced(code)).sort()
  const codes = counted.some(isUnplaced) ? [...known, acting.countyCode] : known
  const categories = categoriesOf(app, now)
  return codes.map((place) => ({
    code: place,
    name: nameOf(place, { places, acting }),
    persons: now.count('监测人口', { place }),
    households: now.count('监测户', { place }),
    population: isUnplaced(place) ? null : populationOf(figures.population, place, figures),
    structure: categories.map((kind) => ({
      category: wordOf(kind),
      persons: now.count('监测人口', { place, kind }),
    })),
    alerts: alertsOf(now, place),
    ...handledOf(now, { place }),
  }))
}

/** One or two people of a village are known there: whoever looks from outside is told of townships. */
function seesNoVillages({ acting }: Figures): boolean {
  return scopeOf(acting).kind === '全县' && acting.who?.sensitive === '隐去'
}

function alertsOf(now: Sums, place: string): number {
  return ['①', '②', '③', '④'].reduce(
    (sum, name) => sum + now.count('待办预警', { place, class: name }),
    0,
  )
}

function nameOf(code: string, { places, acting }: Pick<Figures, 'places' | 'acting'>): string {
  if (code === acting.countyCode) return '未分到乡镇'
  const { township, village } = places.placeOf(code)
  return village ?? township ?? '已撤并的区划'
}

/** As the place has said; of a county also as the sum of all its townships. Null: not said. */
export function populationOf(
  known: readonly RegisteredPopulation[],
  code: string,
  { places, app }: Pick<Figures, 'places' | 'app'>,
): { persons: number; asOf: string; source: string } | null {
  const own = known.find(({ divisionCode }) => divisionCode === code)
  if (own) return { persons: own.persons, asOf: own.asOf, source: own.source }
  if (code !== app.county.code || places.townships.length === 0) return null
  const parts = places.townships.map((one) =>
    known.find(({ divisionCode }) => divisionCode === one.code),
  )
  const said = parts.filter((one) => one !== undefined)
  const [first] = said
  if (!first || said.length < parts.length) return null
  return {
    persons: said.reduce((sum, one) => sum + one.persons, 0),
    asOf: said.map((one) => one.asOf).sort()[0] ?? first.asOf,
    source: first.source,
  }
}
