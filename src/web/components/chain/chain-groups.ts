import type { ChainKind } from '#chain/domain'
import type { ChainEntry } from '../../api/client.ts'

export const chainGroups = ['认定', '预警', '处置', '登记', '档案'] as const
export type ChainGroup = (typeof chainGroups)[number]

const groupOf: Readonly<Record<ChainKind, ChainGroup>> = {
  入户建档: '档案',
  认定: '认定',
  不予认定: '认定',
  书面告知: '认定',
  终止: '认定',
  迁移: '档案',
  合户: '档案',
  分户: '档案',
  事实更正: '登记',
  预警产生: '预警',
  推送: '处置',
  签收: '处置',
  开始处置: '处置',
  反馈: '处置',
  退回: '处置',
  转办: '处置',
  督办: '处置',
  延期: '处置',
  办结: '处置',
  核实: '处置',
  一事一议: '处置',
  误报: '预警',
  情形消失: '预警',
  撤回: '处置',
  登记: '登记',
  撤回登记: '登记',
  复核: '认定',
}

export function chainGroupOf(entry: Pick<ChainEntry, 'kind'>): ChainGroup {
  return groupOf[entry.kind]
}

/** What of a chain is looked at: a group, a kind, from a day, and as it was on a day. */
export interface ChainFilter {
  readonly group?: ChainGroup | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

export function chosenEntries(
  entries: readonly ChainEntry[],
  { group, kind, from, until }: ChainFilter,
): ChainEntry[] {
  return entries.filter(
    (entry) =>
      (!group || chainGroupOf(entry) === group) &&
      (!kind || entry.kind === kind) &&
      (!from || entry.onDay >= from) &&
      (!until || entry.onDay <= until),
  )
}

/** What was paid or given, as a file says: it stands among the entries and is none of them. */
export interface ChainAid {
  readonly onDay: string
  /** 2024-10 */
  readonly month: string
  readonly what: string
  readonly more: string
}

/** What is still ahead: a deadline, a review. */
export interface ChainAhead {
  readonly onDay: string
  readonly what: string
  readonly more: string
}

/** Something on the line: an entry, or aid that a file tells of. */
export type ChainPoint =
  | { readonly entry: ChainEntry; readonly aid?: never }
  | { readonly aid: ChainAid; readonly entry?: never }

export interface ChainYear {
  readonly year: string
  readonly points: readonly ChainPoint[]
}

/** Newest first, under the years of their days; of one day the entries in their order, then aid. */
export function byYear(entries: readonly ChainEntry[], aid: readonly ChainAid[] = []): ChainYear[] {
  const points: ChainPoint[] = [
    ...[...entries].reverse().map((entry) => ({ entry })),
    ...aid.map((one) => ({ aid: one })),
  ]
  const dayOf = (point: ChainPoint) => (point.entry ?? point.aid).onDay
  const years = new Map<string, ChainPoint[]>()
  for (const point of points.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)))) {
    const year = dayOf(point).slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), point])
  }
  return [...years].map(([year, inYear]) => ({ year, points: inYear }))
}
