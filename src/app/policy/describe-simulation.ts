import { type Fen, formatYuan } from '#kernel/index'
import type {
  ClassMove,
  Cost,
  CostBounds,
  EvaluationChange,
  MovedHousehold,
  TownshipCost,
} from './compare-evaluations.ts'
import { headText } from './policy-head.ts'
import type { Simulation } from './simulate-policy.ts'

/** A table: heads and rows, to be printed in columns. */
export interface TextTable {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface DescribedSimulation {
  readonly lines: readonly string[]
  readonly tables: readonly TextTable[]
  readonly closing: readonly string[]
}

/** A simulation in the words of a clerk; lists are cut at `limit` households. */
export function describeSimulation(simulation: Simulation, limit: number): DescribedSimulation {
  const { before, after, settings, were, asOf, households, persons } = simulation
  return {
    lines: [
      `推演（评估日 ${asOf}，${households} 户 ${persons} 人；只计算，不写入任何数据）`,
      `现行：${headText(before)}`,
      `推演：${headText(after)}${settings.length > 0 ? `，改 ${settings.join('，')}（原为 ${were.join('；')}）` : ''}`,
    ],
    tables: [
      ...changeTables(simulation),
      costTable(simulation),
      ...listTables(simulation, limit),
    ].filter((table) => table.rows.length > 0),
    closing: closingOf(simulation, limit),
  }
}

/** Who enters and leaves each class. */
export function changeTables(
  change: EvaluationChange,
  [before, after]: readonly [string, string] = ['现行', '推演'],
): TextTable[] {
  return [
    {
      title: '各类户数',
      head: ['类别', before, after, '增减', '进入', '退出'],
      rows: flowsOf(change.matrix),
    },
    {
      title: '户的类别变化（从 → 到）',
      head: ['从', '到', '户数'],
      rows: change.matrix
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, count }) => [from, to, count]),
    },
    {
      title: '人的单独类别变化（从 → 到）',
      head: ['从', '到', '人数'],
      rows: change.personMatrix
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, count }) => [from, to, count]),
    },
  ]
}

function flowsOf(matrix: readonly ClassMove[]): (string | number)[][] {
  const names = [...new Set(matrix.flatMap(({ from, to }) => [from, to]))]
  const sum = (of: (move: ClassMove) => boolean) =>
    matrix.filter(of).reduce((total, one) => total + one.count, 0)
  return names
    .map((name) => {
      const [before, after] = [sum((one) => one.from === name), sum((one) => one.to === name)]
      const entering = sum((one) => one.to === name && one.from !== name)
      const leaving = sum((one) => one.from === name && one.to !== name)
      return [name, before, after, signed(after - before), entering, leaving]
    })
    .sort((one, other) => Number(other[1]) - Number(one[1]))
}

function costTable({ townships, total }: EvaluationChange): TextTable {
  const rows = [...townships, { township: '合计', ...total }]
  return {
    title: '基本生活救助每月支出（元）；未定的部分另计，括号里是上下限',
    head: ['乡镇', '现行', '推演', '每月增减', '每年增减', '现行未定', '推演未定'],
    rows: rows.map(costRow),
  }
}

function costRow({ township, before, after }: TownshipCost): string[] {
  const change = after.settled - before.settled
  return [
    township,
    amount(before.settled),
    amount(after.settled),
    signedAmount(change),
    signedAmount(12 * change),
    openText(before),
    openText(after),
  ]
}

function openText({ open, openLow, openHigh }: Cost): string {
  if (open === 0) return '无'
  return `${open} 户（${amount(openLow)}～${openHigh === null ? '无上限' : amount(openHigh)}）`
}

function listTables({ moved, amountChanged }: EvaluationChange, limit: number): TextTable[] {
  const head = ['户号', '乡镇', '村', '现行', '推演', '月保障金', '基本生活救助每月支出']
  return [
    {
      title: `类别有变的户（${moved.length} 户，先看这些）`,
      head,
      rows: moved.slice(0, limit).map(movedRow),
    },
    {
      title: `类别不变、金额有变的户（${amountChanged.length} 户）`,
      head,
      rows: amountChanged.slice(0, limit).map(movedRow),
    },
  ]
}

function movedRow(one: MovedHousehold): string[] {
  const { benefitBefore, benefitAfter } = one
  const benefit = changeText(shownBenefit(benefitBefore), shownBenefit(benefitAfter))
  const cost = changeText(boundsText(one.costBefore), boundsText(one.costAfter))
  return [one.number, one.township, one.village, one.before, one.after, benefit, cost]
}

function changeText(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`
}

/** `585.00`, `585.00～1,170.00`, `585.00 以上`: between what bounds a household's monthly cost lies. */
export function boundsText({ low, high }: CostBounds): string {
  if (low === high) return amount(low)
  return high === null ? `${amount(low)} 以上` : `${amount(low)}～${amount(high)}`
}

function shownBenefit(benefit: number | null): string {
  return benefit === null ? '—' : amount(benefit)
}

function closingOf(simulation: Simulation, limit: number): string[] {
  const { moved, amountChanged, becomeOpen, personMatrix, costsOf } = simulation
  const persons = personMatrix
    .filter(({ from, to }) => from !== to)
    .reduce((sum, one) => sum + one.count, 0)
  const lines = [
    moved.length + amountChanged.length + persons === 0
      ? '没有一户的类别和金额会变。'
      : `类别有变 ${moved.length} 户，其中转为待核实 ${becomeOpen.length} 户；类别不变、金额有变 ${amountChanged.length} 户；单独类别有变 ${persons} 人。`,
  ]
  if (costsOf === '类别')
    lines.push('支出只按户的月保障金合计：政策包没有写明按月发放的基本生活救助项目。')
  if (Math.max(moved.length, amountChanged.length) > limit)
    lines.push(`名单只列了前 ${limit} 户。全部名单请用 --csv 文件 导出。`)
  return lines
}

/** The lists as CSV with a mark for spreadsheets; every changed household, no names. */
export function simulationCsv({ moved, amountChanged }: EvaluationChange): string {
  const head = ['户号', '乡镇', '村', '现行类别', '推演类别', '现行月保障金', '推演月保障金']
  const costs = ['现行每月支出至少', '现行每月支出至多', '推演每月支出至少', '推演每月支出至多']
  const rows = [...moved, ...amountChanged].map((one) => [
    ...[one.number, one.township, one.village, one.before, one.after],
    ...[one.benefitBefore, one.benefitAfter].map(plainAmount),
    ...[one.costBefore, one.costAfter].flatMap(({ low, high }) => [low, high]).map(plainAmount),
  ])
  const line = (cells: readonly string[]) => cells.map(cellText).join(',')
  return `\ufeff${[[...head, ...costs], ...rows].map(line).join('\r\n')}\r\n`
}

function plainAmount(fen: number | null): string {
  return fen === null ? '' : (fen / 100).toFixed(2)
}

/** A cell that a spreadsheet would run as a formula is made text. */
function cellText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function amount(fen: number): string {
  return formatYuan(fen as Fen).replace(/\s*元$/, '') // sums of whole fen are whole fen
}

function signed(count: number): string {
  return count > 0 ? `+${count}` : String(count)
}

function signedAmount(fen: number): string {
  return fen > 0 ? `+${amount(fen)}` : amount(fen)
}
