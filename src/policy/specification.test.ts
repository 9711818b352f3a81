import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate, Refusal } from '#kernel/index'
import { catalogue } from '../../tests/policy/read-packs.ts'
import { type PolicyExample, readSpecification } from '../../tests/policy/specification.ts'
import {
  countyCode,
  evaluateBySql,
  householdId,
  openPolicyDatabase,
  type PolicyDatabase,
} from '../../tests/policy/sql-runner.ts'
import { binderFor } from './bind.ts'
import type { Bound } from './bound.ts'
import { checkExpression } from './check.ts'
import { undecided, vocabularyOf } from './check-pack.ts'
import { jsCompiler } from './compile-js.ts'
import { dayOfNumber } from './day-number.ts'
import { type Frame, type HouseholdFacts, subjectOf, type Value } from './frame.ts'
import { compilePack, compileSql, evaluatorFor, loadPack } from './index.ts'
import { highOf, lowOf } from './interval.ts'
import type { RowWriter } from './sql-expression.ts'
import { chooseLifts } from './sql-lifts.ts'
import { selectOver } from './sql-relation.ts'

const specification = readSpecification()
const day = localDate('2024-10-11')
const base = compilePack(
  loadPack({ files: [{ path: 'example/pack.yaml', text: specification.base }], catalogue }),
  catalogue,
)
const binder = binderFor(base, { day })
const vocabulary = vocabularyOf(base.pack, catalogue)

function checked(text: string, level: '户' | '人') {
  const source = { text, place: (offset = 0) => ({ file: '式', line: 1, column: offset + 1 }) }
  return checkExpression({
    source,
    scope: { level, isElement: false, hasDecisions: true },
    vocabulary,
  })
}

/** A value as the tables write it; `ends` are null where an interval has none. */
function written(bound: Bound, ends: readonly [Value, Value]): string {
  const [low, high] = ends
  if (bound.kind === 'truth') return low === null ? '未知' : low === true ? '是' : '否'
  if (bound.kind === 'text') return low === null ? '未知' : `"${String(low)}"`
  const [from, to] = ends.map((end) =>
    end === null
      ? undefined
      : bound.isDay
        ? dayOfNumber(Number(end))
        : String(Number(end) / 10 ** bound.scale),
  )
  if (low === high) return from ?? '未知'
  if (from === undefined) return to === undefined ? '未知' : `至多 ${to}`
  return to === undefined ? `至少 ${from}` : `${from} 至 ${to}`
}

function byJs(bound: Bound, facts: HouseholdFacts): string {
  const compiler = jsCompiler({ undecided, personCategory: () => null })
  const members = facts.members.map((one) => subjectOf(one.facts))
  const nobody = subjectOf({})
  const frame: Frame = {
    household: subjectOf(facts.household),
    members,
    supporters: (facts.supporters ?? []).map((one) => subjectOf(one.facts)),
    aggregates: [],
    member: members[0] ?? nobody,
    supporter: nobody,
    category: undecided,
  }
  if (bound.kind === 'truth') return written(bound, [compiler.truth(bound)(frame), null])
  if (bound.kind === 'text') return written(bound, [compiler.text(bound)(frame), null])
  const quantity = compiler.number(bound)(frame)
  const end = (value: number) => (Number.isFinite(value) ? value : null)
  return written(bound, [end(lowOf(quantity)), end(highOf(quantity))])
}

async function bySql(
  db: PolicyDatabase,
  bound: Bound,
  given: { readonly level: '户' | '人'; readonly index: number },
): Promise<string> {
  const items = (row: RowWriter): readonly string[] => {
    if (bound.kind === 'truth') return [`${row.truth(bound)} as low`, 'null as high']
    if (bound.kind === 'text') return [`${row.text(bound)} as low`, 'null as high']
    const { low, high } = row.number(bound)
    const end = (sql: string) => (bound.isDay ? `to_char(${sql}, 'YYYYMMDD')` : sql)
    return [`${end(low)} as low`, `${end(high)} as high`]
  }
  const text = selectOver(given.level, items, {
    relations: {
      person: 'person_profile',
      household: 'household_profile',
      supporter: 'supporter_profile',
      householdDetermination: 'household_determination',
      personDetermination: 'person_determination',
    },
    lifts: chooseLifts([bound]),
    undecided,
    hasIds: true,
  })
  const { rows } = await db.query<{ low: Value; high: Value }>(text, [
    countyCode,
    [householdId(given.index)],
  ])
  const row = rows[0]
  if (!row) throw new Error('the example has no row')
  return written(bound, [row.low, row.high])
}

function sentenceOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return '没有出错'
}

const withoutPlace = (sentence: string) => sentence.replace(/^\S+ 第 \d+ 行第 \d+ 列：/, '')

