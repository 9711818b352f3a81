import { type Acting, inScope, scopeOf } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { loadNameReader } from '#registry/index'
import type { WorkSource } from './work-row.ts'

/** Whom the words of a search name, looked for once by the indexes of names and numbers. */
export interface Named {
  /** Households by their number, and by the name of their head. */
  readonly numbered: readonly string[]
  readonly headed: readonly string[]
  readonly persons: readonly string[]
  /** Instead of these, of a surname: the alerts that show somebody of that name, where work waits for the caller. */
  readonly alerts?: readonly string[]
}

/** Where more people have such a name, rows are asked for theirs one by one. */
const mostNamed = 2000
export const nobody: Named = { numbered: [], headed: [], persons: [] }

/** Households of that number or whose head's name begins so; persons whose name does. */
export async function findNamed(
  q: Queryable,
  acting: Acting,
  { text, sources, hiddenRules }: Searching,
): Promise<Named | undefined> {
  const wanted = text?.trim()
  if (!wanted) return nobody
  const { countyCode } = acting
  const { folded } = (await loadNameReader()).keysOf(wanted)
  const numbers = [...new Set([wanted, wanted.toUpperCase(), `H${wanted.padStart(6, '0')}`])]
  // Very many bear a surname: what waits is asked for its name, and a department is not given a list of them.
  if ([...folded].length === 1) {
    const { kind } = scopeOf(acting)
    if (kind === '推送') return nobody
    if (await isBorne(q, acting, folded)) {
      if (kind !== '辖区') return undefined
      const alerts = await alertsNaming(q, acting, { folded, sources, hiddenRules })
      return { ...nobody, alerts }
    }
  }
  const persons = await q.query<{ id: string; headOf: string | null }>(sql`
    select n.id, m.household_id as "headOf"
    from (${nameBegins(acting, folded)}) as n
    left join membership as m on m.county_code = ${countyCode} and m.person_id = n.id
      and m.valid_to is null and m.relation = '本人'
    limit ${mostNamed + 1}`)
  if (persons.length > mostNamed) return undefined
  const households = await q.query<{ id: string }>(sql`
    select h.id from household as h
    where h.county_code = ${countyCode} and h.number = any(${numbers}::text[])`)
  return {
    numbered: households.map(({ id }) => id),
    headed: persons.flatMap(({ headOf }) => headOf ?? []),
    persons: persons.map(({ id }) => id),
  }
}

interface Searching {
  readonly text: string | undefined
  readonly sources: readonly WorkSource[]
  readonly hiddenRules: readonly string[]
}

async function isBorne(q: Queryable, acting: Acting, folded: string): Promise<boolean> {
  const [one] = await q.query(sql`select n.id from (${nameBegins(acting, folded)}) as n limit 1`)
  return one !== undefined
}

/**
 * Of the alerts behind pushes that wait, those whose person's or household head's name begins so: looked
 * up once an alert, where the count and the page would do it for each push. By the keys of the name,
 * which know their place.
 */
async function alertsNaming(
  q: Queryable,
  acting: Acting,
  { folded, sources, hiddenRules }: Omit<Searching, 'text'> & { readonly folded: string },
): Promise<readonly string[]> {
  const { countyCode } = acting
  const waiting = sources.flatMap(({ lean }) =>
    lean ? [sql`select work.alert_id from (${lean.sql}) as work`] : [],
  )
  if (waiting.length === 0) return []
  // Each by its own keys, never all who bear the name: so by no range, and by existences that stay such.
  const bears = (person: Sql) => sql`exists (
    select from person_key as k
    where k.county_code = ${countyCode} and k.person_id = ${person} and k.kind = 'name'
      and left(k.key, 1) = ${folded}
    offset 0)`
  await planOnce(q)
  const found = await q.query<{ id: string }>(sql`
    select a.id from alert as a
    where a.county_code = ${countyCode}
      and a.id = any(array(${joinSql(waiting, ' union all ')}))
      and ((a.rule <> all(${hiddenRules}::text[]) and ${bears(sql`a.person_id`)})
        or (a.person_id is null and exists (
          select from membership as m
          where m.county_code = ${countyCode} and m.household_id = a.household_id
            and m.relation = '本人' and m.valid_to is null and ${bears(sql`m.person_id`)}
          offset 0)))`)
  return found.map(({ id }) => id)
}

/** Planned anew for each asking, statements over all kinds of work cost several times what they read. */
export async function planOnce(tx: Queryable): Promise<void> {
  await tx.query(sql`set local plan_cache_mode = force_generic_plan`)
}

/** Who belongs to no household is the county's alone to find; the others by where they live. */
function nameBegins(acting: Acting, folded: string): Sql {
  const { countyCode } = acting
  const next = `${folded}\u{10ffff}`
  if (scopeOf(acting).kind === '全县') {
    return sql`
      select p.id from person as p
      where p.county_code = ${countyCode} and p.name_folded collate "C" >= ${folded}
        and p.name_folded collate "C" < ${next} and ${folded} <> ''`
  }
  return sql`
    select k.person_id as id from person_key as k
    where k.county_code = ${countyCode} and k.kind = 'name' and k.key >= ${folded}
      and k.key < ${next} and ${folded} <> ''
      and ${inScope(acting, { household: sql`k.household_id`, division: sql`k.division_code` })}`
}
