import { computed, ref } from 'vue'
import {
  answerOf,
  api,
  type EntryDone,
  type FactCatalogue,
  type Household,
} from '../../api/client.ts'
import { useDraft } from '../../components/drafts/draft.ts'
import type { Conflict } from '../../components/form/ConflictRows.vue'
import type { Fault } from '../../components/form/FormSummary.vue'
import { uploadsEnded } from '../../components/form/send-attachment.ts'
import { say as tell } from '../../components/toast.ts'
import { formatFact } from '../../format.ts'
import { asFailure } from '../../loaded.ts'
import { go } from '../current-route.ts'
import { afterEntry, takeBack } from './after-entry.ts'
import { controlId, type EntryKind, inputOf, isFilled, type TypedEntry } from './entry-model.ts'
import { entryWords as say } from './words.ts'

interface About {
  readonly kind: EntryKind
  readonly household: Household | undefined
  readonly catalogue: FactCatalogue
  readonly alertId: string | undefined
}

/** Sends an entry: what must be mended stands at its fields, what others changed is chosen field by field. */
export function useEntry(typed: TypedEntry, about: About) {
  const { kind, household, catalogue, alertId } = about
  const version = ref(household?.version)
  const faults = ref<Record<string, string>>({})
  const refusal = ref('')
  const isBusy = ref(false)
  const changed = ref<NonNullable<ReturnType<typeof asFailure>['fields']>>([])
  const draft = useDraft(`entry:${household?.id ?? 'new'}:${kindCodes[kind]}`, typed, {
    version: () => String(household?.version ?? ''),
  })
  const typeOf = (key: string) => {
    const code = key.split('.').at(-1)
    const fact = catalogue.facts.find((one) => one.code === code)
    return { type: fact?.type ?? '文本', unit: fact?.unit ?? null }
  }
  const shown = (key: string, value: string | number | boolean | null | undefined): string => {
    if (value === null || value === undefined) return say.unknownNow
    const { type, unit } = typeOf(key)
    return formatFact(value, type, unit)
  }
  const conflicts = computed<readonly Conflict[]>(() =>
    changed.value.map(({ key, name, mine, theirs, masked }) => ({
      field: key,
      label: name ?? key,
      mine: shown(key, mine),
      theirs: masked ? say.hiddenTheirs : shown(key, theirs),
    })),
  )
  const summary = computed<readonly Fault[]>(() =>
    Object.entries(faults.value).map(([key, message]) => {
      return { id: controlId(key), label: message, message }
    }),
  )

  const send = async (): Promise<void> => {
    if (isBusy.value) return
    isBusy.value = true
    faults.value = {}
    refusal.value = ''
    try {
      await uploadsEnded()
      const body = inputOf(typed, { kind, household, version: version.value, alertId })
      const done = await answerOf(api.POST('/api/entries', { body }))
      await draft.done()
      await afterEntry()
      tell(`${say.done}。${changeText(done)}`, { undo: () => takeBack(done.entryId) })
      go({ page: 'household', id: done.householdId })
    } catch (error) {
      const failure = asFailure(error)
      const fields = failure.fields ?? []
      if (failure.code === 'entries.changed-meanwhile') {
        changed.value = fields
        version.value = failure.version
      } else if (fields.length > 0) {
        faults.value = Object.fromEntries(fields.map(({ key, why }) => [key, why ?? '']))
      } else refusal.value = failure.message
    } finally {
      isBusy.value = false
    }
  }

  /** Of what others said stays theirs: it is left out of what is sent. */
  const choose = async (chosen: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void> => {
    const theirs = changed.value.filter(({ key }) => chosen[key] === 'theirs').map(({ key }) => key)
    typed.facts = typed.facts.filter(
      ({ subjectId, code }) => !theirs.includes(`facts.${subjectId}.${code}`),
    )
    const before = household?.members.find(
      ({ personId }) => personId === typed.members[0]?.personId,
    )
    const [member] = typed.members
    if (member && before && theirs.includes('members.0.name')) member.name = before.name
    if (member && before && theirs.includes('members.0.relation')) member.relation = before.relation
    changed.value = []
    await send()
  }

  return {
    ...{ faults, refusal, isBusy, conflicts, summary, draft, send, choose },
    theirs: computed(() => changed.value[0]),
    /** Filled in and in nobody's way; what was left empty is not sent. */
    others: computed(() => {
      const keys = typed.facts
        .filter(isFilled)
        .map(({ subjectId, code }) => `facts.${subjectId}.${code}`)
      return keys.filter((key) => !changed.value.some((one) => one.key === key)).length
    }),
  }
}

const kindCodes: Readonly<Record<EntryKind, string>> = {
  ...{ 走访: 'visit', 核实: 'verify', 事实: 'fact' },
  ...{ 成员: 'member', 事件: 'event', 新户: 'household' },
}

/** What the household is now, in one sentence. */
function changeText({ category, members, raised, vanished }: EntryDone): string {
  const own = members.map(
    ({ name, before, after }) => `${name}：${before ?? '—'} → ${after ?? '—'}`,
  )
  return [
    category.before === category.after
      ? say.unchanged
      : `${say.changed}${category.before ?? '—'} → ${category.after ?? '—'}`,
    ...own,
    ...(raised.length > 0 ? [`${say.raised} ${raised.length} 件`] : []),
    ...(vanished.length > 0 ? [`${say.vanished} ${vanished.length} 件`] : []),
  ].join('；')
}
