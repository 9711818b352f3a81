import { type Acting, departmentOf } from '#access/index'
import type { Transaction } from '#db/index'
import {
  askExtension,
  countDuePushes,
  decideExtension,
  listDuePushes,
  loadAlert,
  noteProposal,
  pushTo,
  urgePush,
  verifyAlert,
  withdrawPush,
} from '#dispatch/index'
import type { Caller, DispatchPort, PushListFilter, VerificationInput } from '#http/index'
import { localDate } from '#kernel/index'
import { departmentNames } from '#policy/index'
import type { App } from '../app.ts'
import { proposeIn } from '../approvals/propose-decision.ts'
import { claimAttachments } from '../attachments/claim-attachments.ts'
import { commitRows, previewRows } from '../push-files/commit-rows.ts'
import { writePushFile } from '../push-files/write-push-file.ts'
import { writeReplyErrors } from '../push-files/write-reply-errors.ts'
import { refuse } from '../refusals.ts'
import { alertOfPush } from './alert-of-push.ts'
import { chosenPushes, placeAfter, pushItem } from './chosen-pushes.ts'
import { dueDatasets } from './due-datasets.ts'
import { readPlaces } from './places.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  DispatchPort,
  | 'listPushes'
  | 'pushAlertTo'
  | 'urgePush'
  | 'withdrawPush'
  | 'askExtension'
  | 'decideExtension'
  | 'verifyAlert'
  | 'writePushFile'
  | 'readReplyRows'
  | 'writeReplyErrors'
  | 'commitReplyRows'
>

/** What departments are asked, and what is done about it by hand or by file. */
export function pushPort({ app, actingFor }: PortContext): Part {
  const onPush = (
    caller: Caller,
    pushId: string,
    command: (tx: Transaction, acting: Acting) => Promise<unknown>,
  ) =>
    inCounty(app, actingFor(caller), async (tx) => {
      await command(tx, actingFor(caller))
      return alertOfPush(tx, app, pushId)
    })
  return {
    listPushes: (caller, filter) => listed(app, actingFor(caller), filter),
    pushAlertTo: (caller, alertId, input) =>
      inCounty(app, actingFor(caller), async (tx) => {
        const known = departmentNames(app.pack)
        await pushTo(tx, actingFor(caller), { ...input, alertId, known })
      }),
    urgePush: (caller, pushId, { remark }) =>
      onPush(caller, pushId, (tx, acting) =>
        urgePush(tx, acting, { pushId, remark, graceDays: graceOf(app) }),
      ),
    withdrawPush: (caller, pushId, input) =>
      onPush(caller, pushId, (tx, acting) => withdrawPush(tx, acting, { pushId, ...input })),
    askExtension: (caller, pushId, input) =>
      onPush(caller, pushId, (tx, acting) => askExtension(tx, acting, { pushId, ...input })),
    decideExtension: (caller, pushId, input) =>
      onPush(caller, pushId, (tx, acting) => decideExtension(tx, acting, { pushId, ...input })),
    verifyAlert: (caller, alertId, input) => verified(app, actingFor(caller), { alertId, input }),
    writePushFile: (caller, folder) => writePushFile(app, actingFor(caller), folder),
    readReplyRows: (caller, upload) => previewRows(app, actingFor(caller), upload),
    writeReplyErrors: (caller, upload, folder) =>
      writeReplyErrors(app, actingFor(caller), { upload, folder }),
    commitReplyRows: (caller, upload, how) =>
      commitRows(app, actingFor(caller), { upload, ...how }),
  }
}

/** The time that 督办 gives, as the rule about late pushes says; a day where no rule does. */
function graceOf({ pack }: Pick<App, 'pack'>): number {
  return pack.rules.find(({ subject }) => subject === '推送')?.push?.dueDays ?? 1
}

async function listed(app: App, acting: Acting, filter: PushListFilter) {
  const chosen = chosenPushes(acting, filter)
  const { limit } = filter
  return inCounty(app, acting, async (tx) => {
    const places = await readPlaces(tx, acting.countyCode)
    const after = placeAfter(filter.after)
    const { pushes, hasMore } = await listDuePushes(tx, acting, { ...chosen, after, limit })
    const counts = await countDuePushes(tx, acting, chosen)
    const last = pushes.at(-1)
    const isChosen = (state: string) => chosen.states?.some((one) => one === state) ?? true
    return {
      total: counts.reduce((sum, one) => sum + (isChosen(one.state) ? one.count : 0), 0),
      items: pushes.map((push) => pushItem(push, { app, acting, places })),
      next: hasMore && last ? `${last.dueOn}.${last.id}` : null,
      states: counts.map(({ state, count }) => ({ value: state, label: state, count })),
    }
  })
}

/** Notes the check; where aid is to end, proposes it to a second person, in the order of the two. */
async function verified(
  app: App,
  acting: Acting,
  { alertId, input }: { readonly alertId: string; readonly input: VerificationInput },
): Promise<void> {
  const { termination, finding, attachments, ...check } = input
  if (termination && finding !== '不再符合') throw refuse('termination-finding')
  if (departmentOf(acting.who) !== undefined) throw refuse('termination-department')
  const monitoring = { compiled: app.compiled, datasets: dueDatasets(app) }
  const verifiedOn = localDate(check.verifiedOn)
  await inCounty(app, acting, async (tx) => {
    const given = { ...check, alertId, finding, verifiedOn, monitoring }
    const verificationId = await verifyAlert(tx, acting, given)
    const { householdId, personId } = await subjectOf(tx, acting, alertId)
    // About no household nothing can have been uploaded: it is refused as not one's own.
    const beside = { householdId: householdId ?? alertId, subjectId: verificationId }
    await claimAttachments(tx, acting, { ...beside, kind: '核实', attachments })
    if (!termination) return
    if (householdId === null) throw refuse('termination-household')
    const whom = termination.wholeHousehold || personId === null ? {} : { personId }
    const { document, checkDocument, effectiveMonth } = termination
    const confirmed = { document: checkDocument, confirmedOn: check.verifiedOn }
    const input = {
      ...{ ...whom, alertId, document, effectiveMonth, reason: check.reason },
      check: { ...confirmed, outcome: '属实' as const },
    }
    const what = { householdId, decision: { action: '终止' as const, input } }
    const waiting = await proposeIn(tx, { app, acting }, what)
    if (waiting) await noteProposal(tx, acting, { verificationId, approvalId: waiting.id })
  })
}

async function subjectOf(tx: Transaction, acting: Acting, alertId: string) {
  const { householdId, personId } = await loadAlert(tx, acting, alertId)
  return { householdId, personId }
}
