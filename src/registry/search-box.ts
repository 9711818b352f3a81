import { type Acting, inScope, scopeOf } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { checkIdentityNumber, toHalfWidth } from '#kernel/index'
import { findByEnding } from './find-by-ending.ts'
import { divisionName } from './list-households.ts'
import { loadNameReader } from './name-keys.ts'
import { lives } from './narrowed-households.ts'

export const searchReasons = ['户号', '姓名', '拼音', '证号', '证号后四位', '电话'] as const
export type SearchReason = (typeof searchReasons)[number]

/** Somebody, or a household by its head, that fits what was typed. */
export interface SearchHit {
  readonly householdId: string
  readonly number: string
  readonly personId: string
  readonly name: string
  readonly head: string | null
  readonly township: string | null
  readonly village: string | null
  readonly category: string | null
  readonly why: SearchReason
}

type Searcher = Pick<Acting, 'countyCode' | 'vault' | 'today' | 'who'>

/**
 * What somebody types into the one search box: words separated by blanks, all of which must fit: a name or
 * its beginning, the first letters of its pinyin, an identity number or its last four, a telephone, a
 * household number. Persons of standing households in the scope, best first.
 */
export async function searchBox(
  q: Queryable,
  acting: Searcher,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<readonly SearchHit[]> {
  const words = toHalfWidth(text).trim().split(/\s+/).filter(Boolean).slice(0, 3)
  if (words.length === 0) return []
  const fits = await fitsOf(q, acting, words)
  const reason = joinSql(
    fits.flatMap(({ reasons }) => reasons),
    ' ',
  )
  const { from, where, rank } = amongWhom(acting, fits)
  // The best first, by as little as tells them apart; then what is shown of each.
  return q.query<SearchHit>(sql`
    with best as (
      select p.id, h.id as household_id, h.number, h.division_code,
        case ${reason} else '姓名' end as why, ${rank} as rank,
        m.relation <> '本人' as other
      from ${from}
      join membership as m on m.county_code = ${acting.countyCode} and m.person_id = p.id
        and m.valid_to is null
      join household as h on h.county_code = ${acting.countyCode} and h.id = m.household_id
        and h.status = '存续'
      where ${where}
        and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}
      order by rank, other, h.number, p.id
      limit ${limit})
    select b.household_id as "householdId", b.number, b.id as "personId", s.name, (
        select o.name from membership as n
        join person as o on o.county_code = n.county_code and o.id = n.person_id
        where n.county_code = ${acting.countyCode} and n.household_id = b.household_id
          and n.valid_to is null and n.relation = '本人'
        limit 1) as head,
      f.f_recorded_category as category, b.why,
      ${divisionName(acting, sql`left(b.division_code, 9) || '000'`)} as township,
      case when right(b.division_code, 3) <> '000'
        then ${divisionName(acting, sql`b.division_code`)} end as village
    from best as b
    join person as s on s.county_code = ${acting.countyCode} and s.id = b.id
    left join household_profile as f
      on f.county_code = ${acting.countyCode} and f.household_id = b.household_id
    order by b.rank, b.other, b.number, b.id`)
}

/** Whose `p` all the words fit. */
function amongWhom({ countyCode }: Searcher, fits: readonly Fit[]) {
  const [first] = fits
  if (fits.length === 1 && first?.alone) {
    return { from: first.alone, where: sql`true`, rank: sql`p.rank` }
  }
  const conditions = fits.map(({ condition }) => sql`(${condition})`)
  const ranks = fits.map(({ rank }) => rank)
  return {
    from: sql`person as p`,
    where: sql`p.county_code = ${countyCode} and ${joinSql(conditions, ' and ')}`,
    rank: sql`0 + ${joinSql(ranks, ' + ')}`,
  }
}

/** An ending is looked for last, among those whom the names and letters beside it leave. */
async function fitsOf(
  q: Queryable,
  acting: Searcher,
  words: readonly string[],
): Promise<readonly Fit[]> {
  const isWide = scopeOf(acting).kind === '全县'
  const fits: Fit[] = []
  for (const word of words.filter((one) => !isEnding(one))) {
    const isSound = /^[a-z]{2,}$/i.test(word)
    if (!isSound) fits.push(await fitOf(acting, word))
    else fits.push(soundFit(acting, word.toLowerCase(), isWide && words.length === 1))
  }
  const named = fits.flatMap(({ persons }) => (persons ? [persons] : []))
  for (const word of words.filter(isEnding)) fits.push(await endingFit(q, acting, { word, named }))
  return fits
}

/** How one word may fit: a condition on `p`, `m` and `h`, and why it does, best first. */
interface Fit {
  readonly condition: Sql
  /** `when … then …` */
  readonly reasons: readonly Sql[]
  /** 0 where it fits exactly. */
  readonly rank: Sql
  /** Of a name or its letters: a select of the persons it may be. */
  readonly persons?: Sql
  /**
   * What is searched where no other word stands beside it: `p` with id and rank, from keys alone. Of a
   * usual name a county has thousands, and each would be looked up to be ranked.
   */
  readonly alone?: Sql
}

async function fitOf(acting: Searcher, word: string): Promise<Fit> {
  const { countyCode, vault } = acting
  const identity = checkIdentityNumber(word)
  if (identity.ok) {
    return exactly(sql`p.id_hash = ${vault.hashIdentity(identity.number)}::uuid`, '证号')
  }
  if (/^1[3-9]\d{9}$/.test(word)) {
    return exactly(sql`p.phone_hash = ${vault.hashOf('phone', word)}::uuid`, '电话')
  }
  const isHousehold = sql`h.number = any(${numbersOf(word)}::text[]) and ${heads}`
  if (/\d/.test(word)) return exactly(isHousehold, '户号')
  const { keysOf } = await loadNameReader()
  const { folded } = keysOf(word)
  // One character is a surname: a list, not an answer.
  if ([...folded].length < 2) return exactly(sql`false`, '姓名')
  const ranked = sql`
    select k.person_id, (k.key <> ${folded})::integer as rank from person_key as k
    where k.county_code = ${countyCode} and k.kind = 'name' and k.key >= ${folded}
      and k.key < ${`${folded}\u{10ffff}`} and ${lives(acting, sql`k`)}
    union all
    select n.person_id, 1 from person_name as n
    where n.county_code = ${countyCode} and n.folded = ${folded}`
  const persons = sql`select r.person_id from (${ranked}) as r`
  return {
    ...{ condition: sql`p.id in (${persons})`, persons },
    reasons: [sql`when true then '姓名'`],
    rank: sql`(p.name_folded is distinct from ${folded})::integer`,
    alone: sql`(
      select r.person_id as id, min(r.rank) as rank from (${ranked}) as r group by r.person_id) as p`,
  }
}

function exactly(condition: Sql, why: SearchReason): Fit {
  return { condition, reasons: [sql`when true then ${why}::text`], rank: sql`0` }
}

const heads = sql`m.relation = '本人'`

/** The last four of an identity number, or a household's number. */
function isEnding(word: string): boolean {
  return /^\d{3}[\dXx]$/.test(word)
}

/** A household's number, whole or without its leading letter and noughts. */
function numbersOf(word: string): readonly string[] {
  const digits = /^\d{1,8}$/.test(word) ? [`H${word.padStart(6, '0')}`] : []
  return [...new Set([word, word.toUpperCase(), ...digits])]
}

async function endingFit(
  q: Queryable,
  acting: Searcher,
  { word, named }: { readonly word: string; readonly named: readonly Sql[] },
): Promise<Fit> {
  const persons = await findByEnding(q, acting, { ending: word.toUpperCase(), named })
  const byEnding = sql`p.id = any(${persons}::uuid[])`
  return {
    condition: sql`p.id in (
      select unnest(${persons}::uuid[])
      union all
      select n.person_id from household as g
      join membership as n on n.county_code = g.county_code and n.household_id = g.id
        and n.valid_to is null and n.relation = '本人'
      where g.county_code = ${acting.countyCode} and g.number = any(${numbersOf(word)}::text[]))`,
    reasons: [sql`when ${byEnding} then '证号后四位'`, sql`when true then '户号'`],
    rank: sql`0`,
  }
}

/** Two letters are tens of thousands of names: nobody looks through more of them than these. */
const mostSounds = 2000

function soundFit(acting: Searcher, letters: string, isVague: boolean): Fit {
  // In a whole county hardly anybody finds by two letters; beside another word, or in one's own township
  // or village, the few that fit may be any of them.
  const first = isVague ? sql`order by k.person_id limit ${mostSounds}` : sql``
  const persons = sql`
    select k.person_id from person_key as k
    where k.county_code = ${acting.countyCode} and k.kind = 'sound' and k.key = ${letters}
      and ${lives(acting, sql`k`)} ${first}`
  return {
    ...{ condition: sql`p.id in (${persons})`, persons },
    reasons: [sql`when true then '拼音'`],
    // The letters of the whole name come before those of its beginning.
    rank: sql`(length(p.name_folded) > ${letters.length})::integer`,
  }
}
