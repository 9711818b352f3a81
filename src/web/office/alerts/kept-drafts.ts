import { computed } from 'vue'
import { useAnswer } from '../../answers.ts'
import { answerOf, api } from '../../api/client.ts'
import { keptDrafts } from './alert-form.ts'

/** Whether words were typed under a key and not sent, on whatever computer: their form stands open. */
export function useKeptDrafts(): (key: string) => boolean {
  const found = useAnswer(
    () => [keptDrafts],
    () => answerOf(api.GET('/api/drafts')),
  )
  const keys = computed(() => new Set(found.value.value?.items.map(({ key }) => key)))
  return (key) => keys.value.has(key)
}
