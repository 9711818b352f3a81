import type { RowCounts } from '../api/client.ts'
import type { icons } from './icons.ts'

/** One of the four numbers: its tone is also the colour of its part of the bar. */
export interface FourNumber {
  readonly key: string
  readonly word: string
  readonly icon: keyof typeof icons
  readonly tone: 'yes' | 'fix' | 'ask' | 'late'
  readonly count: number
  readonly hint: string
}

const verdicts = [
  { key: '可用', part: 'usable', icon: 'checkRing', tone: 'yes', hint: '直接采用' },
  { key: '已自动修正', part: 'corrected', icon: 'wand', tone: 'fix', hint: '改了写法，每处都留痕' },
  {
    key: '需确认',
    part: 'needConfirm',
    icon: 'askRing',
    tone: 'ask',
    hint: '没有疑问的先收，其余等人看',
  },
  {
    key: '不能用',
    part: 'refused',
    icon: 'crossRing',
    tone: 'late',
    hint: '一项也不收，可退回改好再来',
  },
] as const

/** What became of the rows of a file. */
export function verdictNumbers(rows: RowCounts): readonly FourNumber[] {
  return verdicts.map(({ part, key, ...one }) => ({ ...one, key, word: key, count: rows[part] }))
}

/** What a file changes: 需处理 are the rows that wait for somebody. */
export function changeNumbers(counts: {
  readonly added: number
  readonly updated: number
  readonly same: number
  readonly open: number
}): readonly FourNumber[] {
  return [
    {
      key: '新增',
      word: '新增',
      icon: 'filePlus',
      tone: 'yes',
      count: counts.added,
      hint: '以前没有记录',
    },
    {
      key: '更新',
      word: '更新',
      icon: 'wand',
      tone: 'fix',
      count: counts.updated,
      hint: '与上次说的不同',
    },
    {
      key: '不变',
      word: '不变',
      icon: 'checkRing',
      tone: 'yes',
      count: counts.same,
      hint: '与上次说的一样',
    },
    {
      key: '需处理',
      word: '需处理',
      icon: 'askRing',
      tone: 'ask',
      count: counts.open,
      hint: '等人看，或退回改好',
    },
  ]
}
