import { excludeLead, listLeads, type StoredLead, visitLead } from '#dispatch/index'
import type { Lead, LeadPort } from '#http/index'
import { maskIdentityNumber } from '#kernel/index'
import { inCounty, type PortContext } from './request.ts'

/** People outside the registry whom a file brought up. */
export function leadPort({ app, actingFor }: PortContext): LeadPort {
  return {
    listLeads: (caller, filter) =>
      inCounty(app, async (tx) => {
        const acting = actingFor(caller)
        const { leads, next } = await listLeads(tx, acting.countyCode, filter)
        const leadOf = ({
          idCipher,
          townshipCode: _,
          dueProvisional,
          ...lead
        }: StoredLead): Lead => {
          const number = idCipher === null ? null : acting.vault.decrypt(idCipher)
          return {
            ...lead,
            datasetName: app.datasets.find(lead.dataset)?.name ?? lead.dataset,
            maskedIdentity: number === null ? null : maskIdentityNumber(number),
            isProvisional: dueProvisional,
            isOverdue: lead.state === '待走访' && lead.dueOn !== null && lead.dueOn < acting.today,
          }
        }
        return { items: leads.map(leadOf), next }
      }),
    markLeadVisited: (caller, leadId, { outcome, reason }) =>
      inCounty(app, (tx) =>
        visitLead(tx, actingFor(caller), {
          leadId,
          outcome,
          ...(reason === undefined ? {} : { reason }),
        }),
      ),
    excludeLead: (caller, leadId, { reason }) =>
      inCounty(app, (tx) => excludeLead(tx, actingFor(caller), { leadId, reason })),
  }
}
