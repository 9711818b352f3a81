import type { LocalDate } from '#kernel/index'
import { type BoundCategory, type BoundPack, type BoundRule, bindPack } from './bind-pack.ts'
import type { Bound, BoundTruth } from './bound.ts'
import { both, truth } from './build-bound.ts'
import { type CheckedPack, noCategory, undecided } from './check-pack.ts'
import type { ParameterOverrides } from './parameters.ts'
import type { RowWriter } from './sql-expression.ts'
import { chooseLifts } from './sql-lifts.ts'
import { type RelationContext, type Relations, selectOver } from './sql-relation.ts'
import { schemeColumns, schemesSql } from './sql-schemes.ts'
import { sqlText } from './sql-words.ts'

export type { Relations } from './sql-relation.ts'

/** One statement: `$1` is the county's code, `$2` (scope ids) the households' ids. */
export interface SqlStatement {
  readonly text: string
  readonly columns: readonly string[]
}

export interface CompiledSql {
  /** household_id, category, verdicts, benefit (fen), counted_lo, counted_hi, labels. */
  readonly household: SqlStatement
  /** person_id, household_id, category, verdicts: only persons with a class of their own. */
  readonly person: SqlStatement
  /** rule, household_id, person_id (null: about the household), truth, band. */
  readonly rules: SqlStatement
  /** scheme, household_id, person_id (null: the household's), entitled, received, amount_lo, amount_hi (fen), details. */
  readonly schemes: SqlStatement
}

export interface SqlRequest {
  readonly day: LocalDate
  readonly parameters?: ParameterOverrides
  readonly relations?: Partial<Relations>
  /** `ids`: only the households of `$2::uuid[]`. */
  readonly scope?: 'all' | 'ids'
  /**
   * `hits`: rules that hold, schemes the subject is or may be entitled to or receives; `all`: every rule
   * and scheme of every subject with its truth (NULL: open).
   */
  readonly outcome?: 'hits' | 'all'
  /** Only these rules. */
  readonly rules?: readonly string[]
  /** Only these schemes. */
  readonly schemes?: readonly string[]
}

const ownTables: Relations = {
  person: 'person_profile',
  household: 'household_profile',
  supporter: 'supporter_profile',
  householdDetermination: 'household_determination',
  personDetermination: 'person_determination',
}

/**
 * The select statements of a pack for a day. The person statement reads the household determinations,
 * the rules statement both: write them in this order.
 */
export function compileSql(checked: CheckedPack, request: SqlRequest): CompiledSql {
  const bound = bindPack(checked, request)
  const wanted = request.rules && new Set(request.rules)
  const rules = wanted ? bound.rules.filter((rule) => wanted.has(rule.id)) : bound.rules
  const schemes = () =>
    request.schemes
      ? bound.schemes.filter((scheme) => request.schemes?.includes(scheme.id))
      : bound.schemes
  let schemesText: string | undefined
  const context = (roots: readonly Bound[]): RelationContext => ({
    relations: { ...ownTables, ...request.relations },
    lifts: chooseLifts(roots),
    undecided,
    hasIds: request.scope === 'ids',
  })
  const outcome = request.outcome ?? 'hits'
  return {
    household: householdStatement(bound, context),
    person: personStatement(bound.personCategories, context),
    rules: rulesStatement(rules, outcome, context),
    schemes: {
      get text() {
        schemesText ??= schemesSql(schemes(), outcome, context)
        return schemesText
      },
      columns: schemeColumns,
    },
  }
}

type MakeContext = (roots: readonly Bound[]) => RelationContext

