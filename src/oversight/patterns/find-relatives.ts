import { countsStill } from '#access/index'
import { sql } from '#db/index'
import { noCategory } from '#registry/domain'
import type { Finding } from '../domain.ts'
import type { Watch } from './context.ts'

interface Recipient {
  readonly staffId: string
  readonly staff: string
  readonly post: string | null
  readonly accountId: string | null
  readonly relation: string
  readonly personId: string
  readonly householdId: string
  readonly number: string
  readonly category: string
  readonly since: string | null
}

/** Who receives aid in a household, or alone: the people of all households with a category in force. */
const recipients = (county: string) => sql`
  select m.county_code, m.person_id, m.household_id, h.number, p.id_hash,
    case when coalesce(q.f_recorded_category, ${noCategory}) <> ${noCategory}
      then q.f_recorded_category else o.f_own_recorded_category end as category,
    q.f_recognised_on::text as since
  from membership as m
  join person as p on p.county_code = m.county_code and p.id = m.person_id
  join household as h on h.county_code = m.county_code and h.id = m.household_id
  join household_profile as q on q.county_code = m.county_code and q.household_id = m.household_id
  left join person_profile as o on o.county_code = m.county_code and o.person_id = m.person_id
  where m.county_code = ${county} and m.valid_to is null
    and (coalesce(q.f_recorded_category, ${noCategory}) <> ${noCategory}
      or coalesce(o.f_own_recorded_category, ${noCategory}) <> ${noCategory})`

/** Close relatives on record, or members of the staff themselves, who receive aid. */
export async function findFiledRecipients({ q, acting }: Watch): Promise<readonly Finding[]> {
  const county = acting.countyCode
  const rows = await q.query<Recipient>(sql`
    with filed as (
      select r.staff_id, r.id_hash, r.relation from staff_relative as r
      where r.county_code = ${county} and ${countsStill(sql`r`)}
      union all
      select s.id, s.id_hash, '本人' from staff_member as s
      where s.county_code = ${county} and s.ended_on is null and s.id_hash is not null
    )
    select s.id as "staffId", s.name as staff, s.post, s.account_id as "accountId", f.relation,
      r.person_id as "personId", r.household_id as "householdId", r.number, r.category, r.since
    from filed as f
    join staff_member as s on s.county_code = ${county} and s.id = f.staff_id and s.ended_on is null
    join (${recipients(county)}) as r on r.id_hash = f.id_hash`)
  return rows.map((one) => ({
    ...about('近亲属享受救助', one),
    title: `${nameOf(one)}的备案近亲属（${one.relation}）所在的 ${one.number} 享受${one.category}`,
    evidence: evidenceOf(one),
  }))
}

/**
 * People who receive aid and live, or have lived, in one household with a member of the staff, without
 * having been declared. Who supports a household is known by age and means only, not by name: there
 * nothing can be matched.
 */
export async function findUndeclared({ q, acting }: Watch): Promise<readonly Finding[]> {
  const county = acting.countyCode
  const rows = await q.query<Recipient>(sql`
    select distinct on (s.id, r.person_id) s.id as "staffId", s.name as staff, s.post,
      s.account_id as "accountId",
      case when mine.household_id = r.household_id and mine.valid_to is null
        then '现同住' else '曾同住' end as relation,
      r.person_id as "personId", r.household_id as "householdId", r.number, r.category, r.since
    from staff_member as s
    join person as me on me.county_code = ${county} and me.id_hash = s.id_hash
    join membership as mine on mine.county_code = ${county} and mine.person_id = me.id
    join membership as theirs on theirs.county_code = ${county}
      and theirs.household_id = mine.household_id and theirs.person_id <> me.id
      and theirs.valid_from < coalesce(mine.valid_to, 'infinity'::date)
      and mine.valid_from < coalesce(theirs.valid_to, 'infinity'::date)
    join (${recipients(county)}) as r on r.person_id = theirs.person_id
    where s.county_code = ${county} and s.ended_on is null and not exists (
      select from staff_relative as d
      where d.county_code = ${county} and d.staff_id = s.id and ${countsStill(sql`d`)}
        and d.id_hash = r.id_hash)
    order by s.id, r.person_id, mine.valid_to desc nulls first`)
  return rows.map((one) => ({
    ...about('近亲属未备案', one),
    title: `与${nameOf(one)}${one.relation}的人在 ${one.number} 享受${one.category}，没有备案`,
    evidence: evidenceOf(one),
  }))
}

interface Taken {
  readonly id: string
  readonly staff: string
  readonly accountId: string
  readonly relation: string
  readonly isReplaced: boolean
  readonly reason: string | null
  readonly on: string
}

/** Who said of a relative of their own on record that it is none, and nobody has confirmed it. */
export async function findTakenBack({ q, acting }: Watch): Promise<readonly Finding[]> {
  const county = acting.countyCode
  const rows = await q.query<Taken>(sql`
    select r.id, s.name as staff, r.ended_account as "accountId", r.relation,
      r.replaced_by is not null as "isReplaced", r.ended_reason as reason, r.ended_on::text as on
    from staff_relative as r
    join staff_member as s on s.county_code = ${county} and s.id = r.staff_id
    where r.county_code = ${county} and r.ended_on is not null and r.confirmed_on is null
      and r.ended_account is not null`)
  return rows.map(({ id, staff, accountId, relation, isReplaced, reason, on }) => {
    const how = isReplaced ? '更正' : '停用'
    return {
      ...{ kind: '撤销近亲属备案', subject: id, period: on, accountId, actor: staff },
      title: `${staff}${how}了本人名下的一条近亲属备案（${relation}），核查前仍按备案回避`,
      evidence: { 工作人员: staff, 关系: relation, 办理: how, 理由: reason, 备案: id },
    } as const
  })
}

function about(kind: Finding['kind'], one: Recipient) {
  return {
    ...{ kind, subject: `${one.staffId} ${one.personId}`, householdId: one.householdId },
    period: one.since ?? '在册',
    accountId: one.accountId ?? undefined,
    actor: one.staff,
  }
}

function nameOf({ staff, post }: Recipient): string {
  return post === null ? staff : `${staff}（${post}）`
}

function evidenceOf(one: Recipient): Finding['evidence'] {
  return {
    ...{ 工作人员: one.staff, 职务: one.post, 关系: one.relation, 人员: one.personId },
    ...{ 户号: one.number, 类别: one.category, 认定日期: one.since },
  }
}
