import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import {
  type LeadEvent,
  type LeadState,
  leadStatesOpenTo,
  leadTransitions,
  type VisitOutcome,
} from './domain.ts'
import { requireText } from './locked-push.ts'
import { refuse } from './refusals.ts'
import { leadInScope } from './scope.ts'

/** What became of a lead, and of how many others about the same person. */
export interface SettledLead {
  readonly id: string
  readonly state: LeadState
  readonly others: number
}

/** The recipient confirms that the lead has arrived (签收); doing so again changes nothing. */
export async function receiveLead(tx: Transaction, acting: Acting, leadId: string): Promise<void> {
  await lockLead(tx, acting, { leadId, event: '走访' })
  await tx.execute(sql`
    update lead set received_on = coalesce(received_on, ${acting.today}::date)
    where county_code = ${acting.countyCode} and id = ${leadId}`)
}

/**
 * Notes what the visit found. It holds for every open lead about the same person, whatever file brought
 * it up. 已入库 is refused as long as the registry does not know the person.
 */
export async function visitLead(
  tx: Transaction,
  acting: Acting,
  visit: { readonly leadId: string; readonly outcome: VisitOutcome; readonly reason?: string },
): Promise<SettledLead> {
  const { leadId, outcome } = visit
  const reason = visit.reason?.trim() ?? ''
  if (outcome !== '已入库') requireText('走访情况', reason)
  const event = outcome === '已入库' ? '入库' : '走访'
  const { idHash } = await lockLead(tx, acting, { leadId, event })
  if (event === '入库') await requireRegistered(tx, acting, idHash)
  return settle(tx, acting, { leadId, idHash, event, outcome, reason })
}

/** Ends a lead without a visit, with the reason; the same person's other leads stay as they are. */
export async function excludeLead(
  tx: Transaction,
  acting: Acting,
  { leadId, reason }: { readonly leadId: string; readonly reason: string },
): Promise<SettledLead> {
  const why = requireText('排除理由', reason)
  await lockLead(tx, acting, { leadId, event: '排除' })
  await tx.execute(sql`
    update lead
    set state = ${leadTransitions.待走访.排除}, outcome_reason = ${why},
      settled_by = ${acting.actor}, settled_on = ${acting.today}
    where county_code = ${acting.countyCode} and id = ${leadId}`)
  return { id: leadId, state: '已排除', others: 0 }
}

/** Leads whose person the registry knows by now come to their end. Gives how many. */
export function closeRegisteredLeads(tx: Transaction, acting: Acting): Promise<number> {
  return tx.execute(sql`
    update lead as l
    set state = '已入库', outcome = '已入库', settled_by = coalesce(l.settled_by, ${acting.actor}),
      settled_on = ${acting.today}
    where l.county_code = ${acting.countyCode} and l.state = any(${leadStatesOpenTo('入库')}::text[])
      and exists (
        select from person as p
        join membership as m on m.county_code = ${acting.countyCode} and m.person_id = p.id
          and m.valid_to is null
        where p.county_code = ${acting.countyCode} and p.id_hash = l.id_hash)`)
}

/**
 * Takes the values out of leads that ended more than `days` ago: name, number, facts. Their hash stays,
 * so that the same file does not bring them up again. Gives how many.
 */
export function purgeEndedLeads(tx: Transaction, acting: Acting, days: number): Promise<number> {
  return tx.execute(sql`
    update lead
    set name = null, id_cipher = null, facts = '{}'::jsonb, earlier = '[]'::jsonb,
      reason = '线索已办结，个人信息已按期限清除', purged_on = ${acting.today}
    where county_code = ${acting.countyCode} and purged_on is null
      and settled_on < ${acting.today}::date - ${days}::integer
      and (state in ('已入库', '已排除') or outcome in ('不符合', '查无此人'))`)
}

interface LockedLead {
  readonly idHash: string
  readonly state: LeadState
}

async function lockLead(
  tx: Transaction,
  acting: Acting,
  { leadId, event }: { readonly leadId: string; readonly event: LeadEvent },
): Promise<LockedLead> {
  const [lead] = await tx.query<LockedLead>(sql`
    select l.id_hash as "idHash", l.state from lead as l
    where l.county_code = ${acting.countyCode} and l.id::text = ${leadId} and ${leadInScope(acting)}
    for update`)
  if (!lead) throw refuse('lead-missing', { leadId })
  if (leadTransitions[lead.state][event] === null) {
    throw refuse('lead-not-possible', { event, state: lead.state })
  }
  return lead
}

async function requireRegistered(tx: Transaction, acting: Acting, idHash: string): Promise<void> {
  const found = await tx.query(sql`
    select from person as p
    join membership as m on m.county_code = ${acting.countyCode} and m.person_id = p.id
      and m.valid_to is null
    where p.county_code = ${acting.countyCode} and p.id_hash = ${idHash}`)
  if (found.length === 0) throw refuse('lead-not-registered')
}

async function settle(
  tx: Transaction,
  acting: Acting,
  given: {
    readonly leadId: string
    readonly idHash: string
    readonly event: LeadEvent
    readonly outcome: VisitOutcome
    readonly reason: string
  },
): Promise<SettledLead> {
  const { leadId, idHash, event, outcome, reason } = given
  const state = event === '入库' ? '已入库' : '已走访'
  const settled = await tx.execute(sql`
    update lead
    set state = ${state}, outcome = ${outcome}, outcome_reason = ${reason === '' ? null : reason},
      received_on = coalesce(received_on, ${acting.today}::date), settled_by = ${acting.actor},
      settled_on = ${acting.today}
    where county_code = ${acting.countyCode} and id_hash = ${idHash}
      and (id::text = ${leadId} or state = '待走访')`)
  return { id: leadId, state, others: settled - 1 }
}