function householdStatement(bound: BoundPack, makeContext: MakeContext): SqlStatement {
  const { categories, labels, counted } = bound
  const roots: Bound[] = [...rootsOf(categories), ...labels.map((label) => label.value)]
  if (counted) roots.push(counted)
  const inner = selectOver(
    '户',
    (row) => {
      const items = ['household_id', ...categoryItems(categories, row)]
      for (const { benefit } of categories)
        if (benefit)
          items.push(
            `${benefitSql(benefit, row)} as b${categories.findIndex((one) => one.benefit === benefit)}`,
          )
      const count = counted && row.number(counted)
      items.push(
        `${count?.low ?? 'null'}::integer as counted_lo`,
        `${count?.high ?? 'null'}::integer as counted_hi`,
      )
      labels.forEach(({ name, value }, index) => {
        const label =
          value.kind === 'text'
            ? `nullif(${row.text(value)}, '无')`
            : `case when ${row.truth(value)} then ${sqlText(name ?? '')} end`
        items.push(`${label} as label${index}`)
      })
      return items
    },
    makeContext(roots),
  )
  const benefits = categories.flatMap(({ name, benefit }, index) =>
    benefit ? [`when ${sqlText(name)} then b${index}`] : [],
  )
  const list = labels.map((_, index) => `label${index}`).join(', ')
  const columns = [
    'household_id',
    'category',
    'verdicts',
    'benefit',
    'counted_lo',
    'counted_hi',
    'labels',
  ]
  const outer = [
    'household_id',
    'category',
    `${verdictSql(categories)} as verdicts`,
    `${benefits.length > 0 ? `case category ${benefits.join(' ')} end` : 'null::bigint'} as benefit`,
    'counted_lo',
    'counted_hi',
    `${labels.length > 0 ? `array_remove(array[${list}]::text[], null)` : "'{}'::text[]"} as labels`,
  ]
  const decided = `select *, ${categorySql(categories, noCategory)} as category\nfrom (${nested(`${inner}\noffset 0`)}) as c\noffset 0`
  return { text: `select ${outer.join(',\n  ')}\nfrom (${nested(decided)}) as d`, columns }
}

function personStatement(
  categories: readonly BoundCategory[],
  makeContext: MakeContext,
): SqlStatement {
  const columns = ['person_id', 'household_id', 'category', 'verdicts']
  const inner = selectOver(
    '人',
    (row) => ['person_id', 'household_id', ...categoryItems(categories, row)],
    makeContext(rootsOf(categories)),
  )
  const decided = `select *, ${categorySql(categories, null)} as category\nfrom (${nested(`${inner}\noffset 0`)}) as c\noffset 0`
  const text = `select person_id, household_id, category, ${verdictSql(categories)} as verdicts\nfrom (${nested(decided)}) as d\nwhere category is not null`
  return { text, columns }
}

function rulesStatement(
  rules: readonly BoundRule[],
  outcome: 'hits' | 'all',
  makeContext: MakeContext,
): SqlStatement {
  const columns = ['rule', 'household_id', 'person_id', 'truth', 'band']
  const parts = (['人', '户'] as const).flatMap((level) => {
    const own = rules.filter((rule) => rule.level === level)
    return own.length > 0 ? [rulesOfLevel(own, level, { outcome, makeContext })] : []
  })
  const nothing = `select null::text as rule, null::uuid as household_id, null::uuid as person_id, null::boolean as truth, null::integer as band where $1::text is null`
  return { text: parts.length > 0 ? parts.join('\nunion all\n') : nothing, columns }
}

