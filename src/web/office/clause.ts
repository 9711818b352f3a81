import { may } from '../session/state.ts'
import { hrefOf } from './route.ts'

/** Where the clause is read, with its rules beside it: of `新政办〔2024〕22号 一（一）4`; none for who may not. */
export function hrefOfClause(basis: string): string | undefined {
  if (!may('查看政策')) return undefined
  const [document = '', ...article] = basis.split(' ')
  return hrefOf({ page: 'policy', query: { document, article: article.join(' ') } })
}
