import { answerOf, api } from '../../api/client.ts'
import { tellRailCount } from '../shell/rail-counts.ts'
import { approvalWords } from './words.ts'

const most = 50

/** Counts the proposals that wait for a decision that the one signed in may take; the rail shows it. */
export async function loadPending(): Promise<void> {
  const { items } = await answerOf(
    api.GET('/api/approvals', { params: { query: { limit: most, state: '待复核' } } }),
  )
  const count = items.filter(({ hindrance }) => hindrance === null).length
  tellRailCount('今天', { count, meaning: approvalWords.waiting })
}
