import { type Ref, shallowRef } from 'vue'
import { type Alert, answerOf, api, type Problem } from '../../api/client.ts'
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

/** One command after another; tells how many were carried out, and why the first that was not. */
export async function runEach<T>(
  items: readonly T[],
  command: (item: T) => Answer<unknown>,
): Promise<{ readonly done: number; readonly refused: string | undefined }> {
  let done = 0
  let refused: string | undefined
  for (const item of items) {
    try {
      await answerOf(command(item))
      done += 1
    } catch (error) {
      refused ??= asFailure(error).message
    }
  }
  return { done, refused }
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
  receive: (id: string) => api.POST('/api/pushes/{id}/receive', at(id)),
  start: (id: string) => api.POST('/api/pushes/{id}/start', at(id)),
  close: (id: string) => api.POST('/api/pushes/{id}/close', at(id)),
  urge: (id: string) => api.POST('/api/pushes/{id}/urge', { ...at(id), body: {} }),
  return: (id: string, reason: string) =>
    api.POST('/api/pushes/{id}/return', { ...at(id), body: { reason } }),
  withdraw: (id: string, reason: string) =>
    api.POST('/api/pushes/{id}/withdraw', { ...at(id), body: { reason } }),
  transfer: (id: string, body: Schemas['TransferInput']) =>
    api.POST('/api/pushes/{id}/transfer', { ...at(id), body }),
  reply: (id: string, body: Schemas['ReplyInput']) =>
    api.POST('/api/pushes/{id}/reply', { ...at(id), body }),
  confer: (id: string, body: Schemas['ConferenceInput']) =>
    api.POST('/api/alerts/{id}/conferences', { ...at(id), body }),
}
