import { type Ref, shallowRef } from 'vue'
import { pushTransitions } from '#dispatch/domain'
import { type Alert, answerOf, api, type Problem, type Push } from '../../api/client.ts'
import type { components } from '../../api/schema.gen.d.ts'
import { asFailure } from '../../loaded.ts'

type Answer<T> = Promise<{ data?: T; error?: Problem; response: Response }>

export interface Acting<T = Alert> {
  readonly busy: Ref<boolean>
  /** The sentence why the last command was not carried out. */
  readonly refusal: Ref<string>
  run(command: () => Answer<T>): Promise<void>
}

/** Carries out one command at a time and hands over what stands afterwards. */
export function useActing<T = Alert>(done: (now: T) => void): Acting<T> {
  const busy = shallowRef(false)
  const refusal = shallowRef('')
  const run = async (command: () => Answer<T>) => {
    if (busy.value) return
    busy.value = true
    refusal.value = ''
    try {
      done(await answerOf(command()))
    } catch (error) {
      refusal.value = asFailure(error).message
    } finally {
      busy.value = false
    }
  }
  return { busy, refusal, run }
}

/** What became of several rows, each by itself. */
export interface RowResults<T, Given> {
  readonly done: readonly { readonly row: T; readonly given: Given }[]
  readonly refused: readonly { readonly row: T; readonly why: string }[]
}

/** One command after another: what one row is refused does not hold up the others. */
export async function runEach<T, Given>(
  rows: readonly T[],
  command: (row: T) => Promise<Given>,
): Promise<RowResults<T, Given>> {
  const done: { row: T; given: Given }[] = []
  const refused: { row: T; why: string }[] = []
  for (const row of rows) {
    try {
      done.push({ row, given: await command(row) })
    } catch (error) {
      refused.push({ row, why: asFailure(error).message })
    }
  }
  return { done, refused }
}

/** Urges every department that the alert waits for; gives how many there were. */
export async function urgeAll(alertId: string): Promise<number> {
  const alert = await answerOf(api.GET('/api/alerts/{id}', at(alertId)))
  const waiting = alert.pushes.filter(({ state }) => pushTransitions[state].督办 !== null)
  for (const { id } of waiting) await answerOf(commands.urge(id))
  return waiting.length
}

/** Takes back pushes that nobody has received yet; gives how many. */
export async function takeBackAll(pushes: readonly Push[], reason: string): Promise<number> {
  const unread = pushes.filter(({ state }) => state === '已推送')
  const { done } = await runEach(unread, ({ id, version }) =>
    answerOf(commands.withdraw(id, { reason, version })),
  )
  return done.length
}

const at = (id: string) => ({ params: { path: { id } } })

type Schemas = components['schemas']

/** The commands on an alert and its pushes, by their events. */
export const commands = {
  push: (id: string) => api.POST('/api/alerts/{id}/push', at(id)),
  pushTo: (id: string, body: Schemas['FurtherPushInput']) =>
    api.POST('/api/alerts/{id}/pushes', { ...at(id), body }),
  misreport: (id: string, reason: string) =>
    api.POST('/api/alerts/{id}/misreport', { ...at(id), body: { reason } }),
  verify: (id: string, body: Schemas['VerificationInput']) =>
    api.POST('/api/alerts/{id}/verifications', { ...at(id), body }),
  receive: (id: string, body: Schemas['ReceiptInput'] = {}) =>
    api.POST('/api/pushes/{id}/receive', { ...at(id), body }),
  start: (id: string) => api.POST('/api/pushes/{id}/start', at(id)),
  close: (id: string, body: Schemas['PushCloseInput'] = {}) =>
    api.POST('/api/pushes/{id}/close', { ...at(id), body }),
  urge: (id: string, remark = '') =>
    api.POST('/api/pushes/{id}/urge', { ...at(id), body: remark.trim() ? { remark } : {} }),
  return: (id: string, body: Schemas['PushReasonInput']) =>
    api.POST('/api/pushes/{id}/return', { ...at(id), body }),
  withdraw: (id: string, body: Schemas['PushReasonInput']) =>
    api.POST('/api/pushes/{id}/withdraw', { ...at(id), body }),
  askExtension: (id: string, body: Schemas['ExtensionInput']) =>
    api.POST('/api/pushes/{id}/extension', { ...at(id), body }),
  decideExtension: (id: string, body: Schemas['ExtensionAnswer']) =>
    api.POST('/api/pushes/{id}/extension/answer', { ...at(id), body }),
  transfer: (id: string, body: Schemas['TransferInput']) =>
    api.POST('/api/pushes/{id}/transfer', { ...at(id), body }),
  reply: (id: string, body: Schemas['ReplyInput']) =>
    api.POST('/api/pushes/{id}/reply', { ...at(id), body }),
  confer: (id: string, body: Schemas['ConferenceInput']) =>
    api.POST('/api/alerts/{id}/conferences', { ...at(id), body }),
}
