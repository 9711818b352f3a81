import { computed, type InjectionKey, inject, provide, shallowRef, watch } from 'vue'
import { refreshAnswers } from '../../answers.ts'
import { useDraft } from '../../components/drafts/draft.ts'
import { type FieldWord, useForm } from '../../components/form/use-form.ts'
import { asFailure } from '../../loaded.ts'
import { type Change, changesOf, type Standing } from './changes.ts'

/** The list of drafts that open their forms by themselves. */
export const keptDrafts = 'alert-drafts'

type Reread = () => Promise<void>

const key: InjectionKey<Reread> = Symbol('reread')

/** Gives the forms below a way to look again at what they are about. */
export function provideReread(reread: Reread): void {
  provide(key, reread)
}

/** Refused because somebody else acted meanwhile. */
function isConflict(code: string): boolean {
  return /\.(changed-meanwhile|push-standing|verification-waiting|(\w+-)?not-possible|(extension|conference)-(none|closed|waiting|standing|waits))$/.test(
    code,
  )
}

interface Given<Name extends string, Values extends object> {
  /** What the typed words are kept under. */
  readonly draft: string
  readonly values: Values
  readonly fields: Readonly<Record<Name, FieldWord>>
  /** What it is about, as it stands now. */
  readonly about: () => Standing
}

/**
 * A form about an alert, a push or a conference: what is typed is kept, all errors stand at once, and when
 * somebody else acted meanwhile the words stay and `changes` says what is different now.
 */
export function useAlertForm<Name extends string, Values extends object>(
  given: Given<Name, Values>,
) {
  const reread = inject(key, async () => undefined)
  const atFirst = given.about()
  const isChanged = shallowRef(false)
  const changes = computed<readonly Change[]>(() =>
    isChanged.value ? changesOf(atFirst, given.about()) : [],
  )
  /** Who did it and when, where somebody has since. */
  const moved = computed(() => {
    const { moved: now = '' } = given.about()
    return now === atFirst.moved ? '' : now
  })
  const form = useForm(given.fields)
  const draft = useDraft(given.draft, given.values, { version: () => given.about().version })
  // What was wrong is looked at again while it is typed: were it looked at when the field is left, what
  // stands beneath would move away under the pointer that is just pressing the button.
  watch(
    () => JSON.stringify(given.values),
    () => {
      // Every key is a name of a field.
      for (const name of Object.keys(given.fields) as Name[]) {
        if (form.faults[name]) form.leave(name)
      }
    },
  )
  const send = async (work: () => Promise<unknown>): Promise<boolean> => {
    let isOld = false
    const done = await form.send(async () => {
      try {
        await work()
      } catch (error) {
        const { code } = asFailure(error)
        if (isConflict(code)) {
          await reread()
          isChanged.value = true
        }
        isOld = code.endsWith('.changed-meanwhile')
        throw error
      }
    })
    // What is different stands there field by field: nobody has to load the page again.
    if (isOld && changes.value.length > 0) form.refusal.value = ''
    if (done) {
      await draft.done()
      await refreshAnswers(keptDrafts)
    }
    return done
  }
  return { form, draft, changes, moved, send }
}
