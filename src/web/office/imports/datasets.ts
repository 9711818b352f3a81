import { answerOf, api } from '../../api/client.ts'

export interface NamedDataset {
  readonly code: string
  readonly department: string
  readonly label: string
}

/** The kinds of files that can be handed in, by department; empty when nobody can say. */
export async function loadDatasets(): Promise<readonly NamedDataset[]> {
  try {
    const { items } = await answerOf(api.GET('/api/datasets'))
    return items
      .map(({ code, name, department }) => ({ code, department, label: `${department} ${name}` }))
      .sort((a, b) => a.label.localeCompare(b.label, 'zh'))
  } catch {
    return []
  }
}
