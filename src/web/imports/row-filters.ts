import type { BatchPreview } from '../api/client.ts'

export const changeFilters = ['变更', '新增', '冲突', '不再出现', '候选', '不变'] as const
export const verdictFilters = ['可用', '已自动修正', '需确认', '不能用', '合计签字'] as const
const all = [...changeFilters, ...verdictFilters] as const
export type ChangeFilter = (typeof changeFilters)[number]
export type RowFilter = (typeof all)[number]

/** The rows to show: the chosen ones, else the first kind that there is anything of. */
export function filterOf(chosen: string | undefined, preview: BatchPreview | undefined): RowFilter {
  const found = all.find((one) => one === chosen)
  if (found || !preview) return found ?? '可用'
  return changeFilters.find((one) => countOf(preview, one) > 0) ?? '可用'
}

/** How many rows, facts or people the filter shows. */
export function countOf(preview: BatchPreview, filter: ChangeFilter): number {
  const { changes, candidates } = preview
  switch (filter) {
    case '变更':
      return changes.changed
    case '新增':
      return changes.new
    case '冲突':
      return changes.conflicts.reduce((sum, { count }) => sum + count, 0)
    case '不再出现':
      return changes.gone
    case '候选':
      return candidates
    case '不变':
      return changes.same
  }
}
