import { type Queryable, sql } from '#db/index'
import { maskIdentityNumber } from '#kernel/index'
import type { Acting } from '../acting.ts'
import { divisionNameOf } from '../division-name.ts'
import type { StaffRelation } from './relations.ts'

export interface ListedRelative {
  readonly id: string
  readonly relation: StaffRelation
  readonly name: string
  readonly maskedIdentity: string
  readonly recordedBy: string
  readonly recordedOn: string
  readonly endedOn: string | null
  readonly endedBy: string | null
  readonly endedReason: string | null
  readonly replacedBy: string | null
  /** It ended by its owner's word and counts until somebody who checks the register confirms it. */
  readonly isUnconfirmed: boolean
}

export interface ListedStaff {
  readonly id: string
  readonly name: string
  readonly post: string | null
  readonly division: string | null
  readonly source: '本人申报' | '登记表' | '核查登记'
  readonly maskedIdentity: string | null
  readonly hasAccount: boolean
  readonly isOwn: boolean
  /** Who says that this listed entry is theirs, while nobody has confirmed it. */
  readonly claimedBy: string | null
  readonly relatives: readonly ListedRelative[]
}

export interface StaffFilter {
  readonly limit: number
  readonly after?: string | undefined
  /** Only the caller's own entry. */
  readonly own?: boolean | undefined
}

interface StaffRow extends Omit<ListedStaff, 'relatives' | 'maskedIdentity'> {
  readonly cipher: Uint8Array | null
}
interface RelativeRow extends Omit<ListedRelative, 'maskedIdentity'> {
  readonly staffId: string
  readonly cipher: Uint8Array
}

/**
 * The register with its history: all of it for whoever checks it, else the caller's own entry; numbers
 * are masked.
 */
export async function listStaff(
  q: Queryable,
  acting: Acting,
  { limit, after, own }: StaffFilter,
): Promise<{ readonly items: readonly ListedStaff[]; readonly next: string | null }> {
  const { countyCode, who, vault } = acting
  const sees = who === undefined || (who.permissions.has('近亲属核查') && own !== true)
  const account = who?.accountId ?? null
  const staff = await q.query<StaffRow>(sql`
    select s.id, s.name, s.post, ${divisionNameOf(sql`s.division_code`)} as division, s.source, s.id_cipher as cipher,
      s.account_id is not null as "hasAccount", coalesce(s.account_id = ${account}, false) as "isOwn",
      s.claimed_by as "claimedBy"
    from staff_member as s
    where s.county_code = ${countyCode} and s.ended_on is null
      and (${sees} or s.account_id = ${account})
      and ${after === undefined ? sql`true` : sql`s.id > ${after}::uuid`}
    order by s.id limit ${limit + 1}`)
  const shown = staff.slice(0, limit)
  const relatives = await q.query<RelativeRow>(sql`
    select id, staff_id as "staffId", relation, name, id_cipher as cipher,
      recorded_by as "recordedBy", recorded_on as "recordedOn", ended_on as "endedOn",
      ended_by as "endedBy", ended_reason as "endedReason", replaced_by as "replacedBy",
      ended_on is not null and confirmed_on is null as "isUnconfirmed"
    from staff_relative
    where county_code = ${countyCode} and staff_id = any(${shown.map(({ id }) => id)}::uuid[])
    order by recorded_at, id`)
  const masked = (cipher: Uint8Array) => maskIdentityNumber(vault.decrypt(cipher, 'identity'))
  const items = shown.map(({ cipher, ...one }) => ({
    ...one,
    maskedIdentity: cipher === null ? null : masked(cipher),
    relatives: relatives
      .filter(({ staffId }) => staffId === one.id)
      .map(({ staffId: _, cipher: sealed, ...rest }) => ({
        ...rest,
        maskedIdentity: masked(sealed),
      })),
  }))
  return { items, next: staff.length > limit ? (shown.at(-1)?.id ?? null) : null }
}
