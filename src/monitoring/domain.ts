import type { LocalDate } from '#kernel/index'

/** The classes of an alert: 新政办〔2024〕22号 二（四） names four, the others guard the data and the work. */
export const alertClasses = ['①', '②', '③', '④', '质控', '监督', '数据质量'] as const
export type AlertClass = (typeof alertClasses)[number]

/** What each class says to a clerk. */
export const alertClassLabels: Readonly<Record<AlertClass, string>> = {
  '①': '救助政策未落实到位',
  '②': '未纳入但可能符合条件',
  '③': '困难情形复杂，需一事一议',
  '④': '可能不再符合条件，需核查',
  质控: '救助工作质量控制',
  监督: '办理情况监督',
  数据质量: '数据质量问题',
}

export const alertStates = ['待推送', '处置中', '已办结', '误报', '情形已消失'] as const
export type AlertState = (typeof alertStates)[number]

export const alertEvents = ['推送', '全部退回', '办结', '核实清除', '认定误报', '情形消失'] as const
export type AlertEvent = (typeof alertEvents)[number]

const ended = {
  推送: null,
  全部退回: null,
  办结: null,
  核实清除: null,
  认定误报: null,
  情形消失: null,
} as const

/** The state after each event in each state; null: the event is not possible there. */
export const alertTransitions: Readonly<
  Record<AlertState, Readonly<Record<AlertEvent, AlertState | null>>>
> = {
  待推送: {
    推送: '处置中',
    全部退回: '待推送',
    办结: null,
    核实清除: '已办结',
    认定误报: '误报',
    情形消失: '情形已消失',
  },
  处置中: {
    推送: '处置中',
    全部退回: '待推送',
    办结: '已办结',
    核实清除: '已办结',
    认定误报: '误报',
    情形消失: '情形已消失',
  },
  已办结: ended,
  误报: ended,
  情形已消失: ended,
}

/** The states in which an alert waits for somebody. */
export const openAlertStates = alertStates.filter(
  (state) => alertTransitions[state].情形消失 !== null,
)

/**
 * The push states out of which a push is withdrawn when the situation has vanished or the alert was
 * false: all but the ended ones (已办结 转办 撤回). Dispatch's table says the same; its test compares.
 */
export const withdrawablePushStates = ['已推送', '已签收', '处置中', '已反馈', '退回'] as const

/** How a rule's truth reads beside a department's reply; unknown is 待核实, never 已不成立. */
export type RerunTruth = '仍然成立' | '已不成立' | '待核实'

/** The words for a three-valued truth after a rule was run again. */
export function rerunWord(truth: boolean | null): RerunTruth {
  if (truth === null) return '待核实'
  return truth ? '仍然成立' : '已不成立'
}

export const cycles = ['月', '季', '学期', '年', '不定期'] as const
export type Cycle = (typeof cycles)[number]

/** What a round must know of a dataset that rules rest on. */
export interface DueDataset {
  readonly code: string
  readonly name: string
  readonly department: string
  readonly cycle: Cycle
}

/** A period of a cycle: its name, and its first and last month. */
export interface Period {
  readonly name: string
  readonly from: string
  readonly to: string
}

/**
 * The episode that a rule with a cycle names on `day`: `2024-10`, `2024-Q4`, `2024秋季学期`, `2024`;
 * undefined for 不定期, whose episodes are counted by changes of truth.
 */
export function episodePeriod(cycle: Cycle, day: LocalDate): string | undefined {
  return periodOf(cycle, day.slice(0, 7))?.name
}

/**
 * The period whose delivery may be asked for on `day`: the month before, the quarter before, the
 * school term of the month before, the year before. Undefined for 不定期, which is never due.
 */
export function duePeriod(cycle: Cycle, day: LocalDate): Period | undefined {
  const month = day.slice(0, 7)
  if (cycle === '月' || cycle === '学期') return periodOf(cycle, monthsBefore(month, 1))
  const current = periodOf(cycle, month)
  return current && periodOf(cycle, monthsBefore(current.from, 1))
}

/** The last month of a period by its name, such as 2024-Q3; a period that is a month ends with it. */
export function lastMonthOf({
  name,
  firstMonth,
}: {
  readonly name: string
  readonly firstMonth: string
}): string {
  const found = cycles
    .map((cycle) => periodOf(cycle, firstMonth))
    .find((period) => period?.name === name)
  return found?.to ?? firstMonth
}

function periodOf(cycle: Cycle, month: string): Period | undefined {
  const year = Number(month.slice(0, 4))
  const number = Number(month.slice(5))
  switch (cycle) {
    case '月':
      return { name: month, from: month, to: month }
    case '季': {
      const quarter = Math.ceil(number / 3)
      return {
        name: `${year}-Q${quarter}`,
        from: text(year, quarter * 3 - 2),
        to: text(year, quarter * 3),
      }
    }
    case '学期':
      return termOf(year, number)
    case '年':
      return { name: String(year), from: text(year, 1), to: text(year, 12) }
    case '不定期':
      return undefined
  }
}

/** The autumn term runs from September to January, the spring term from February to August. */
function termOf(year: number, month: number): Period {
  if (month >= 2 && month <= 8) {
    return { name: `${year}春季学期`, from: text(year, 2), to: text(year, 8) }
  }
  const start = month === 1 ? year - 1 : year
  return { name: `${start}秋季学期`, from: text(start, 9), to: text(start + 1, 1) }
}

function monthsBefore(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count
  return text(Math.floor(months / 12), (months % 12) + 1)
}

function text(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
