import { type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { refuse } from './refusals.ts'

interface Place {
  readonly code: string
  readonly name: string
  readonly township: boolean
}

/** The county's townships and villages by the names that files write. */
export interface Divisions {
  /** All township codes of the county. */
  readonly townships: readonly string[]
  /** What people call the township of a code; the code where the county has none such. */
  nameOf(code: string): string
  /** The code of a township by its name or code; undefined when the county has none such. */
  findTownship(text: string): string | undefined
  /** The code of a village, inside the township when that is known; undefined when in doubt. */
  findVillage(text: string, township: string | undefined): string | undefined
  /** The one township that a text names among other words, as a sheet's or a file's name does. */
  townshipIn(text: string): { readonly code: string; readonly name: string } | undefined
}

/** Reads the divisions that stand today; refuses when the county has none yet. */
export async function loadDivisions(
  q: Queryable,
  countyCode: string,
  today: LocalDate,
): Promise<Divisions> {
  const rows = await q.query<Place>(sql`
    select code, name, tier = '乡' as township
    from division
    where left(code, 6) = ${countyCode.slice(0, 6)} and tier in ('乡', '村')
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
    order by code`)
  if (rows.length === 0) throw refuse('division-unset', { county: countyCode })
  const townships = rows.filter((row) => row.township)
  const villages = rows.filter((row) => !row.township)
  const byTownship = new Map(townships.flatMap((row) => namesOf(row).map((name) => [name, row])))
  return {
    townships: townships.map(({ code }) => code),
    nameOf: (code) => townships.find((row) => row.code === code)?.name ?? code,
    findTownship: memoised((text) => findByName(text, byTownship)?.code),
    findVillage: (text, township) => findVillage(text, township, villages),
    townshipIn: (text) => townshipIn(text, townships),
  }
}

function townshipIn(text: string, townships: readonly Place[]): Place | undefined {
  const plain = text.replace(/\s/g, '')
  const named = townships.filter(({ name }) => plain.includes(name))
  // 上柳林乡 contains 柳林乡: the longer name is meant.
  const longest = named.filter(
    ({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)),
  )
  return longest.length === 1 ? longest[0] : undefined
}

function memoised(find: (text: string) => string | undefined): typeof find {
  const known = new Map<string, string | undefined>()
  return (text) => {
    if (known.has(text)) return known.get(text)
    const found = find(text)
    if (known.size < 10_000) known.set(text, found)
    return found
  }
}

function namesOf({ code, name }: Place): readonly string[] {
  return [code, code.slice(0, 9), name, bareName(name)]
}

/** 柳林乡人民政府 and 示例县柳林乡 are 柳林乡. */
function findByName(text: string, places: ReadonlyMap<string, Place>): Place | undefined {
  const plain = text.replace(/\s/g, '')
  const found = places.get(plain) ?? places.get(bareName(plain))
  if (found !== undefined) return found
  const after = /^.*?[县区市旗](.+)$/.exec(plain)?.[1]
  return after === undefined ? undefined : findByName(after, places)
}

function findVillage(
  text: string,
  township: string | undefined,
  villages: readonly Place[],
): string | undefined {
  const plain = text.replace(/\s/g, '')
  const bare = bareName(plain)
  const matching = villages.filter(
    ({ code, name }) =>
      (township === undefined || code.startsWith(township.slice(0, 9))) &&
      (code === plain || name === plain || bareName(name) === bare || plain.endsWith(name)),
  )
  // Two villages of one name in the county are told apart by their township only.
  return matching.length === 1 ? matching[0]?.code : undefined
}

function bareName(name: string): string {
  return name
    .replace(/(人民政府|街道办事处|办事处|派出所|残联)$/, '')
    .replace(/(村民委员会|居民委员会|村委会|居委会|社区居委会|行政村|村)$/, '')
}

/** A township's name; or one that also names a village, a county or an office. */
export function findPlace(divisions: Divisions, text: string): string | undefined {
  return (
    divisions.findTownship(text) ??
    divisions.findVillage(text, undefined) ??
    divisions.townshipIn(text)?.code
  )
}