describe('the examples of the specification', () => {
  let db: PolicyDatabase
  beforeAll(async () => {
    db = await openPolicyDatabase()
    const households = specification.expressions.map((one) => one.facts)
    await evaluateBySql(db, base, { households, request: { day } })
  })
  afterAll(() => db.close())

  it('there is one for each line', () => {
    expect(specification.expressions.length).toBeGreaterThan(150)
    expect(specification.errors.length).toBeGreaterThan(25)
    expect(specification.policies.length).toBeGreaterThan(8)
  })

  it.each(specification.expressions.map((one, index) => ({ ...one, index })))(
    'line $line: $expression is $result',
    async ({ expression, level, facts, result, index }) => {
      const bound = binder.bind(checked(expression, level))
      expect(byJs(bound, facts)).toBe(result)
      expect(await bySql(db, bound, { level, index })).toBe(result)
    },
  )

  it.each(specification.errors)(
    'line $line: $expression is refused',
    ({ expression, sentence }) => {
      const said = sentenceOf(() => binder.bind(checked(expression, '户')))
      expect(said.replace(/^式 第 1 行/, '')).toBe(sentence)
    },
  )

  it.each(specification.policies)('line $line: a policy', async (example) => {
    await expectPolicy(db, example)
  })
})

async function expectPolicy(db: PolicyDatabase, example: PolicyExample): Promise<void> {
  const base = example.base === undefined ? [] : [{ path: 'base/pack.yaml', text: example.base }]
  const files = [{ path: 'example/pack.yaml', text: example.text }, ...base]
  const compile = () => compilePack(loadPack({ files, catalogue }), catalogue)
  if (example.error !== undefined) {
    expect(withoutPlace(sentenceOf(compile))).toBe(example.error)
    return
  }
  const pack = compile()
  expect(pack.warnings.map((one) => withoutPlace(one.sentence))).toEqual(example.warnings)
  for (const { day: text, facts, result, error } of example.households) {
    const today = localDate(text)
    if (error !== undefined) {
      expect(withoutPlace(sentenceOf(() => evaluatorFor(pack, { day: today })))).toBe(error)
      continue
    }
    const js = evaluatorFor(pack, { day: today })(facts, { rules: true, schemes: true })
    expect(shaped(result, jsOutcome(js))).toEqual(result)
    const [sql] = await evaluateBySql(db, pack, { households: [facts], request: { day: today } })
    if (!sql) throw new Error('the example was not evaluated')
    const { text: schemes } = compileSql(pack, { day: today, outcome: 'all' }).schemes
    const { rows } = await db.query<SchemeRow>(schemes, [countyCode])
    expect(shaped(result, sqlOutcome(sql, rows, facts))).toEqual(result)
  }
}

interface SchemeRow {
  readonly scheme: string
  readonly entitled: boolean | null
  readonly received: boolean | null
  readonly amount_lo: number | null
  readonly amount_hi: number | null
}

type Outcome = Readonly<Record<string, unknown>>

// Only the keys the example names.
function shaped(result: Outcome, outcome: Outcome): Outcome {
  return Object.fromEntries(Object.keys(result).map((key) => [key, outcome[key]]))
}

function jsOutcome(found: ReturnType<ReturnType<typeof evaluatorFor>>): Outcome {
  return {
    户: found.household.category,
    月保障金: found.household.benefit === null ? null : found.household.benefit / 100,
    标签: found.household.labels,
    成员: [...found.members.values()].map((one) => one.category),
    规则: found.rules
      .filter((one) => one.truth === true)
      .map((one) => hit(one.rule, one.memberId, one.band)),
    项目: found.schemes.map((one) =>
      aid(one.scheme, [one.entitled, one.received], [one.amountLow, one.amountHigh]),
    ),
  }
}

function sqlOutcome(
  found: Awaited<ReturnType<typeof evaluateBySql>>[number],
  schemes: readonly SchemeRow[],
  facts: HouseholdFacts,
): Outcome {
  return {
    户: found.category,
    月保障金: found.benefit === null ? null : found.benefit / 100,
    标签: found.labels,
    成员: facts.members.map((_, index) => found.members.get(index)?.category ?? found.category),
    规则: found.rules
      .map((one) => hit(one.rule, one.member === null ? null : `m${one.member}`, one.band))
      .sort(),
    项目: schemes.map((one) =>
      aid(one.scheme, [one.entitled, one.received], [one.amount_lo, one.amount_hi]),
    ),
  }
}

function hit(rule: string, member: string | null, band: number | null): string {
  return [rule, member, band].filter((one) => one !== null).join(' ')
}

function aid(
  scheme: string,
  [entitled, received]: readonly [boolean | null, boolean | null],
  [low, high]: readonly [number | null, number | null],
): string {
  const word = (truth: boolean | null, yes: string, no: string) =>
    truth === null ? '未知' : truth ? yes : no
  const amount = low !== null && low === high ? [String(low / 100)] : []
  return [scheme, word(entitled, '应享', '不应享'), word(received, '在享', '未享'), ...amount].join(
    ' ',
  )
}
