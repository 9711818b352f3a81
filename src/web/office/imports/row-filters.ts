import type { BatchPreview } from '../../api/client.ts'

export const changeFilters = ['变更', '新增', '冲突', '不再出现', '候选', '不变'] as const
export const verdictFilters = ['可用', '已自动修正', '需确认', '不能用'] as const
const all = [...changeFilters, ...verdictFilters, '没有对上', '有影响'] as const
export type ChangeFilter = (typeof changeFilters)[number]
export type RowFilter = (typeof all)[number]

/** Of a file that waits all rows can be shown; afterwards only those that need a person's eye. */
const afterwards = ['需确认', '不能用', '已自动修正'] as const

export function filtersOf({
  state,
  foreseen,
  roster,
}: Pick<BatchPreview, 'state' | 'foreseen' | 'roster'>): readonly RowFilter[] {
  if (state === '待确认') {
    const has = { 有影响: foreseen !== null, 没有对上: !roster } as Partial<
      Record<RowFilter, boolean>
    >
    return all.filter((one) => has[one] !== false)
  }
  return state === '已入库' ? ['候选', ...afterwards] : afterwards
}

/** The rows to show: the chosen ones, else the first kind that there is anything of. */
export function filterOf(chosen: string | undefined, preview: BatchPreview | undefined): RowFilter {
  if (!preview) return '可用'
  const filters = filtersOf(preview)
  return (
    filters.find((one) => one === chosen) ??
    filters.find((one) => countOf(preview, one) > 0) ??
    filters.at(-1) ??
    '可用'
  )
}

/** How many rows, facts or people the filter shows. */
export function countOf(preview: BatchPreview, filter: RowFilter): number {
  const { changes, candidates, rows, foreseen } = preview
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
    case '可用':
      return rows.usable
    case '已自动修正':
      return rows.corrected
    case '需确认':
      return rows.needConfirm
    case '不能用':
      return rows.refused
    case '没有对上':
      return preview.unmatched
    case '有影响':
      return foreseen?.rows ?? 0
  }
}
