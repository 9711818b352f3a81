import { type Fen, fen, type Truth } from '#kernel/index'
import { type BoundCategory, bindPack, type Circumstances } from './bind-pack.ts'
import type { BoundNumber } from './bound.ts'
import { both, truth } from './build-bound.ts'
import { type CheckedPack, noCategory, undecided } from './check-pack.ts'
import { jsCompiler, type NumberOf, type TextOf, type TruthOf } from './compile-js.ts'
import { compileSchemes, type SchemeVerdict, schemeVerdicts } from './evaluate-schemes.ts'
import { type Frame, type HouseholdFacts, subjectOf } from './frame.ts'
import { highOf, lowOf, type Quantity } from './interval.ts'

export interface ConditionVerdict {
  readonly category: string
  readonly condition: string
  readonly truth: Truth
}

export interface HouseholdVerdict {
  /** A class of the pack, 不符合 or 待核实. */
  readonly category: string
  readonly verdicts: readonly ConditionVerdict[]
  /** One letter a condition in the pack's order: T, F, U. */
  readonly verdictText: string
  /** The monthly amount of the class; null when it has none or is not settled. */
  readonly benefit: Fen | null
  /** How many members count, between both; null without the term 计算人口 or without a bound. */
  readonly counted: { readonly low: number; readonly high: number } | null
  readonly labels: readonly string[]
}

export interface MemberVerdict {
  /** The person's own class or 待核实; null: the household's class is the person's. */
  readonly own: string | null
  readonly category: string
  readonly verdictText: string
}

/** A rule that holds or is open; one that is not listed does not hold. */
export interface RuleVerdict {
  readonly rule: string
  readonly memberId: string | null
  readonly truth: true | null
  /** How many bounds of 分档 the value has reached; null without a band or a settled value. */
  readonly band: number | null
}

export interface Evaluation {
  readonly household: HouseholdVerdict
  readonly members: ReadonlyMap<string, MemberVerdict>
  readonly rules: readonly RuleVerdict[]
  /** Every scheme of every subject; empty unless asked for. */
  readonly schemes: readonly SchemeVerdict[]
}

/** Evaluates households on one day: made once, used for many. */
export type Evaluator = (
  facts: HouseholdFacts,
  parts?: { readonly rules?: boolean; readonly schemes?: boolean },
) => Evaluation

/** The classes, amounts, labels and rule verdicts of one household on the day. */
export function evaluateHousehold(
  checked: CheckedPack,
  facts: HouseholdFacts,
  given: Circumstances & { readonly rules?: boolean; readonly schemes?: boolean },
): Evaluation {
  const evaluate = given.parameters
    ? evaluatorFor(checked, given)
    : rememberedEvaluator(checked, given)
  return evaluate(facts, { rules: given.rules ?? true, schemes: given.schemes ?? false })
}

/** The evaluator of a pack for a day. */
export function evaluatorFor(checked: CheckedPack, given: Circumstances): Evaluator {
  const bound = bindPack(checked, given)
  const personCategory = (frame: Frame): string | null => decidePerson(frame, persons)
  const compiler = jsCompiler({ undecided, personCategory })
  const compileCategory = (one: BoundCategory): CompiledCategory => ({
    name: one.name,
    premise: compiler.truth(one.premise ?? truth(true)),
    holds: compiler.truth(one.conditions.map((each) => each.truth).reduce(both, truth(true))),
    conditions: one.conditions.map(({ name, truth: each }) => ({
      name,
      holds: compiler.truth(each),
    })),
    ...(one.benefit && { benefit: inFen(compiler.number(one.benefit), one.benefit) }),
  })
  const categories = bound.categories.map(compileCategory)
  const persons = bound.personCategories.map(compileCategory)
  const labels = bound.labels.map(({ name, value }) =>
    value.kind === 'text' ? compiler.text(value) : labelOf(name ?? '', compiler.truth(value)),
  )
  const rules = bound.rules.map(({ id, level, when, band }) => ({
    id,
    isPersonal: level === '人',
    when: compiler.truth(when),
    ...(band && { band: bandOf(compiler.number(band.value), band.bounds) }),
  }))
  const counted = bound.counted && compiler.number(bound.counted)
  const program: Program = { categories, persons, labels, rules, ...(counted && { counted }) }
  const nobody = subjectOf({})
  let schemes: ReturnType<typeof compileSchemes> | undefined
  return (household, parts) => {
    const frame: Frame = {
      household: subjectOf(household.household),
      members: household.members.map((one) => subjectOf(one.facts)),
      supporters: household.supporters?.map((one) => subjectOf(one.facts)) ?? [],
      aggregates: [],
      member: nobody,
      supporter: nobody,
      category: undecided,
    }
    const evaluation = run(program, frame, { facts: household, rules: parts?.rules ?? true })
    if (!parts?.schemes) return evaluation
    schemes ??= compileSchemes(bound.schemes, compiler)
    return { ...evaluation, schemes: schemeVerdicts(schemes, frame, household) }
  }
}

interface CompiledCategory {
  readonly name: string
  readonly premise: TruthOf
  readonly holds: TruthOf
  readonly conditions: readonly { readonly name: string; readonly holds: TruthOf }[]
  readonly benefit?: (frame: Frame) => Fen | null
}

