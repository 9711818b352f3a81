import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { Catalogue } from '#policy/index'
import { writeMember } from './correct-member.ts'
import { withdrawEntered } from './enter-facts.ts'
import { closePerson, leaveHousehold, returnMember } from './enter-members.ts'
import { closeFormed } from './form-household.ts'
import type { StoredEntry } from './household-entries.ts'
import { writeRelation } from './move-members.ts'
import { placeHousehold } from './place-household.ts'
import { refuse } from './refusals.ts'

/**
 * Takes an entry back: its values end, and who joined, left, moved or was corrected is as before. What
 * it said stays on record. Refused where something has been built on it since. The caller holds the
 * household.
 */
export async function undoEntry(
  tx: Transaction,
  acting: Acting,
  what: { readonly entry: StoredEntry; readonly reason: string; readonly catalogue: Catalogue },
): Promise<void> {
  const { entry, reason, catalogue } = what
  if (entry.undoneAt !== null) throw refuse('entry-undone')
  if (entry.restore.isFinal) throw refuse('entry-final')
  await requireNothingBuilt(tx, acting, entry)
  await withdrawEntered(tx, acting, { entryId: entry.id, catalogue })
  await putBack(tx, acting, { entry, catalogue })
  await tx.execute(sql`
    update household_entry
    set undone_at = now(), undone_by = ${acting.actor}, undone_reason = ${reason}
    where county_code = ${acting.countyCode} and id = ${entry.id}`)
}

async function putBack(
  tx: Transaction,
  acting: Acting,
  { entry, catalogue }: { readonly entry: StoredEntry; readonly catalogue: Catalogue },
): Promise<void> {
  const { householdId } = entry
  const { formed, joined = [], left, corrected, head, moved } = entry.restore
  if (left) await returnMember(tx, acting, { ...left, householdId, catalogue })
  for (const personId of joined) {
    await leaveHousehold(tx, acting, { householdId, personId, on: acting.today })
    if (await isUnknown(tx, acting, personId)) await closePerson(tx, acting, personId)
  }
  if (corrected) await writeMember(tx, acting, corrected)
  if (head) await writeRelation(tx, acting, head)
  if (moved) await placeHousehold(tx, acting, { householdId, ...moved })
  if (formed !== undefined) await closeFormed(tx, acting, formed)
}

/** Whether nobody has spoken of a person, so that there is nothing to keep them for. */
async function isUnknown(
  tx: Transaction,
  { countyCode }: Acting,
  personId: string,
): Promise<boolean> {
  const found = await tx.query(sql`
    select from observation
    where county_code = ${countyCode} and subject_id = ${personId} and recorded_to is null
    union all
    select from membership
    where county_code = ${countyCode} and person_id = ${personId} and valid_to is null
    limit 1`)
  return found.length === 0
}

/** Decisions about, and later entries of, whoever or whatever the entry brought. */
async function requireNothingBuilt(
  tx: Transaction,
  { countyCode }: Acting,
  { id, householdId, restore }: StoredEntry,
): Promise<void> {
  const { formed, joined = [], left, corrected, moved } = restore
  const people = [...joined, ...[left, corrected].flatMap((one) => one?.personId ?? [])]
  const isStructural = formed !== undefined || people.length > 0 || moved !== undefined
  if (!isStructural) return
  const ids = formed === undefined ? people : [...people, formed]
  const [built] = await tx.query<{ what: string }>(sql`
    select '认定决定' as what from recognition as r
    where r.county_code = ${countyCode} and r.household_id = ${householdId}
      and r.withdrawn_at is null
      and (${formed !== undefined} or r.person_id = any(${people}::uuid[]))
    union all
    select '后来的登记' from household_entry as e
    where e.county_code = ${countyCode} and e.household_id = ${householdId} and e.id > ${id}
      and e.undone_at is null
      and (${formed !== undefined} or e.person_id = any(${ids}::uuid[])
        or (${moved !== undefined} and e.restore ? 'moved')
        or exists (select from jsonb_array_elements(e.said) as s
          where (s ->> 'subject')::uuid = any(${ids}::uuid[])))
    limit 1`)
  if (built) throw refuse('entry-built-on', built)
}
