import type { Bound } from './bound.ts'
import type { RowWriter } from './sql-expression.ts'

/** A column of a grouped select. */
export interface AggregateColumn {
  readonly name: string
  readonly sql: string
  /** The value for a household without elements. */
  readonly empty: string
}

/** The columns of an aggregate over the elements of a list, to be grouped by household. */
export function aggregateColumns(
  bound: Bound & { readonly op: 'aggregate' },
  row: RowWriter,
): readonly AggregateColumn[] {
  const name = `g${bound.slot}`
  if (bound.kind === 'truth')
    return [{ name, ...truthAggregate(bound.aggregate, row.truth(bound.body)) }]
  if (bound.kind !== 'number') return []
  const { body } = bound
  if (body.kind === 'truth') {
    const condition = row.truth(body)
    const low = `count(*) filter (where ${condition})`
    if (bound.isPoint) return [{ name, sql: low, empty: '0::bigint' }]
    const high = `count(*) filter (where ${condition} is not false)`
    return [
      { name: `${name}_lo`, sql: low, empty: '0::bigint' },
      { name: `${name}_hi`, sql: high, empty: '0::bigint' },
    ]
  }
  if (body.kind !== 'number') return []
  const { low, high, isLowOpen, isHighOpen } = row.number(body)
  const ends = bound.isPoint
    ? [{ name, value: low, isOpen: isLowOpen }]
    : [
        { name: `${name}_lo`, value: low, isOpen: isLowOpen },
        { name: `${name}_hi`, value: high, isOpen: isHighOpen },
      ]
  if (bound.aggregate === 'sum') {
    return ends.map((end) => ({
      name: end.name,
      sql: sumSql(end.value, end.isOpen),
      empty: '0::bigint',
    }))
  }
  const empty = body.isDay ? 'null::date' : 'null::bigint'
  // max() and min() pass over NULL: an open end that widens the result must stay open.
  return ends.map((end) => {
    const widens = bound.isPoint || end.name.endsWith(bound.aggregate === 'max' ? '_hi' : '_lo')
    const extreme = `${bound.aggregate}(${end.value})`
    const sql =
      end.isOpen && widens
        ? `case when count(${end.value}) = count(*) then ${extreme} end`
        : extreme
    return { name: end.name, sql, empty }
  })
}

/** The column for every household: the aggregate, or the value of an empty list. */
export function emptyListSql(column: AggregateColumn, alias: string): string {
  const value = `${alias}.${alias}_${column.name}`
  return column.empty.startsWith('null')
    ? value
    : `case when ${alias}.id is null then ${column.empty} else ${value} end`
}

function sumSql(value: string, isOpen: boolean): string {
  const sum = `sum(${value})::bigint`
  return isOpen ? `case when count(${value}) = count(*) then ${sum} end` : sum
}

function truthAggregate(
  aggregate: 'some' | 'every',
  condition: string,
): { readonly sql: string; readonly empty: string } {
  const unknown = `bool_or(${condition} is null)`
  if (aggregate === 'some') {
    const sql = `case when bool_or(${condition}) then true when ${unknown} then null else false end`
    return { sql, empty: 'false' }
  }
  const sql = `case when bool_and(${condition}) is false then false when ${unknown} then null else true end`
  return { sql, empty: 'true' }
}
