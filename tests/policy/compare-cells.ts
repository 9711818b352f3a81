import type { LocalDate } from '#kernel/index'
import {
  type CheckedPack,
  type Evaluator,
  evaluatorFor,
  type FactValues,
  type HouseholdFacts,
} from '#policy/index'
import { catalogue } from './read-packs.ts'
import { evaluateBySql, type PolicyDatabase } from './sql-runner.ts'

/** Every single result of a household, by name: a class, a verdict, a rule of a person. */
export type Cells = ReadonlyMap<string, string>

/** How many results were compared, and of what kind. */
export interface Counts {
  cells: number
  unknown: number
  /** Results that the smallest step changes: every number one unit more or less, or one day. */
  turning: number
  /** Results of households that stand at a line: where the smallest step changes some result. */
  boundary: number
}

/** Evaluates households in JavaScript and by SQL and counts; names the first result that differs. */
export async function compareCells(
  db: PolicyDatabase,
  pack: CheckedPack,
  given: { readonly households: readonly HouseholdFacts[]; readonly day: LocalDate },
): Promise<Counts & { readonly difference?: string }> {
  const { households, day } = given
  const bySql = await cellsBySql(db, pack, given)
  const evaluate = evaluatorFor(pack, { day })
  const stepped = [dayAfter(day, -1), dayAfter(day, 1)].map((other) =>
    evaluatorFor(pack, { day: other }),
  )
  const counts: Counts = { cells: 0, unknown: 0, turning: 0, boundary: 0 }
  for (const [index, facts] of households.entries()) {
    const byJs = cellsByJs(pack, evaluate, facts)
    const difference = differenceOf(byJs, bySql[index] ?? new Map())
    if (difference !== undefined) {
      return { ...counts, difference: `${difference}\n${JSON.stringify(facts)}` }
    }
    count(counts, byJs, [
      ...[-1, 1].map((step) => cellsByJs(pack, evaluate, stepAll(facts, step))),
      ...stepped.map((other) => cellsByJs(pack, other, facts)),
    ])
  }
  return counts
}

function count(counts: Counts, cells: Cells, neighbours: readonly Cells[]): void {
  let turning = 0
  for (const [name, value] of cells) {
    if (value === 'null' || value === 'U' || value === '待核实') counts.unknown += 1
    if (neighbours.some((other) => other.get(name) !== value)) turning += 1
  }
  counts.cells += cells.size
  counts.turning += turning
  if (turning > 0) counts.boundary += cells.size
}

function differenceOf(byJs: Cells, bySql: Cells): string | undefined {
  for (const name of new Set([...byJs.keys(), ...bySql.keys()])) {
    const [left, right] = [byJs.get(name), bySql.get(name)]
    if (left !== right) return `${name}: JavaScript ${left}, SQL ${right}`
  }
  return undefined
}

function cellsByJs(pack: CheckedPack, evaluate: Evaluator, facts: HouseholdFacts): Cells {
  const { household, members, rules } = evaluate(facts)
  const cells = householdCells({
    ...household,
    countedLow: household.counted?.low ?? null,
    countedHigh: household.counted?.high ?? null,
    verdicts: household.verdictText,
  })
  facts.members.forEach(({ id }, index) => {
    const one = members.get(id)
    memberCells(cells, index, one?.own ? { category: one.own, verdicts: one.verdictText } : null)
  })
  const open = new Map(rules.map((one) => [`${one.rule} ${one.memberId ?? ''}`, one]))
  for (const { rule, level } of pack.rules) {
    const subjects = level === '户' ? [null] : facts.members.map((one) => one.id)
    subjects.forEach((id, index) => {
      const hit = open.get(`${rule.id} ${id ?? ''}`)
      ruleCell(cells, { rule: rule.id, member: id === null ? null : index }, hit)
    })
  }
  return cells
}

async function cellsBySql(
  db: PolicyDatabase,
  pack: CheckedPack,
  { households, day }: { readonly households: readonly HouseholdFacts[]; readonly day: LocalDate },
): Promise<readonly Cells[]> {
  const found = await evaluateBySql(db, pack, { households, request: { day, outcome: 'all' } })
  return found.map((one, index) => {
    const cells = householdCells(one)
    households[index]?.members.forEach((_, member) => {
      memberCells(cells, member, one.members.get(member) ?? null)
    })
    for (const { rule, member, truth, band } of one.rules) {
      ruleCell(cells, { rule, member }, { truth, band })
    }
    return cells
  })
}

function householdCells(found: {
  readonly category: string
  readonly verdicts: string
  readonly benefit: number | null
  readonly countedLow: number | null
  readonly countedHigh: number | null
  readonly labels: readonly string[]
}): Map<string, string> {
  const cells = new Map([
    ['类别', found.category],
    ['月保障金', String(found.benefit ?? '无')],
    ['标签', found.labels.join('、')],
  ])
  const { countedLow: low, countedHigh: high } = found
  cells.set('计算人口', low === null || high === null ? 'null' : `${low}..${high}`)
  for (const [at, letter] of [...found.verdicts].entries()) cells.set(`条件 ${at}`, letter)
  return cells
}

function memberCells(
  cells: Map<string, string>,
  index: number,
  own: { readonly category: string; readonly verdicts: string } | null,
): void {
  cells.set(`成员 ${index}`, own?.category ?? '同户')
  for (const [at, letter] of [...(own?.verdicts ?? '')].entries()) {
    cells.set(`成员 ${index} 条件 ${at}`, letter)
  }
}

function ruleCell(
  cells: Map<string, string>,
  { rule, member }: { readonly rule: string; readonly member: number | null },
  hit: { readonly truth: boolean | null; readonly band: number | null } | undefined,
): void {
  const name = `${rule} ${member ?? '户'}`
  cells.set(name, String(hit === undefined ? false : hit.truth))
  if (hit?.truth === true) cells.set(`${name} 分档`, String(hit.band ?? '无'))
}

/** Every amount, count and area one smallest unit more or less. */
function stepAll(facts: HouseholdFacts, step: number): HouseholdFacts {
  const moved = (values: FactValues): FactValues =>
    Object.fromEntries(
      Object.entries(values).map(([code, value]) => {
        const type = catalogue.findByCode(code)?.type
        if (typeof value !== 'number') return [code, value]
        return [code, type === '面积' ? Math.round(value * 100 + step) / 100 : value + step]
      }),
    )
  return {
    household: moved(facts.household),
    members: facts.members.map((one) => ({ ...one, facts: moved(one.facts) })),
    supporters: (facts.supporters ?? []).map((one) => ({ ...one, facts: moved(one.facts) })),
  }
}

export function dayAfter(day: string, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10) as LocalDate // a date by its making
}
