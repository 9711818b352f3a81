import { localDate } from '#kernel/index'
import {
  categoryFacts,
  evaluatorFor,
  explainedEvaluatorFor,
  explainHousehold,
  type Fact,
  type FactValues,
  type HouseholdFacts,
  namedValues,
  renderExplanation,
} from '#policy/index'
import type { App } from '../app.ts'
import { householdFacts, personFacts } from './generated-facts.ts'
import { personAt } from './generated-people.ts'
import { perCpuSecond } from './per-cpu-second.ts'

export interface ExplainedFigures {
  /** Households of three whose every fact is known; verdict, values and missing facts as objects. */
  readonly perCpuSecond: number
  /** The same households with the facts that nobody generated unknown. */
  readonly withUnknownsPerCpuSecond: number
  /** Verdicts only, by closures (as a browser does). */
  readonly closuresPerCpuSecond: number
  /** The whole explanation, and its text. */
  readonly explanationsPerCpuSecond: number
  readonly textsPerCpuSecond: number
  /** Values a household, conditions a household, and the share of open conditions with unknowns. */
  readonly values: number
  readonly conditions: number
  readonly openShare: number
  readonly byCategory: Readonly<Record<string, number>>
}

const day = localDate('2024-10-11')

/** One household after the other, as it is asked about. */
export function measureExplained(app: App): ExplainedFigures {
  const checked = app.compiled
  const asGenerated = threes()
  const known = asGenerated.map((one) => completed(one, categoryFacts(checked)))
  const explain = explainedEvaluatorFor(checked, { day })
  const evaluate = evaluatorFor(checked, { day })
  const pick = (list: readonly HouseholdFacts[], at: number): HouseholdFacts => {
    const found = list[at % list.length]
    if (!found) throw new Error('there are households')
    return found
  }
  const explanations = known.slice(0, 100).map((facts) => explainHousehold(checked, facts, { day }))
  return {
    perCpuSecond: perCpuSecond(300_000, (at) => explain(pick(known, at))),
    withUnknownsPerCpuSecond: perCpuSecond(200_000, (at) => explain(pick(asGenerated, at))),
    closuresPerCpuSecond: perCpuSecond(100_000, (at) =>
      evaluate(pick(known, at), { rules: false }),
    ),
    explanationsPerCpuSecond: perCpuSecond(100, (at) => explainHousehold(checked, pick(known, at), { day })), // biome-ignore format: one call
    textsPerCpuSecond: perCpuSecond(5000, (at) => {
      const explanation = explanations[at % explanations.length]
      return explanation && renderExplanation(explanation)
    }),
    ...countsOf(known, asGenerated, explain),
  }
}

function countsOf(
  known: readonly HouseholdFacts[],
  asGenerated: readonly HouseholdFacts[],
  explain: ReturnType<typeof explainedEvaluatorFor>,
): Pick<ExplainedFigures, 'values' | 'conditions' | 'openShare' | 'byCategory'> {
  const byCategory: Record<string, number> = {}
  let [values, conditions, open, all] = [0, 0, 0, 0]
  for (const facts of known) {
    const found = explain(facts)
    byCategory[found.category] = (byCategory[found.category] ?? 0) + 1
    for (const one of found.conditions) values += namedValues(found, one).length
    conditions += found.conditions.length
    for (const member of found.members) {
      for (const one of member.conditions) values += namedValues(found, one, member.id).length
      conditions += member.conditions.length
    }
  }
  for (const facts of asGenerated) {
    const found = explain(facts)
    const each = [...found.conditions, ...found.members.flatMap((one) => one.conditions)]
    open += each.filter((one) => one.truth === null).length
    all += each.length
  }
  const count = known.length
  return {
    values: values / count,
    conditions: conditions / count,
    openShare: open / all,
    byCategory,
  }
}

/** A thousand generated households of three. */
function threes(): readonly HouseholdFacts[] {
  const members = new Map<number, { id: string; facts: FactValues }[]>()
  for (let index = 0; index < 9000; index += 1) {
    const person = personAt(index)
    const list = members.get(person.household) ?? []
    list.push({ id: String(index), facts: personFacts(person) })
    members.set(person.household, list)
  }
  return [...members]
    .filter(([, list]) => list.length === 3)
    .slice(0, 1000)
    .map(([at, list]) => ({ household: householdFacts(at), members: list, supporters: [] }))
}

/** The household with a plain value where nothing was known. */
function completed(facts: HouseholdFacts, wanted: readonly Fact[]): HouseholdFacts {
  const fill = (level: Fact['level'], values: FactValues): FactValues => {
    const own = wanted.filter((fact) => fact.level === level)
    return Object.fromEntries([
      ...own.map((fact) => [fact.code, plainValue(fact)] as const),
      ...Object.entries(values).filter(([, value]) => value !== null),
    ])
  }
  return {
    household: fill('户', facts.household),
    members: facts.members.map((one) => ({ id: one.id, facts: fill('人', one.facts) })),
    supporters: [],
  }
}

function plainValue({ type, codes }: Fact): string | number | boolean {
  if (type === '是否') return false
  if (type === '日期' || type === '月份') return '2030-01-01'
  if (type === '代码')
    return codes.find((one) => one.value === '无')?.value ?? codes[0]?.value ?? ''
  return type === '文本' ? '无' : 0
}
