import { readonly, shallowRef } from 'vue'
import { answerOf, api, type Batch } from '../../api/client.ts'

const most = 50
const count = shallowRef(0)

/** How many files wait for a person; the rail shows it. */
export const waitingCount = readonly(count)

/** The files that are read and wait for a person to confirm. */
export async function loadWaiting(): Promise<{ readonly items: readonly Batch[] }> {
  const found = await answerOf(
    api.GET('/api/batches', { params: { query: { limit: most, state: '待确认' } } }),
  )
  count.value = found.items.length
  return found
}
