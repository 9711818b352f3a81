import { type Acting, inScope } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { type LocalDate, maskIdentityNumber } from '#kernel/index'
import { divisionName } from './list-households.ts'

export interface Household {
  readonly id: string
  readonly number: string
  readonly status: '存续' | '已并入' | '已注销'
  readonly mergedInto: string | null
  readonly divisionCode: string
  readonly township: string | null
  readonly village: string | null
  readonly address: string | null
  readonly formedOn: LocalDate
  /** What a command sends back, so that nobody overwrites what somebody else just did. */
  readonly version: number
  readonly recordedCategory: string | null
  readonly recognisedOn: LocalDate | null
  readonly exitedCategory: string | null
  readonly exitedOn: LocalDate | null
  readonly members: readonly Member[]
  readonly recognitions: readonly Recognition[]
}

export interface Member {
  readonly personId: string
  readonly name: string
  readonly relation: string
  readonly sex: string | null
  readonly birthDate: LocalDate | null
  /** Masked, unless the caller asked for the whole; null: no number is known. */
  readonly identity: string | null
  readonly ownCategory: string | null
}

export interface Recognition {
  readonly id: string
  readonly personId: string | null
  readonly kind: '认定' | '不予认定' | '终止'
  readonly category: string
  readonly document: string | null
  readonly effectiveMonth: LocalDate | null
  readonly decidedOn: LocalDate
  readonly decidedBy: string
  readonly reason: string | null
  readonly alertId: string | null
  readonly noticeDueOn: LocalDate | null
  readonly noticeProvisional: boolean | null
  readonly noticeGivenOn: LocalDate | null
}

type Reader = Pick<Acting, 'countyCode' | 'vault' | 'today' | 'who'>

/** A household with its present members and all decisions about it; undefined when there is none. */
export async function loadHousehold(
  q: Queryable,
  acting: Reader,
  householdId: string,
  { identity = '打码' }: { readonly identity?: '打码' | '明文' } = {},
): Promise<Household | undefined> {
  const [row] = await q.query<Omit<Household, 'members' | 'recognitions'>>(sql`
    select h.id, h.number, h.status, h.merged_into as "mergedInto",
      h.division_code as "divisionCode", h.address, h.formed_on as "formedOn", h.version,
      f.f_recorded_category as "recordedCategory", f.f_recognised_on as "recognisedOn",
      f.f_exited_category as "exitedCategory", f.f_exited_on as "exitedOn",
      ${divisionName(acting, sql`left(h.division_code, 9) || '000'`)} as township,
      case when right(h.division_code, 3) <> '000'
        then ${divisionName(acting, sql`h.division_code`)} end as village
    from household as h
    left join household_profile as f on f.county_code = h.county_code and f.household_id = h.id
    where h.county_code = ${acting.countyCode} and h.id = ${householdId}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`)
  if (!row) return undefined
  const members = await loadMembers(q, acting, householdId)
  const shown = members.map(({ cipher, ...member }): Member => {
    const number = cipher === null ? null : acting.vault.decrypt(cipher, 'identity')
    if (number === null || identity === '明文') return { ...member, identity: number }
    return { ...member, identity: maskIdentityNumber(number) }
  })
  return { ...row, members: shown, recognitions: await loadRecognitions(q, acting, householdId) }
}

type MemberRow = Omit<Member, 'identity'> & { readonly cipher: Uint8Array | null }

function loadMembers(q: Queryable, acting: Reader, householdId: string): Promise<MemberRow[]> {
  return q.query<MemberRow>(sql`
    select p.id as "personId", p.name, m.relation, p.sex, p.birth_date as "birthDate",
      p.id_cipher as cipher, f.f_own_recorded_category as "ownCategory"
    from membership as m
    join person as p on p.county_code = m.county_code and p.id = m.person_id
    left join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    where m.county_code = ${acting.countyCode} and m.household_id = ${householdId}
      and m.valid_to is null
    order by m.relation <> '本人', p.birth_date, p.id`)
}

function loadRecognitions(
  q: Queryable,
  acting: Reader,
  householdId: string,
): Promise<Recognition[]> {
  return q.query<Recognition>(sql`
    select id, person_id as "personId", kind, category, document,
      effective_month as "effectiveMonth", decided_on as "decidedOn", decided_by as "decidedBy",
      reason, alert_id as "alertId", notice_due_on as "noticeDueOn",
      notice_due_provisional as "noticeProvisional", notice_given_on as "noticeGivenOn"
    from recognition
    where county_code = ${acting.countyCode} and household_id = ${householdId}
      and withdrawn_at is null
    order by decided_on, recorded_at, id`)
}
