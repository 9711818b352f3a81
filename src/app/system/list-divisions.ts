import { type Queryable, sql } from '#db/index'
import type { Division, DivisionState } from '#http/index'

/** One row of the table: a division under one name and one parent. */
interface Spell {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly tier: Division['tier']
  readonly from: string
  readonly to: string | null
  readonly document: string | null
  readonly by: string | null
}

interface Merge {
  readonly from: string
  readonly into: string
  readonly on: string
  readonly document: string | null
}

const most = 20_000

/** What the list of divisions is put in order by. */
export const divisionsBy = {
  名称: ({ name }: Division) => name,
  代码: ({ code }: Division) => code,
  状态: ({ state }: Division) => state,
  起始: ({ since }: Division) => since,
}

/** Every division of the county that there is or was, as it stands on the day, with its history. */
export async function listDivisions(
  q: Queryable,
  { countyCode, asOf }: { readonly countyCode: string; readonly asOf: string },
): Promise<Division[]> {
  const spells = await q.query<Spell>(sql`
    select code, name, parent_code as parent, tier, valid_from as "from", valid_to as "to",
      document, changed_by as by
    from division
    where starts_with(code, ${countyCode.slice(0, 6)})
    order by code, valid_from
    limit ${most}`)
  const merges = await q.query<Merge>(sql`
    select from_code as "from", to_code as "into", on_day as "on", document
    from division_merge
    where starts_with(from_code, ${countyCode.slice(0, 6)})
    order by on_day, from_code`)
  const byCode = new Map<string, Spell[]>()
  for (const spell of spells) byCode.set(spell.code, [...(byCode.get(spell.code) ?? []), spell])
  const names = new Map<string, string>()
  for (const { code, name } of spells) names.set(code, name)
  const named = (code: string) => ({ code, name: names.get(code) ?? code })
  return [...byCode].map(([code, own]) => {
    const merge = merges.find(({ from }) => from === code)
    const last = lastOf(own, asOf)
    const into = merge && merge.on <= asOf ? { ...named(merge.into), on: merge.on } : null
    return {
      ...{ code, name: last.name, tier: last.tier, state: stateOf(last, asOf, into !== null) },
      parent: last.parent === null ? null : named(last.parent),
      ...{ since: own[0]?.from ?? last.from, validFrom: last.from, validTo: last.to },
      ...{ document: merge?.document ?? last.document, changedBy: last.by },
      former: own
        .filter((spell) => spell.from < last.from)
        .map(({ name, parent, from, to }) => {
          return { name, parent: parent === null ? null : named(parent).name, from, to: to ?? '' }
        }),
      mergedInto: into,
      absorbed: merges
        .filter(({ into: target, on }) => target === code && on <= asOf)
        .map(({ from, on }) => ({ ...named(from), on })),
    }
  })
}

/** The spell of the day; before the first one that, after the last one that. */
function lastOf(own: readonly Spell[], asOf: string): Spell {
  const found = own.findLast(({ from }) => from <= asOf) ?? own[0]
  if (!found) throw new RangeError('a division without a spell')
  return found
}

function stateOf({ from, to }: Spell, asOf: string, isMerged: boolean): DivisionState {
  if (from > asOf) return '未设立'
  if (to === null || to > asOf) return '现有'
  return isMerged ? '已并入' : '已撤销'
}
