import { isIn, type Seer, scopeOf } from '#access/index'

/** A department's file, or what of it lies in one township (null: the county as a whole). */
export interface Share {
  readonly department: string
  readonly township: string | null
}

/** Whether somebody may see how a share stands: departments their own files, areas their townships. */
export function seesShare(acting: Seer, { department, township }: Share): boolean {
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return true
  if (scope.kind === '无') return false
  if (scope.kind === '推送') return department === scope.department
  // A village sees how its township stands: counts, no names.
  return township !== null && scope.areas.some((area) => isIn(township, [area.slice(0, 9)]))
}
