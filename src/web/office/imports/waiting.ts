import { answerOf, api, type Batch } from '../../api/client.ts'
import { words } from '../../words.ts'
import { tellRailCount } from '../shell/rail-counts.ts'

const most = 50

/** The files that are read and wait for a person to confirm; the rail shows how many. */
export async function loadWaiting(): Promise<{ readonly items: readonly Batch[] }> {
  const found = await answerOf(
    api.GET('/api/batches', { params: { query: { limit: most, state: '待确认' } } }),
  )
  tellRailCount('数据比对', { count: found.items.length, meaning: words.filesWaiting })
  return found
}
