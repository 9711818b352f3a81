import { ref } from 'vue'
import { answerOf, api } from '../../api/client.ts'
import { say as tell } from '../../components/toast.ts'
import { asFailure } from '../../loaded.ts'
import { todayWords as say } from './words.ts'
import type { WorkAction } from './work.ts'

export interface Handing {
  readonly department: string
  readonly reason: string
}

/** One action on several items; what could not be done is told with its reason. */
export function useBatch(done: (keys: readonly string[]) => Promise<void>) {
  const busy = ref(false)
  const problems = ref<readonly string[]>([])
  const run = async (action: WorkAction, keys: readonly string[], handing?: Handing) => {
    if (busy.value || keys.length === 0) return
    busy.value = true
    problems.value = []
    try {
      const body = { action, keys: [...keys], ...handing }
      const result = await answerOf(api.POST('/api/work/batch', { body }))
      if (result.done > 0) tell(`${say.done[action]} ${result.done} ${say.unit}`)
      problems.value = [...new Set(result.failed.map(({ problem }) => problem))]
      if (result.failed.length > 0) {
        problems.value = [say.notDone(result.failed.length), ...problems.value]
      }
      await done(keys)
    } catch (error) {
      problems.value = [asFailure(error).message]
    } finally {
      busy.value = false
    }
  }
  return { busy, problems, run }
}
