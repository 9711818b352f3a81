import { type Queryable, sql } from '#db/index'

export interface Place {
  readonly township: string | null
  readonly village: string | null
}

/** Looks up names of townships and villages by code. */
export interface Places {
  placeOf(divisionCode: string | null): Place
  readonly townships: readonly { readonly code: string; readonly name: string }[]
}

interface Division {
  readonly code: string
  readonly name: string
  readonly parent: string | null
}

/** The divisions of a county as they are named today; what was merged is named by what it is part of. */
export async function readPlaces(q: Queryable, countyCode: string): Promise<Places> {
  const divisions = await q.query<Division>(sql`
    select code, name, parent_code as parent
    from division
    where starts_with(code, ${countyCode.slice(0, 6)}) and valid_to is null
    order by code
    limit 20000`)
  const merges = await q.query<{ readonly from: string; readonly into: string }>(sql`
    select from_code as "from", to_code as "into" from division_merge
    where starts_with(from_code, ${countyCode.slice(0, 6)})
    order by on_day`)
  const byCode = new Map(divisions.map((division) => [division.code, division]))
  const successors = new Map(merges.map(({ from, into }) => [from, into]))
  const townships = divisions.filter(({ parent }) => parent === countyCode)
  return {
    townships,
    placeOf(divisionCode) {
      const here = byCode.get(standing(divisionCode ?? ''))
      if (!here || here.code === countyCode) return { township: null, village: null }
      if (here.parent === countyCode) return { township: here.name, village: null }
      return { township: byCode.get(here.parent ?? '')?.name ?? null, village: here.name }
    },
  }

  /** No more steps than there are mergers: they may form no circle, but nothing should hang on that. */
  function standing(code: string): string {
    let current = code
    for (let left = merges.length; left > 0 && !byCode.has(current); left--) {
      current = successors.get(current) ?? current
    }
    return current
  }
}
