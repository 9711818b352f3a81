import { type Acting, relativesIn } from '#access/index'
import type { Queryable } from '#db/index'

export interface ShownRelative {
  readonly personId: string
  readonly staff: string
  readonly post: string | null
  readonly relation: string
}

/**
 * Who of a household is on record as close to the staff (备案近亲属), for those who decide about it or
 * check the register; undefined for everybody else.
 */
export async function filedRelatives(
  q: Queryable,
  acting: Acting,
  householdId: string,
): Promise<ShownRelative[] | undefined> {
  const { who } = acting
  const sees =
    who === undefined || who.permissions.has('复核认定') || who.permissions.has('近亲属核查')
  if (!sees) return undefined
  const found = await relativesIn(q, acting, householdId)
  return found.map(({ personId, staffName, staffPost, relation }) => ({
    personId,
    staff: staffName,
    post: staffPost,
    relation,
  }))
}
