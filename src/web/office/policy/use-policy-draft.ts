import { computed, onScopeDispose, reactive, ref, watch } from 'vue'
import { answerOf, api, type PolicyBook, type PolicyDraft } from '../../api/client.ts'
import { holdLeaving } from '../../components/drafts/leaving.ts'
import { asFailure } from '../../loaded.ts'
import { may } from '../../session/state.ts'
import { policyWords as words } from './words.ts'

type Changes = PolicyDraft['changes']
type Body = Pick<PolicyDraft, 'title' | 'effectiveOn' | 'reason' | 'changes'>

const waitMs = 700
const againMs = 5000

/** What is being changed; kept on the server with every change, so that nothing is lost. */
export function usePolicyDraft(book: () => PolicyBook | undefined) {
  const draft = ref<PolicyDraft>()
  const fields = reactive({ title: '', effectiveOn: '', reason: '' })
  const parameters = ref<Changes['parameters']>([])
  const expressions = ref<Changes['expressions']>([])
  const casesAside = ref<string[]>([])
  const failure = ref('')
  const isSaving = ref(false)
  const mayDraft = may('提出政策')
  const others = ref(0)
  /** The draft as somebody else left it meanwhile; nothing is saved until one has chosen. */
  const theirs = ref<PolicyDraft>()
  const isOpen = computed(() => draft.value === undefined || draft.value.state === '起草')
  const mayEdit = computed(() => mayDraft && isOpen.value)
  const hasChanges = computed(() => parameters.value.length + expressions.value.length > 0)
  const changes = computed<Changes>(() => ({
    parameters: parameters.value,
    expressions: expressions.value,
    casesAside: casesAside.value,
  }))

  function take(found: PolicyDraft | undefined): void {
    draft.value = found
    const day = book()?.day ?? ''
    fields.title = found?.title ?? `${words.draft} ${day}`
    fields.effectiveOn = found?.effectiveOn ?? nextMonth(day)
    fields.reason = found?.reason ?? ''
    parameters.value = found?.changes.parameters ?? []
    expressions.value = found?.changes.expressions ?? []
    casesAside.value = found?.changes.casesAside ?? []
  }

  /** The draft of the address; without one the newest that is open, or none where a new one is begun. */
  async function load(asked: { draftId?: string; isNew?: boolean } = {}): Promise<void> {
    if (!mayDraft && !may('复核政策')) return take(undefined)
    const { items } = await answerOf(api.GET('/api/policy/drafts'))
    others.value = items.length
    if (asked.isNew) return take(undefined)
    const id = asked.draftId ?? draft.value?.id
    const found = items.find((one) => one.id === id)
    if (found || id === undefined) return take(found ?? items[0])
    take(await answerOf(api.GET('/api/policy/drafts/{id}', { params: { path: { id } } })))
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  let isLeft = false
  /** Something is written that the server does not have. */
  const isWaiting = ref(false)
  function later(ms = waitMs): void {
    clearTimeout(timer)
    isWaiting.value = true
    timer = isLeft ? undefined : setTimeout(() => void save(), ms)
  }
  /** What was sent and nobody has answered: the server may have it. */
  let unanswered: Body | undefined
  holdLeaving(isWaiting, save)
  onScopeDispose(() => {
    isLeft = true
    if (timer) void save()
  })

  /** One after the other: what is begun twice at once would be two drafts. */
  let saving: Promise<void> = Promise.resolve()
  function save(): Promise<void> {
    const asked = saving.then(saveNow)
    saving = asked.catch(() => undefined)
    return asked
  }

  async function saveNow(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (!mayEdit.value || theirs.value || (!draft.value && !hasChanges.value)) {
      isWaiting.value = theirs.value !== undefined
      return
    }
    isSaving.value = true
    failure.value = ''
    const { title, effectiveOn, reason } = fields
    const body = { title: title.trim() || words.draft, effectiveOn, reason, changes: changes.value }
    try {
      await put(copyOf(body))
      isWaiting.value = timer !== undefined
    } catch (error) {
      const { code, message } = asFailure(error)
      failure.value = message
      // The net is away: what is written waits for it on the page, and is sent when it is back.
      if (code.startsWith('web.')) later(againMs)
      else unanswered = undefined
      if (code === 'app.draft-changed-meanwhile') await takeTheirs()
    } finally {
      isSaving.value = false
    }
  }

  /** What was begun and not answered is begun again as it was: the server knows it, and begins one draft. */
  async function put(body: Body): Promise<void> {
    if (!draft.value) {
      unanswered ??= body
      const begun = unanswered
      draft.value = await answerOf(api.POST('/api/policy/drafts', { body: begun }))
      unanswered = undefined
      if (isSame(begun, body)) return
    }
    const { id, edition } = draft.value
    const before = unanswered
    unanswered = body
    const params = { path: { id } }
    try {
      draft.value = await answerOf(
        api.PUT('/api/policy/drafts/{id}', { params, body: { ...body, edition } }),
      )
      unanswered = undefined
    } catch (error) {
      const { code } = asFailure(error)
      if (code !== 'app.draft-changed-meanwhile' || !before) throw error
      unanswered = undefined
      const found = await answerOf(api.GET('/api/policy/drafts/{id}', { params }))
      // Nobody but this page changed it, by what went unanswered.
      if (found.edition !== edition + 1 || !isSame(found, before)) throw error
      draft.value = found
      await put(body)
    }
  }

  async function takeTheirs(): Promise<void> {
    const id = draft.value?.id
    if (id === undefined) return
    theirs.value = await answerOf(api.GET('/api/policy/drafts/{id}', { params: { path: { id } } }))
  }

  /** What was chosen of both is kept over what the other left. */
  async function settle(chosen: Changes, words: typeof fields): Promise<void> {
    draft.value = theirs.value
    theirs.value = undefined
    Object.assign(fields, words)
    parameters.value = chosen.parameters
    expressions.value = chosen.expressions
    casesAside.value = chosen.casesAside ?? []
    await save()
  }

  watch(fields, () => {
    if (draft.value || hasChanges.value) later()
  })

  function setValue(name: string, code: string | null, value: string): void {
    const others = parameters.value.filter((one) => one.name !== name || one.code !== code)
    parameters.value = value.trim() === '' ? others : [...others, { name, code, value }]
    later()
  }
  function setExpression(key: string, text: string | undefined): void {
    const others = expressions.value.filter((one) => one.key !== key)
    expressions.value = text === undefined ? others : [...others, { key, text }]
    later()
  }
  function setAside(ids: readonly string[]): void {
    casesAside.value = [...ids]
    later()
  }
  const writtenValue = (name: string, code: string | null) =>
    parameters.value.find((one) => one.name === name && one.code === code)?.value
  const expressionOf = (key: string) => expressions.value.find((one) => one.key === key)?.text

  return {
    ...{ draft, fields, changes, failure, isSaving, mayDraft, mayEdit, hasChanges },
    ...{ others, theirs, settle },
    ...{
      load,
      save,
      take,
      setValue,
      setExpression,
      setAside,
      writtenValue,
      expressionOf,
      casesAside,
    },
  }
}

export type DraftModel = ReturnType<typeof usePolicyDraft>

/** The values are plain JSON. */
function copyOf(body: Body): Body {
  return JSON.parse(JSON.stringify(body))
}

function isSame(one: Body, other: Body): boolean {
  const textOf = ({ title, effectiveOn, reason, changes }: Body) => {
    const { parameters, expressions, casesAside = [] } = changes
    return JSON.stringify([
      ...[title, effectiveOn, reason, casesAside],
      parameters.map(({ name, code, value }) => [name, code, value]),
      expressions.map(({ key, text }) => [key, text]),
    ])
  }
  return textOf(one) === textOf(other)
}

/** The first of the month after. */
function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  if (!year || !month) return day
  const last = 12
  const next = month === last ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return `${next}-01`
}
