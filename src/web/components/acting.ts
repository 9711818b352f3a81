import { type Ref, shallowRef } from 'vue'
import { asFailure } from '../loaded.ts'

export interface Action {
  readonly busy: Ref<boolean>
  /** The sentence why the last one was not carried out. */
  readonly refusal: Ref<string>
  /** Carries out one thing at a time; true when it was done. */
  run(work: () => Promise<unknown>): Promise<boolean>
}

export function useAction(): Action {
  const busy = shallowRef(false)
  const refusal = shallowRef('')
  const run = async (work: () => Promise<unknown>) => {
    if (busy.value) return false
    busy.value = true
    refusal.value = ''
    try {
      await work()
      return true
    } catch (error) {
      refusal.value = asFailure(error).message
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, refusal, run }
}
