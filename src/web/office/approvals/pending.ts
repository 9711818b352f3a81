import { readonly, shallowRef } from 'vue'
import { answerOf, api } from '../../api/client.ts'

const most = 50
const count = shallowRef(0)

/** How many proposals wait for a decision that the one signed in may take. */
export const pendingCount = readonly(count)

export async function loadPending(): Promise<void> {
  const { items } = await answerOf(
    api.GET('/api/approvals', { params: { query: { limit: most, state: '待复核' } } }),
  )
  count.value = items.filter(({ hindrance }) => hindrance === null).length
}
