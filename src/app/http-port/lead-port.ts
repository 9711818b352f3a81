import type { LeadPort } from '#http/index'
import { excludeLead, listLeads, receiveLead, visitLead } from '../exchange/leads.ts'
import type { PortContext } from './request.ts'

/** People outside the registry whom a file brought up. */
export function leadPort({ app, actingFor }: PortContext): LeadPort {
  return {
    async listLeads(caller, filter, route) {
      const { items, next } = await listLeads(app, actingFor(caller), { ...filter, route })
      return {
        items: items.map(({ townshipCode: _, dueProvisional, ...lead }) => ({
          ...lead,
          isProvisional: dueProvisional,
        })),
        next,
      }
    },
    receiveLead: (caller, leadId) => receiveLead(app, actingFor(caller), leadId),
    markLeadVisited: (caller, leadId, { outcome, reason }) =>
      visitLead(app, actingFor(caller), leadId, {
        outcome,
        ...(reason === undefined ? {} : { reason }),
      }),
    excludeLead: (caller, leadId, { reason }) =>
      excludeLead(app, actingFor(caller), leadId, reason),
  }
}
