import type { Bound } from './bound.ts'
import { type Fact, profileColumn, type SubjectLevel } from './catalogue.ts'
import { type AggregateColumn, aggregateColumns, emptyListSql } from './sql-aggregate.ts'
import { columnsOfAggregate, columnsOfTerm, namesOf, namesOfAggregate } from './sql-columns.ts'
import { numberSql, type Resolver, type RowWriter, textSql, truthSql } from './sql-expression.ts'
import { indented, type Lift, layered, tables } from './sql-layers.ts'
import type { Lifts } from './sql-lifts.ts'
import type { SqlNumber } from './sql-number.ts'

/** The tables (or temporary ones of the same shape) a statement reads. */
export interface Relations {
  readonly person: string
  readonly household: string
  readonly supporter: string
  readonly householdDetermination: string
  readonly personDetermination: string
}

export interface RelationContext {
  readonly relations: Relations
  readonly lifts: Lifts
  readonly undecided: string
  /** Only the households of `$2`. */
  readonly hasIds: boolean
}

type Aggregate = Bound & { readonly op: 'aggregate' }

/** What one relation must carry for its users. */
interface Needs {
  readonly facts: Set<Fact>
  readonly terms: Map<number, Bound & { readonly op: 'term' }>
  readonly aggregates: Map<number, Aggregate>
  householdCategory: boolean
  personCategory: boolean
}

/**
 * A select over one row a subject of the level, with the items `write` asks for. Terms used more than
 * once become columns of inner selects (`offset 0` keeps the planner from writing them out again).
 */
export function selectOver(
  level: SubjectLevel,
  write: (row: RowWriter) => readonly string[],
  context: RelationContext,
  isGrouped = false,
): string {
  const row = rowOf(level, context)
  const items = write(row.writer)
  const { from, where } = sourceOf(level, row.own, { context, foreign: row.foreign })
  return layered({
    level,
    items,
    lifts: row.lifts(),
    carried: row.carried(),
    from,
    where,
    isGrouped,
  })
}

interface Row {
  readonly writer: RowWriter
  readonly own: Needs
  readonly foreign: Needs
  readonly lifts: () => readonly Lift[]
  readonly carried: () => readonly string[]
}

function rowOf(level: SubjectLevel, context: RelationContext): Row {
  const own = noNeeds()
  const foreign = noNeeds()
  const made = new Map<number, Lift & { readonly value: string | SqlNumber }>()
  let depth = 0
  const usesColumn = (used: number) => {
    depth = Math.max(depth, used)
  }
  const term = (bound: Bound & { readonly op: 'term' }): string | SqlNumber | undefined => {
    if (!context.lifts.has(bound.slot)) return undefined
    if (bound.level !== level) {
      foreign.terms.set(bound.slot, bound)
      return columnsOfTerm(bound)
    }
    const known = made.get(bound.slot)
    if (known) {
      usesColumn(known.depth + 1)
      return known.value
    }
    const outer = depth
    depth = 0
    const lift = liftOf(bound, writer)
    const entry = { ...lift, depth, value: columnsOfTerm(bound, lift.number) }
    made.set(bound.slot, entry)
    depth = Math.max(outer, entry.depth + 1)
    return entry.value
  }
  const needs = level === '户' ? own : foreign
  const resolver: Resolver = {
    fact(fact) {
      if (fact.level === level) own.facts.add(fact)
      else foreign.facts.add(fact)
      return profileColumn(fact)
    },
    truthTerm: (bound) => term(bound) as string | undefined, // a truth has one column
    textTerm: (bound) => term(bound) as string | undefined, // a text has one column
    numberTerm: (bound) => term(bound) as SqlNumber | undefined, // a number has two
    truthAggregate(bound) {
      needs.aggregates.set(bound.slot, bound)
      return `g${bound.slot}`
    },
    numberAggregate(bound) {
      needs.aggregates.set(bound.slot, bound)
      return columnsOfAggregate(bound)
    },
    householdCategory() {
      needs.householdCategory = true
      return 'household_category'
    },
    personCategory() {
      needs.householdCategory = true
      own.personCategory = true
      return 'coalesce(person_category, household_category)'
    },
    undecided: context.undecided,
  }
  const writer: RowWriter = {
    fact: resolver.fact,
    householdCategory: resolver.householdCategory,
    truth: (bound) => truthSql(bound, resolver),
    text: (bound) => textSql(bound, resolver),
    number: (bound) => numberSql(bound, resolver),
  }
  const carried = () => {
    const isHousehold = level === '户'
    const columns = [...own.facts, ...foreign.facts].map(profileColumn)
    for (const bound of foreign.terms.values()) columns.push(...namesOf(columnsOfTerm(bound)))
    for (const bound of needs.aggregates.values()) columns.push(...namesOfAggregate(bound))
    if ((isHousehold ? own : foreign).householdCategory) columns.push('household_category')
    if (own.personCategory) columns.push('person_category')
    return [...new Set(columns)]
  }
  return { writer, own, foreign, lifts: () => [...made.values()], carried }
}

