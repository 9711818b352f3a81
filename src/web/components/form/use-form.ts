import { computed, reactive, ref } from 'vue'
import { asFailure } from '../../loaded.ts'
import type { Fault } from './FormSummary.vue'

export interface FieldWord {
  readonly label: string
  /** What is wrong with the value now, with the nearest right one; '' where nothing is. */
  check?(): string
}

/**
 * Checks a field when it is left, and all together when it is sent; what the server refuses stands above.
 *
 *   const form = useForm({ income: { label: '月收入', check: () => (values.income === null ? '…' : '') } })
 *   <FormSummary :faults="form.list.value" :refusal="form.refusal.value" />
 *   <FormField :id="form.id('income')" :fault="form.faults.income" @focusout="form.leave('income')">
 *   await form.send(() => answerOf(api.POST(…)))  // true when it was done
 */
export function useForm<Name extends string>(fields: Readonly<Record<Name, FieldWord>>) {
  const prefix = `f${Math.round(performance.now() * 10)}`
  // Every key is a name of a field.
  const names = Object.keys(fields) as Name[]
  const faults = reactive<Record<string, string>>({})
  const refusal = ref('')
  const isBusy = ref(false)
  const id = (name: Name) => `${prefix}-${name}`
  const look = (name: Name) => {
    faults[name] = fields[name].check?.() ?? ''
  }
  const list = computed<readonly Fault[]>(() =>
    names
      .filter((name) => faults[name])
      .map((name) => ({ id: id(name), label: fields[name].label, message: faults[name] ?? '' })),
  )
  return {
    id,
    faults,
    list,
    refusal,
    isBusy,
    leave: (name: Name) => whenReleased(() => look(name)),
    /** Sends once at a time, when nothing is wrong; true when it was done. */
    send: async (work: () => Promise<unknown>): Promise<boolean> => {
      if (isBusy.value) return false
      for (const name of names) look(name)
      refusal.value = ''
      if (list.value.length > 0) return false
      isBusy.value = true
      try {
        await work()
        return true
      } catch (error) {
        refusal.value = asFailure(error).message
        return false
      } finally {
        isBusy.value = false
      }
    },
  }
}

/** A message that comes or goes while a button is pressed would move it away from under the press. */
function whenReleased(then: () => void): void {
  if (document.querySelector(':active')) {
    addEventListener('mouseup', () => setTimeout(then), { once: true, capture: true })
  } else {
    then()
  }
}
