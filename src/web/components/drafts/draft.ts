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
  let turn = 0

  const keep = async (): Promise<void> => {
    clearTimeout(timer)
    const mine = ++turn
    const body: unknown = JSON.parse(JSON.stringify(toRaw(values)))
    const version = versionNow()
    state.value = '正在存'
    try {
      const saved = await answerOf(
        api.PUT('/api/drafts/{key}', { params, body: { body, version } }),
      )
      if (mine !== turn) return
      savedAt.value = saved.savedAt
      refusal.value = ''
      state.value = '已存'
      await dropLocally(account, key)
    } catch (error) {
      if (mine !== turn) return
      const failure = asFailure(error)
      refusal.value = failure.message
      const now = new Date().toISOString()
      const isKept = await keepLocally(account, key, { body, version, savedAt: now })
      if (mine !== turn) return
      if (isKept) savedAt.value = now
      state.value = isKept ? '本机' : '没存上'
      // What the server will never take is not sent again and again.
      if (failure.code.startsWith('web.')) timer = setTimeout(keep, againMs)
    }
  }

  const stop = watch(
    () => JSON.stringify(values),
    () => {
      if (isQuiet) return
      clearTimeout(timer)
      timer = setTimeout(keep, restMs)
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
    // Who has begun to type already goes on with that.
    if (newest && state.value === '没有改') offered.value = newest
  }
  void find()

  const isWaiting = computed(() => state.value === '正在存' || state.value === '没存上')
  holdLeaving(isWaiting, keep)
  const retry = () => {
    if (state.value === '本机' || state.value === '没存上') void keep()
  }
  addEventListener('online', retry)
  onScopeDispose(() => {
    clearTimeout(timer)
    stop()
    removeEventListener('online', retry)
  })

  const drop = async (): Promise<void> => {
    turn += 1
    clearTimeout(timer)
    offered.value = undefined
    state.value = '没有改'
    await dropLocally(account, key)
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
    /** Takes up what was typed before. */
    takeUp: () => {
      const { body } = offered.value ?? {}
      offered.value = undefined
      // What this form kept under its own key.
      if (typeof body === 'object' && body !== null) Object.assign(values, body as Partial<T>)
    },
    /** Sets values that are not typed by anybody, without keeping them. */
    fill: (given: Partial<T>) => {
      isQuiet = true
      Object.assign(values, given)
      setTimeout(() => {
        isQuiet = false
      })
    },
    /** Does not want it any more. */
    drop,
    /** It was sent: nothing has to be kept. */
    done: drop,
    keep,
  }
}

export type FormDraft = ReturnType<typeof useDraft>