function liftOf(
  bound: Bound & { readonly op: 'term' },
  writer: RowWriter,
): {
  readonly items: readonly string[]
  readonly columns: readonly string[]
  readonly number?: SqlNumber
} {
  const name = `t${bound.slot}`
  const { target } = bound
  if (target.kind === 'truth')
    return { items: [`${writer.truth(target)} as ${name}`], columns: [name] }
  if (target.kind === 'text')
    return { items: [`${writer.text(target)} as ${name}`], columns: [name] }
  const number = writer.number(target)
  if (target.isPoint) return { items: [`${number.low} as ${name}`], columns: [name], number }
  const items = [`${number.low} as ${name}_lo`, `${number.high} as ${name}_hi`]
  return { items, columns: [`${name}_lo`, `${name}_hi`], number }
}

function sourceOf(
  level: SubjectLevel,
  own: Needs,
  given: { readonly context: RelationContext; readonly foreign: Needs },
): { readonly from: string; readonly where: string } {
  const { context, foreign } = given
  const { alias } = tables[level]
  const scope = (name: string) =>
    `${name}.county_code = $1${context.hasIds ? ` and ${name}.household_id = any($2::uuid[])` : ''}`
  const table = {
    人: context.relations.person,
    户: context.relations.household,
    义务人: context.relations.supporter,
  }[level]
  const from = [`from ${table} as ${alias}`]
  const where = [scope(alias)]
  if (level === '人') where.push('p.household_id is not null')
  if (level === '户') from.push(...householdJoins(own, context))
  else if (isNeeded(foreign)) from.push(householdJoin(alias, foreign, context))
  if (level === '人' && own.personCategory) {
    const read = `select d.person_id as id, d.category as person_category from ${context.relations.personDetermination} as d where ${scope('d')}`
    from.push(`left join (${read}) as pd on pd.id = p.person_id`)
  }
  return { from: from.join('\n'), where: where.join(' and ') }
}

function householdJoin(alias: string, foreign: Needs, context: RelationContext): string {
  const write = (row: RowWriter): readonly string[] => {
    const items = ['household_id', ...[...foreign.facts].map(profileColumn)]
    for (const bound of foreign.terms.values()) items.push(...exported(bound, row))
    for (const bound of foreign.aggregates.values()) items.push(...namesOfAggregate(bound))
    if (foreign.householdCategory) items.push('household_category')
    return items
  }
  const select = selectOver('户', (row) => touching(write(row), foreign, row), context)
  return `join (${indented(select)}) as h on h.household_id = ${alias}.household_id`
}

// The facts and aggregates a user asks for are asked for in the household's own row, too.
function touching(items: readonly string[], foreign: Needs, row: RowWriter): readonly string[] {
  foreign.facts.forEach(row.fact)
  for (const bound of foreign.aggregates.values()) {
    if (bound.kind === 'number') row.number(bound)
    else if (bound.kind === 'truth') row.truth(bound)
  }
  if (foreign.householdCategory) row.householdCategory()
  return items
}

function exported(bound: Bound & { readonly op: 'term' }, row: RowWriter): readonly string[] {
  if (bound.kind === 'truth') return [row.truth(bound)]
  if (bound.kind === 'text') return [row.text(bound)]
  return namesOf(row.number(bound))
}

function householdJoins(own: Needs, context: RelationContext): readonly string[] {
  const joins: string[] = []
  const scope = `$1${context.hasIds ? ' and d.household_id = any($2::uuid[])' : ''}`
  if (own.householdCategory) {
    const read = `select d.household_id as id, d.category as household_category from ${context.relations.householdDetermination} as d where d.county_code = ${scope}`
    joins.push(`left join (${read}) as hd on hd.id = h.household_id`)
  }
  for (const [list, alias] of [
    ['人', 'a'],
    ['义务人', 'b'],
  ] as const) {
    const wanted = [...own.aggregates.values()].filter((bound) => bound.list === list)
    if (wanted.length === 0) continue
    const columns: AggregateColumn[] = []
    const grouped = selectOver(
      list,
      (row) => {
        columns.push(...wanted.flatMap((bound) => aggregateColumns(bound, row)))
        return [
          'household_id as id',
          ...columns.map(({ sql, name }) => `${sql} as ${alias}_${name}`),
        ]
      },
      context,
      true,
    )
    const filled = columns.map((one) => `${emptyListSql(one, alias)} as ${one.name}`)
    joins.push(`left join (${indented(grouped)}) as ${alias} on ${alias}.id = h.household_id`)
    joins.push(`cross join lateral (select ${filled.join(', ')}) as ${alias}_filled`)
  }
  return joins
}

function noNeeds(): Needs {
  return {
    facts: new Set(),
    terms: new Map(),
    aggregates: new Map(),
    householdCategory: false,
    personCategory: false,
  }
}

function isNeeded(needs: Needs): boolean {
  return needs.facts.size + needs.terms.size + needs.aggregates.size > 0 || needs.householdCategory
}
