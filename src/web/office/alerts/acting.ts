import { type Ref, shallowRef } from 'vue'
import { type Alert, answerOf, api, type Problem } from '../../api/client.ts'
import { asFailure } from '../../loaded.ts'

type Answer = Promise<{ data?: Alert; error?: Problem; response: Response }>

export interface Acting {
  readonly busy: Ref<boolean>
  /** The sentence why the last command was not carried out. */
  readonly refusal: Ref<string>
  run(command: () => Answer): Promise<void>
}

/** Carries out one command at a time and hands over the alert as it stands afterwards. */
export function useActing(done: (alert: Alert) => void): Acting {
  const busy = shallowRef(false)
  const refusal = shallowRef('')
  const run = async (command: () => Answer) => {
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

const at = (id: string) => ({ params: { path: { id } } })

/** The commands on an alert and its pushes, by their events. */
export const commands = {
  push: (id: string) => api.POST('/api/alerts/{id}/push', at(id)),
  misreport: (id: string, reason: string) =>
    api.POST('/api/alerts/{id}/misreport', { ...at(id), body: { reason } }),
  receive: (id: string) => api.POST('/api/pushes/{id}/receive', at(id)),
  start: (id: string) => api.POST('/api/pushes/{id}/start', at(id)),
  close: (id: string) => api.POST('/api/pushes/{id}/close', at(id)),
  return: (id: string, reason: string) =>
    api.POST('/api/pushes/{id}/return', { ...at(id), body: { reason } }),
  reply: (id: string, body: { cause: string; measure: string; outcome: string }) =>
    api.POST('/api/pushes/{id}/reply', { ...at(id), body }),
}
