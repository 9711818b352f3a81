import {
  type Acting,
  type AuditPage,
  listHouseholdReadings,
  listPersonReadings,
  recordReading,
} from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { App } from '../app.ts'
import { getHousehold } from '../get-household.ts'

export interface WhoRead extends AuditPage {
  /** Whom it is about: a person of a household, or a household. */
  readonly about: { readonly household: string; readonly personId: string | null }
}

export interface WhoReadRequest {
  /** A name, an identity number, the id of a person, or a household's number. */
  readonly text: string
  readonly limit: number
  readonly after?: string | undefined
}

/** 谁看过我的信息: of a person, or of a household where the text names one. */
export function whoRead(
  app: App,
  acting: Acting,
  { text, ...page }: WhoReadRequest,
): Promise<WhoRead> {
  const { countyCode } = acting
  return app.db.transaction(async (tx) => {
    const household = await getHousehold(tx, acting, (await householdOf(tx, acting, text)) ?? text)
    const personId = (await personOf(tx, acting, text)) ?? named(household.members, text)
    await recordReading(tx, acting, {
      householdId: household.id,
      personId: personId ?? undefined,
      purpose: '查询谁看过',
      route: 'doudi audit who-read',
    })
    const found = personId
      ? await listPersonReadings(tx, countyCode, { personId, ...page })
      : await listHouseholdReadings(tx, countyCode, { householdId: household.id, ...page })
    return { about: { household: household.number, personId }, ...found }
  })
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function householdOf(
  tx: Queryable,
  { countyCode }: Acting,
  text: string,
): Promise<string | undefined> {
  if (!idForm.test(text)) return undefined
  const [row] = await tx.query<{ id: string }>(sql`
    select household_id as id from membership
    where county_code = ${countyCode} and person_id = ${text}::uuid
    order by valid_to is null desc, valid_from desc limit 1`)
  return row?.id
}

async function personOf(tx: Queryable, acting: Acting, text: string): Promise<string | null> {
  const { countyCode, vault } = acting
  if (idForm.test(text)) {
    const [row] = await tx.query<{ id: string }>(sql`
      select id from person where county_code = ${countyCode} and id = ${text}::uuid`)
    return row?.id ?? null
  }
  if (!/^\d{17}[\dXx]$/.test(text)) return null
  const [row] = await tx.query<{ id: string }>(sql`
    select id from person
    where county_code = ${countyCode} and id_hash = ${vault.hashIdentity(text.toUpperCase())}`)
  return row?.id ?? null
}

function named(
  members: readonly { readonly personId: string; readonly name: string }[],
  text: string,
): string | null {
  return members.find(({ name }) => name === text)?.personId ?? null
}