// One row a subject with all its verdicts; only rows with a hit are unfolded.
function rulesOfLevel(
  rules: readonly BoundRule[],
  level: '人' | '户',
  given: { readonly outcome: 'hits' | 'all'; readonly makeContext: MakeContext },
): string {
  const roots = rules.flatMap((rule) => (rule.band ? [rule.when, rule.band.value] : [rule.when]))
  const key = level === '人' ? ['household_id', 'person_id'] : ['household_id']
  const inner = selectOver(
    level,
    (row) => [
      ...key,
      ...rules.map((rule, index) => `${row.truth(rule.when)} as r${index}`),
      ...rules.flatMap((rule, index) =>
        rule.band ? [`${bandSql(rule.band, row)} as v${index}`] : [],
      ),
    ],
    given.makeContext(roots),
  )
  const isAll = given.outcome === 'all'
  const names = rules.map((rule, index) =>
    isAll ? sqlText(rule.id) : `case when r${index} then ${sqlText(rule.id)} end`,
  )
  const truths = rules.map((_, index) => (isAll ? `r${index}` : 'true'))
  const bands = rules.map((rule, index) => (rule.band ? `v${index}` : 'null'))
  const arrays = `array[${names.join(', ')}]::text[], array[${truths.join(', ')}]::boolean[], array[${bands.join(', ')}]::integer[]`
  const person = level === '人' ? 'person_id' : 'null::uuid as person_id'
  const filter = isAll
    ? 'true'
    : `(${rules.map((_, index) => `r${index}`).join(' or ')}) and v.rule is not null`
  return [
    `select v.rule, household_id, ${person}, v.truth, v.band`,
    `from (${nested(`${inner}\noffset 0`)}) as c`,
    `cross join lateral unnest(${arrays}) as v(rule, truth, band)`,
    `where ${filter}`,
  ].join('\n')
}

function rootsOf(categories: readonly BoundCategory[]): readonly Bound[] {
  return categories.flatMap((one) => [
    ...(one.premise ? [one.premise] : []),
    ...one.conditions.map((condition) => condition.truth),
    ...(one.benefit ? [one.benefit] : []),
  ])
}

// Columns q0 (premise of the first category) and k0_0 (its first condition), and so on.
function categoryItems(categories: readonly BoundCategory[], row: RowWriter): readonly string[] {
  return categories.flatMap(({ premise, conditions }, index) => [
    ...(isAlways(premise) ? [] : [`${row.truth(premise ?? truth(true))} as q${index}`]),
    ...conditions.map((one, at) => `${row.truth(one.truth)} as k${index}_${at}`),
  ])
}

function categorySql(categories: readonly BoundCategory[], none: string | null): string {
  const whens = categories.flatMap(({ name, premise, conditions }, index) => {
    if (premise && isNever(premise)) return []
    const all = conditions.map((_, at) => `k${index}_${at}`).join(' and ') || 'true'
    const first = isAlways(premise) ? '' : `q${index} and `
    const isKnown = !conditions.map((one) => one.truth).reduce(both, truth(true)).mayBeUnknown
    const open = isKnown ? [] : [`when ${first}(${all}) is null then ${sqlText(undecided)}`]
    return [`when ${first}${all} then ${sqlText(name)}`, ...open]
  })
  const otherwise = none === null ? 'null' : sqlText(none)
  return whens.length > 0
    ? `case ${whens.join('\n  ')}\n  else ${otherwise} end`
    : `${otherwise}::text`
}

function verdictSql(categories: readonly BoundCategory[]): string {
  const letters = categories.flatMap(({ conditions }, index) =>
    conditions.map((_, at) => {
      const name = `k${index}_${at}`
      return `case when ${name} then 'T' when ${name} is null then 'U' else 'F' end`
    }),
  )
  return letters.join(' || ') || "''"
}

function benefitSql(benefit: NonNullable<BoundCategory['benefit']>, row: RowWriter): string {
  const { low, high } = row.number(benefit)
  const factor = 10 ** (2 - benefit.scale)
  return low === high
    ? `${low} * ${factor}`
    : `case when ${low} = ${high} then ${low} * ${factor} end`
}

function bandSql(band: NonNullable<BoundRule['band']>, row: RowWriter): string {
  const { low, high } = row.number(band.value)
  const steps = band.bounds
    .map((bound) => `case when ${low} >= ${bound} then 1 else 0 end`)
    .join(' + ')
  const count = steps || '0'
  return `case when ${low === high ? `${low} is not null` : `${low} = ${high}`} then ${count} end`
}

function isAlways(premise: BoundTruth | undefined): boolean {
  return premise === undefined || (premise.op === 'constant' && premise.value === true)
}

function isNever(premise: BoundTruth): boolean {
  return premise.op === 'constant' && premise.value !== true
}

function nested(sql: string): string {
  return `\n  ${sql.replaceAll('\n', '\n  ')}\n`
}
