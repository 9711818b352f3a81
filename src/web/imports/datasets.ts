import { answerOf, api } from '../api/client.ts'

export interface NamedDataset {
  readonly code: string
  readonly label: string
}

/** The datasets that somebody owes or has sent, by department; empty when nobody can say. */
export async function loadDatasets(): Promise<readonly NamedDataset[]> {
  const [due, sent] = await Promise.allSettled([
    answerOf(api.GET('/api/deliveries')),
    answerOf(api.GET('/api/batches', { params: { query: { limit: 200, state: '全部' } } })),
  ])
  const found = new Map<string, string>()
  for (const one of [due, sent]) {
    if (one.status === 'rejected') continue
    for (const item of one.value.items) {
      found.set(item.dataset, `${item.department} ${item.datasetName}`)
    }
  }
  return [...found]
    .map(([code, label]) => ({ code, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh'))
}
