import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import {
  closeRegisteredLeads,
  type PushedLeads,
  purgeEndedLeads,
  pushLeads,
  urgeLeadsAndRequests,
} from '#dispatch/index'
import type { App } from '../app.ts'
import { policyDays } from '../policy-days.ts'

/** What a round did with the leads. */
export interface LeadsOfRound {
  readonly pushed: number
  /** Closed because the registry knows the person by now. */
  readonly closed: number
  /** Not visited in time: urged, or told one level up. */
  readonly urged: number
}

/** Days that the values of an ended lead are kept; after that only its hash. */
export const endedLeadDays = 90

/**
 * Brings the leads on: closes those of people who are registered by now, pushes those that wait, urges
 * those nobody visited and the data nobody delivered, forgets those that ended long ago.
 */
export async function moveLeads(
  tx: Transaction,
  acting: Acting,
  { app, push }: { readonly app: App; readonly push: boolean },
): Promise<{ readonly leads: LeadsOfRound; readonly requestsUrged: number }> {
  const closed = await closeRegisteredLeads(tx, acting)
  const { leads: pushed } = push ? await pushWaitingLeads(tx, acting, app) : { leads: 0 }
  const graceDays = policyDays(app.pack, '催数时限', acting.today)
  const urged = await urgeLeadsAndRequests(tx, acting, { graceDays })
  await purgeEndedLeads(tx, acting, endedLeadDays)
  return {
    leads: { pushed, closed, urged: urged.leads.urged + urged.leads.escalated },
    requestsUrged: urged.requests.urged + urged.requests.escalated,
  }
}

/** Pushes the leads that wait, each with the time that its screening rule gives a visit. */
export function pushWaitingLeads(tx: Transaction, acting: Acting, app: App): Promise<PushedLeads> {
  return pushLeads(tx, acting, {
    dueDays: (code) => {
      const rule = app.datasets.find(code)?.screening?.rule
      const due = app.pack.rules.find(({ id }) => id === rule)?.push?.dueDays
      return due ?? policyDays(app.pack, '催数时限', acting.today)
    },
  })
}
