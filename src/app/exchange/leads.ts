import { type Acting, recordReading } from '#access/index'
import {
  excludeLead as excludeStored,
  type LeadFilter,
  listLeads as listStored,
  type PushedLeads,
  receiveLead as receiveStored,
  type SettledLead,
  type StoredLead,
  type VisitOutcome,
  visitLead as visitStored,
} from '#dispatch/index'
import type { Due } from '#http/index'
import { maskIdentityNumber } from '#kernel/index'
import type { App } from '../app.ts'
import { hiddenRuleName, householdMask } from '../http-port/household-mask.ts'
import { dueOf } from '../http-port/read-dues.ts'
import { inCounty } from '../http-port/request.ts'
import { pushWaitingLeads } from './move-leads.ts'

/** A lead as a list shows it. */
export interface ListedLead extends Omit<StoredLead, 'idCipher'> {
  readonly datasetName: string
  /** The rule whose screening found the person. */
  readonly rule: string | null
  /** What is to be looked at on the visit, as the rule says. */
  readonly matter: string | null
  readonly maskedIdentity: string | null
  readonly isOverdue: boolean
  /** Null: no township has been asked yet. */
  readonly due: Due | null
}

export interface Leads {
  readonly items: readonly ListedLead[]
  readonly next: string | null
}

/** People outside the registry whom a screening rule found; the reading is noted. */
export function listLeads(
  app: App,
  acting: Acting,
  filter: LeadFilter & { readonly route?: string } = {},
): Promise<Leads> {
  return inCounty(app, acting, async (tx) => {
    await recordReading(tx, acting, { purpose: '查看线索', route: filter.route ?? 'doudi leads' })
    const { leads, next } = await listStored(tx, acting, filter)
    return { items: leads.map((lead) => shownLead(app, acting, lead)), next }
  })
}

/** A lead as the caller may see it. */
export function shownLead(app: App, acting: Acting, { idCipher, ...lead }: StoredLead): ListedLead {
  const dataset = app.datasets.find(lead.dataset)
  const rule = dataset?.screening?.rule ?? null
  const push = app.pack.rules.find(({ id }) => id === rule)?.push
  const isHidden = rule !== null && householdMask(app, acting).hidesRule(rule)
  const told = isHidden
    ? { datasetName: hiddenRuleName, rule: null, matter: null, reason: hiddenRuleName }
    : { datasetName: dataset?.name ?? lead.dataset, rule, matter: push?.reason ?? null }
  return {
    ...lead,
    ...told,
    maskedIdentity: idCipher && maskIdentityNumber(acting.vault.decrypt(idCipher)),
    isOverdue: lead.state === '待走访' && lead.dueOn !== null && lead.dueOn < acting.today,
    due: lead.dueOn === null ? null : dueOf({ ...lead, dueOn: lead.dueOn }, acting),
  }
}

/** Pushes what waits to the townships now, without a round. */
export function pushLeadsNow(app: App, acting: Acting): Promise<PushedLeads> {
  return app.db.transaction((tx) => pushWaitingLeads(tx, acting, app))
}

/** The township confirms that the lead has arrived. */
export function receiveLead(app: App, acting: Acting, leadId: string): Promise<void> {
  return inCounty(app, acting, (tx) => receiveStored(tx, acting, leadId))
}

/** What the visit found. */
export function visitLead(
  app: App,
  acting: Acting,
  leadId: string,
  visit: { readonly outcome: VisitOutcome; readonly reason?: string },
): Promise<SettledLead> {
  return inCounty(app, acting, (tx) => visitStored(tx, acting, { leadId, ...visit }))
}

/** Ends a lead without a visit. */
export function excludeLead(
  app: App,
  acting: Acting,
  leadId: string,
  reason: string,
): Promise<SettledLead> {
  return inCounty(app, acting, (tx) => excludeStored(tx, acting, { leadId, reason }))
}
