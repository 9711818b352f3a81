import type { App } from '#app/index'
import { type Database, sql } from '#db/index'
import { newId } from '#vault/index'
import { rowLike } from './clone-county.ts'

/** Which row a new one is like, its id, and whose it is where that counts. */
interface Wish {
  readonly like: string
  readonly id: string
  readonly account: string | null
}

let made = 1000

/** A thing like another of its kind, untouched, for the one request that changes it. */
const makers: Readonly<Record<string, (owner: Database, wish: Wish) => Promise<unknown>>> = {
  recognitions: (owner, { like, id }) => owner.execute(rowLike('recognition', like, { id })),
  alerts: addAlertLike,
  async pushes(owner, { like, id }) {
    const [push] = await owner.query<{ alert: string }>(sql`
      select alert_id as alert from push where id = ${like}`)
    const alert = newId()
    await addAlertLike(owner, { like: push?.alert ?? '', id: alert, account: null })
    await owner.execute(rowLike('push', like, { id, alert_id: alert }))
  },
  entries: (owner, { like, id }) => owner.execute(rowLike('household_entry', like, { id })),
  'policy/drafts'(owner, { like, id }) {
    made += 1
    return owner.execute(rowLike('policy_draft', like, { id, number: String(made), state: '起草' }))
  },
  candidates(owner, { like, id }) {
    made += 1
    return owner.execute(rowLike('match_candidate', like, { id, row_number: String(made) }))
  },
  leads: (owner, { like, id }) => owner.execute(rowLike('lead', like, { id, id_hash: id })),
  approvals: (owner, { like, id, account }) =>
    owner.execute(
      rowLike('approval', like, {
        ...{ id, payload_hash: id },
        ...(account !== null && { proposer_account: account }),
      }),
    ),
  supervision: (owner, { like, id }) =>
    owner.execute(rowLike('supervision_alert', like, { id, period: id })),
  relatives: (owner, { like, id }) =>
    owner.execute(rowLike('staff_relative', like, { id, id_hash: id })),
}

function addAlertLike(owner: Database, { like, id }: Wish) {
  return owner.execute(rowLike('alert', like, { id, episode: id }))
}

/** The id of a new thing like this one; the same id where requests leave the thing as it is. */
export async function freshLike(
  { db }: App,
  kind: string,
  { like, account }: Pick<Wish, 'like' | 'account'>,
): Promise<string> {
  const maker = makers[kind]
  if (!maker) return like
  const id = newId()
  await maker(db.as('owner'), { like, id, account })
  return id
}

/** A relative that whoever holds the account has declared. */
export async function declareFor({ db, county }: App, account: string): Promise<void> {
  const staff = newId()
  const relative = newId()
  const owner = db.as('owner')
  await owner.execute(sql`
    insert into staff_member (county_code, id, account_id, name, source, recorded_by, recorded_on)
    values (${county.code}, ${staff}, ${account}, '测试经办', '本人申报', '测试', '2024-10-11')`)
  await owner.execute(sql`
    insert into staff_relative (county_code, id, staff_id, relation, name, id_hash, id_cipher,
      last_four_hash, recorded_by, recorded_on)
    values (${county.code}, ${relative}, ${staff}, '子女', '测试亲属', ${relative}, '\\x00',
      ${relative}, '测试', '2024-10-11')`)
}
