import { answerOf, api, type Work, type WorkItem } from '../../api/client.ts'
import type { paths } from '../../api/schema.gen.d.ts'
import { unattended } from '../live.ts'
import type { Target } from '../route.ts'
import { tellRailCount } from '../shell/rail-counts.ts'
import { tellCountyDay } from '../shell/today.ts'
import { todayWords } from './words.ts'

export type WorkQuery = NonNullable<paths['/api/work']['get']['parameters']['query']>
export type WorkAction = keyof typeof todayWords.actions

/** The list; `isUnattended`: the page asks by itself. */
export async function loadWork(query: WorkQuery, isUnattended = false): Promise<Work> {
  const headers = isUnattended ? unattended : {}
  const found = await answerOf(api.GET('/api/work', { params: { query }, headers }))
  tellCountyDay(found.today)
  return found
}

/** The number beside 今天 in the rail, of everything that waits. */
export async function loadWorkCount(isUnattended = false): Promise<void> {
  tellCounts(await loadWork({ limit: 0 }, isUnattended))
}

export function tellCounts({ counts }: Work): void {
  tellRailCount('今天', {
    ...{ count: counts.all, meaning: todayWords.waits, isHot: counts.late > 0 },
  })
}

/** Which actions an item takes, without its being opened. */
const actionsOf: Readonly<Partial<Record<WorkItem['kind'], readonly WorkAction[]>>> = {
  推送预警: ['推送'],
  签收推送: ['签收', '转办'],
  反馈推送: ['转办'],
  处理退回: ['转办'],
  办结推送: ['办结'],
  催办推送: ['催办'],
  签收线索: ['签收'],
}

export const actionNames = ['签收', '推送', '催办', '办结', '转办'] as const

/** Whether an address may name an item: its kind and what it is about. */
export function workKey(text: string): boolean {
  return todayWords.kinds.some((kind) => text.startsWith(`${kind}:`))
}

export function takes(item: WorkItem, action: WorkAction): boolean {
  return actionsOf[item.kind]?.includes(action) === true
}

/** The id of the push that a push's item is about. */
export function idOf({ key }: Pick<WorkItem, 'key'>): string {
  return key.slice(key.indexOf(':') + 1)
}

/** Where an item is dealt with, as the pages of the office are called. */
export function pageOf({ target }: Pick<WorkItem, 'target'>): Target {
  const { page, id } = target
  switch (page) {
    case '预警':
      return { page: 'alerts', id }
    case '家庭':
      return { page: 'household', id }
    case '复核':
      return { page: 'approvals', id }
    case '文件':
      return { page: 'batch', id }
    case '候选':
      return { page: 'candidates', query: { batch: id } }
    case '线索':
      return { page: 'leads', id }
    case '送达':
      return { page: 'imports' }
    case '监督':
      return { page: 'supervision', id }
    case '议事':
      return { page: 'conference', id }
  }
}
