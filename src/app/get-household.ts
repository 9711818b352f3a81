import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import { findHousehold, type Household, loadHousehold } from '#registry/index'
import { refuse } from './refusals.ts'

/** The household meant by a 户号, an id, a name or an identity number; refused when there is none. */
export async function getHousehold(q: Queryable, acting: Acting, text: string): Promise<Household> {
  const found = await findHousehold(q, acting, text)
  const household = found && (await loadHousehold(q, acting, found.id))
  const shown = /\d{6}/.test(text) ? '所给号码' : text
  if (!household) throw refuse('household-unknown', { text: shown })
  return household
}
