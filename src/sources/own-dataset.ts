import { type Acting, scopeOf } from '#access/index'
import type { Dataset } from './domain.ts'
import { refuse } from './refusals.ts'

/**
 * A department hands in its own data only, whatever it says that the file is. An answer to a data request
 * is its own by the request.
 */
export function requireOwnDataset(
  acting: Pick<Acting, 'who'>,
  { name: dataset, department }: Pick<Dataset, 'name' | 'department'>,
  {
    fileName: file,
    isReply,
  }: { readonly fileName: string; readonly isReply?: boolean | undefined },
): void {
  const scope = scopeOf(acting)
  if (scope.kind !== '推送' || isReply || scope.department === department) return
  throw refuse('dataset-of-others', { file, dataset, department, own: scope.department })
}
