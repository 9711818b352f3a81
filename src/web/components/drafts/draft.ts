import { computed, onScopeDispose, ref, shallowRef, toRaw, watch } from 'vue'
import { answerOf, api } from '../../api/client.ts'
import { asFailure } from '../../loaded.ts'
import { signedIn } from '../../session/state.ts'
import { holdLeaving } from './leaving.ts'
import { dropLocally, findLocally, keepLocally, type LocalDraft } from './local-drafts.ts'

/** 已存: on the server. 本机: on this computer until the net is back. 没存上: only on the page. */
export type DraftState = '没有改' | '正在存' | '已存' | '本机' | '没存上'

export interface DraftOptions {
  /** How what the form is about stands now; an older draft is offered with that said. */
  readonly version?: () => string | null
}

const restMs = 800
const againMs = 5000

/**
 * Nothing typed is lost: every change of the form is kept on the server, sealed, for the account alone;
 * while the net is away on this computer, sealed too.
 *
 *   const values = reactive({ … })
 *   const draft = useDraft(`entry:${householdId}`, values, { version: () => household.version })
 *   <DraftNote :draft="draft" />        what is kept and when; offers what was typed before
 *   await form.send(…) && (await draft.done())
 *
 * The key: letters, digits, . : _ -. The values must be plain JSON (no files).
 */
export function useDraft<T extends object>(key: string, values: T, options: DraftOptions = {}) {
  const account = signedIn.value?.account ?? ''
  const state = ref<DraftState>('没有改')
  const savedAt = ref('')
  const refusal = ref('')
  const offered = shallowRef<LocalDraft>()
  const versionNow = () => options.version?.() ?? null
  const params = { path: { key } }
  let timer: ReturnType<typeof setTimeout> | undefined
  let isQuiet = false
  let isLeft = false
  let turn = 0
  /** What is on its way to the server; whatever goes there next waits for it. */
  let sending: Promise<unknown> = Promise.resolve()

  const wait = (ms: number) => {
    clearTimeout(timer)
    timer = isLeft ? undefined : setTimeout(keep, ms)
  }
  const stopWaiting = () => {
    clearTimeout(timer)
    timer = undefined
  }

  const put = async (body: unknown, version: string | null) => {
    // What was typed before is looked for first: these words take its place.
    await Promise.all([found, sending])
    return answerOf(api.PUT('/api/drafts/{key}', { params, body: { body, version } }))
  }

  const keep = async (): Promise<void> => {
    stopWaiting()
    const mine = ++turn
    const body = copyOf(values)
    const version = versionNow()
    state.value = '正在存'
    // On this computer first: the answer may wait for a password, and the window be closed meanwhile.
    const now = new Date().toISOString()
    const kept = keepLocally(account, key, { body, version, savedAt: now })
    try {
      const asked = put(body, version)
      sending = asked.catch(() => undefined)
      const saved = await asked
      if (mine !== turn) return
      savedAt.value = saved.savedAt
      refusal.value = ''
      state.value = '已存'
      await kept
      if (mine === turn) await dropLocally(account, key)
    } catch (error) {
      if (mine !== turn) return
      const failure = asFailure(error)
      refusal.value = failure.message
      const isKept = await kept
      if (mine !== turn) return
      if (isKept) savedAt.value = now
      state.value = isKept ? '本机' : '没存上'
      // What the server will never take is not sent again and again.
      if (failure.code.startsWith('web.')) wait(againMs)
    }
  }

  const stop = watch(
    () => JSON.stringify(values),
    () => {
      if (isQuiet) return
      wait(restMs)
      if (state.value !== '本机') state.value = '正在存'
    },
  )

  const find = async (): Promise<void> => {
    const local = await findLocally(account, key)
    const asked = answerOf(api.GET('/api/drafts/{key}', { params }))
    const { draft } = await asked.catch(() => ({ draft: null }))
    const newest = [local, draft]
      .filter((one) => one !== undefined && one !== null)
      .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))[0]
    // Who has begun to type already is offered it all the same.
    if (newest && !isLeft) offered.value = newest
  }
  const found = find()

  const isWaiting = computed(() => state.value === '正在存' || state.value === '没存上')
  holdLeaving(isWaiting, keep)
  const retry = () => {
    if (state.value === '本机' || state.value === '没存上') void keep()
  }
  addEventListener('online', retry)
  onScopeDispose(() => {
    isLeft = true
    stop()
    // Typed a moment ago and left at once.
    if (timer !== undefined) void keep()
    removeEventListener('online', retry)
  })

  const drop = async (): Promise<void> => {
    turn += 1
    stopWaiting()
    offered.value = undefined
    state.value = '没有改'
    await Promise.all([dropLocally(account, key), sending])
    await answerOf(api.DELETE('/api/drafts/{key}', { params })).catch(() => undefined)
  }
  return {
    state,
    savedAt,
    refusal,
    /** What was typed before and not sent. */
    offered,
    /** Whether what it is about has changed since that was typed. */
    isOld: computed(() => {
      const before = offered.value?.version ?? null
      return before !== null && versionNow() !== null && before !== versionNow()
    }),
    /** Takes up what was typed before; gives the way back where something else was typed since. */
    takeUp: (): (() => void) | undefined => {
      const { body } = offered.value ?? {}
      const since = state.value === '没有改' ? undefined : copyOf(values)
      offered.value = undefined
      // What this form kept under its own key.
      if (typeof body === 'object' && body !== null) Object.assign(values, body as Partial<T>)
      return since && (() => Object.assign(values, since))
    },
    /** Does not want what was typed before; what was typed since stays and is kept. */
    refuse: async () => {
      offered.value = undefined
      if (state.value === '没有改') await drop()
    },
    /** Sets values that are not typed by anybody, without keeping them. */
    fill: (given: Partial<T>) => {
      isQuiet = true
      Object.assign(values, given)
      setTimeout(() => {
        isQuiet = false
      })
    },
    /** It was sent: nothing has to be kept. */
    done: drop,
    keep,
  }
}

/** The values are plain JSON. */
function copyOf<T extends object>(values: T): T {
  return JSON.parse(JSON.stringify(toRaw(values)))
}

export type FormDraft = ReturnType<typeof useDraft>