interface Program {
  readonly categories: readonly CompiledCategory[]
  readonly persons: readonly CompiledCategory[]
  readonly labels: readonly TextOf[]
  readonly rules: readonly {
    readonly id: string
    readonly isPersonal: boolean
    readonly when: TruthOf
    readonly band?: (frame: Frame) => number | null
  }[]
  readonly counted?: NumberOf
}

const remembered = new WeakMap<CheckedPack, Map<string, Evaluator>>()
const letters = new Map<boolean | null, string>([
  [true, 'T'],
  [false, 'F'],
  [null, 'U'],
])

function rememberedEvaluator(checked: CheckedPack, given: Circumstances): Evaluator {
  const days = remembered.get(checked) ?? new Map<string, Evaluator>()
  remembered.set(checked, days)
  const known = days.get(given.day)
  if (known) return known
  if (days.size > 50) days.clear()
  const made = evaluatorFor(checked, { day: given.day })
  days.set(given.day, made)
  return made
}

function run(
  program: Program,
  frame: Frame,
  given: { readonly facts: HouseholdFacts; readonly rules: boolean },
): Evaluation {
  const { category, verdicts, verdictText } = decideHousehold(program.categories, frame)
  const labels = program.labels
    .map((label) => label(frame))
    .filter((label) => label !== null && label !== '无')
  const household: HouseholdVerdict = {
    category: frame.category,
    verdicts,
    verdictText,
    benefit: category?.benefit?.(frame) ?? null,
    counted: program.counted ? finite(program.counted(frame)) : null,
    labels: labels as string[], // the filter left no null
  }
  const members = new Map<string, MemberVerdict>()
  given.facts.members.forEach((member, index) => {
    frame.member = frame.members[index] ?? frame.member
    const own = decidePerson(frame, program.persons)
    const verdictText = own === null ? '' : lettersOf(program.persons, frame)
    members.set(member.id, { own, category: own ?? frame.category, verdictText })
  })
  const rules = given.rules ? hitsOf(program, frame, given.facts) : []
  return { household, members, rules, schemes: [] }
}

function hitsOf(program: Program, frame: Frame, facts: HouseholdFacts): readonly RuleVerdict[] {
  const hits: RuleVerdict[] = []
  for (const rule of program.rules) {
    const add = (memberId: string | null) => {
      const holds = rule.when(frame)
      if (holds === false) return
      hits.push({ rule: rule.id, memberId, truth: holds, band: rule.band?.(frame) ?? null })
    }
    if (!rule.isPersonal) {
      add(null)
      continue
    }
    facts.members.forEach((member, index) => {
      frame.member = frame.members[index] ?? frame.member
      add(member.id)
    })
  }
  return hits
}

// All conditions are looked at once: the verdicts name every one, the decision needs the first.
function decideHousehold(
  categories: readonly CompiledCategory[],
  frame: Frame,
): Pick<HouseholdVerdict, 'verdicts' | 'verdictText'> & {
  readonly category: Partial<CompiledCategory> | undefined
} {
  const verdicts: ConditionVerdict[] = []
  let verdictText = ''
  let category: Partial<CompiledCategory> | undefined
  for (const one of categories) {
    let all: Truth = true
    for (const { name, holds } of one.conditions) {
      const truth = holds(frame)
      verdicts.push({ category: one.name, condition: name, truth })
      verdictText += truth === true ? 'T' : truth === false ? 'F' : 'U'
      if (truth === false) all = false
      else if (truth === null && all) all = null
    }
    if (category !== undefined || all === false || one.premise(frame) !== true) continue
    category = all === true ? one : { name: undecided }
  }
  frame.category = category?.name ?? noCategory
  return { category, verdicts, verdictText }
}

function lettersOf(categories: readonly CompiledCategory[], frame: Frame): string {
  return categories
    .flatMap((one) => one.conditions)
    .map((one) => letters.get(one.holds(frame)))
    .join('')
}

/** The first category that holds; one that is open ends the search with 待核实. */
function decide(
  categories: readonly CompiledCategory[],
  frame: Frame,
): Partial<CompiledCategory> | undefined {
  for (const category of categories) {
    if (category.premise(frame) !== true) continue
    const holds = category.holds(frame)
    if (holds === true) return category
    if (holds === null) return { name: undecided }
  }
  return undefined
}

function decidePerson(frame: Frame, persons: readonly CompiledCategory[]): string | null {
  const { member } = frame
  if (member.decided === undefined) member.decided = decide(persons, frame)?.name ?? null
  return member.decided
}

function labelOf(name: string, holds: TruthOf): TextOf {
  return (frame) => (holds(frame) === true ? name : null)
}

function inFen(value: NumberOf, bound: BoundNumber): (frame: Frame) => Fen | null {
  const factor = 10 ** (2 - bound.scale)
  return (frame) => {
    const amount = value(frame)
    return typeof amount === 'number' ? fen(amount * factor) : null
  }
}

function bandOf(value: NumberOf, bounds: readonly number[]): (frame: Frame) => number | null {
  return (frame) => {
    const amount = value(frame)
    if (typeof amount !== 'number') return null
    return bounds.filter((bound) => bound <= amount).length
  }
}

function finite(quantity: Quantity): { readonly low: number; readonly high: number } | null {
  const [low, high] = [lowOf(quantity), highOf(quantity)]
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null
}
