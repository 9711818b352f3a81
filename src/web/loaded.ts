import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { Failure } from './api/client.ts'
import { words } from './words.ts'

export interface Loaded<T> {
  readonly state: Readonly<Ref<'loading' | 'failed' | 'done'>>
  readonly value: Readonly<Ref<T | undefined>>
  readonly failure: Readonly<Ref<Failure | undefined>>
  /** Loads again; what stands stays until the new one is there. */
  reload(): Promise<void>
  /** Shows what a command gave back. */
  replace(value: T): void
}

/** Loads now and whenever `on` changes; an answer that comes too late is dropped. */
export function useLoaded<T>(load: () => Promise<T>, on: () => unknown = () => ''): Loaded<T> {
  const state = shallowRef<'loading' | 'failed' | 'done'>('loading')
  const value = shallowRef<T>()
  const failure = shallowRef<Failure>()
  let turn = 0
  const reload = async () => {
    turn += 1
    const mine = turn
    try {
      const found = await load()
      if (mine !== turn) return
      value.value = found
      state.value = 'done'
    } catch (error) {
      if (mine !== turn) return
      failure.value = asFailure(error)
      state.value = 'failed'
    }
  }
  watch(
    on,
    () => {
      state.value = 'loading'
      reload()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    turn += 1
  })
  const replace = (given: T) => {
    turn += 1
    value.value = given
    state.value = 'done'
  }
  return { state, value, failure, reload, replace }
}

export function asFailure(error: unknown): Failure {
  return error instanceof Failure
    ? error
    : new Failure({ code: 'web.fault', message: words.unreadable })
}
