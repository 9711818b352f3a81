import { ident, joinSql, type Sql, sql, trusted } from '#db/index'
import type { Fact } from '#policy/index'
import type { Combination, Dataset } from './domain.ts'
import { factColumn, type StagingLayout, textColumn } from './staging-table.ts'

/** A fact's value for a subject with one row, and for one with several; over a table called `s`. */
export interface FactExpressions {
  readonly fact: Fact
  readonly ofOne: Sql
  readonly ofMany: Sql
  /** True where the subject's rows disagree and nothing says how to put them together. */
  readonly differs?: Sql
}

/**
 * How each fact of a staged file comes out of a subject's rows: by the dataset's 汇总, as a constant,
 * or counted. A sum with an unknown part is unknown; without 汇总 rows that differ leave it unknown.
 */
export function combineRows(
  dataset: Dataset,
  layout: StagingLayout,
  facts: readonly Fact[],
): readonly FactExpressions[] {
  return facts.map((fact) => {
    const counted = dataset.counted.find((one) => one.fact.code === fact.code)
    if (counted !== undefined) return { fact, ...countOf(counted.of, layout) }
    const column = dataset.columns.find((one) => one.fact?.code === fact.code)
    if (column !== undefined && layout.facts.includes(fact)) return combine(fact, column.combine)
    const implied = dataset.fixed.find((one) => one.fact.code === fact.code)
    if (implied === undefined) throw new RangeError(`no column gives the fact ${fact.code}`)
    const value = sql`${implied.value}::${sqlType(fact)}`
    return { fact, ofOne: value, ofMany: value }
  })
}

function countOf(
  of: Dataset['counted'][number]['of'],
  layout: StagingLayout,
): Pick<FactExpressions, 'ofOne' | 'ofMany'> {
  const one = trusted('1::bigint')
  if (of === '行') return { ofOne: one, ofMany: trusted('count(*)') }
  const name = of.fact ? factColumn(of.fact) : textColumn(layout.texts.indexOf(of.role ?? '备注'))
  return { ofOne: one, ofMany: sql`count(distinct coalesce(s.${ident(name)}::text, ''))` }
}

function combine(fact: Fact, how: Combination): FactExpressions {
  const value = sql`s.${ident(factColumn(fact))}`
  const isTruth = fact.type === '是否'
  const least = sql`${trusted(isTruth ? 'bool_and' : 'min')}(${value})`
  const most = sql`${trusted(isTruth ? 'bool_or' : 'max')}(${value})`
  const many: Readonly<Record<Combination, Sql>> = {
    求和: sql`case when count(*) = count(${value}) then sum(${value}) end::${sqlType(fact)}`,
    最大: most,
    最小: least,
    末次: sql`(array_agg(${value} order by s.sheet desc, s.row_number desc) filter (where ${value} is not null))[1]`,
    计数: trusted('count(*)'),
    冲突: sql`case when ${least} = ${most} then ${least} end`,
  }
  const ofMany = many[how]
  if (how !== '冲突') return { fact, ofOne: value, ofMany }
  return { fact, ofOne: value, ofMany, differs: sql`${least} <> ${most}` }
}

const types: Readonly<Record<Fact['type'], string>> = {
  金额: 'bigint',
  数量: 'bigint',
  面积: 'numeric(8,2)',
  日期: 'date',
  月份: 'date',
  是否: 'boolean',
  代码: 'text',
  文本: 'text',
}

function sqlType(fact: Fact): Sql {
  return trusted(types[fact.type])
}

/** The expressions as a select list `… as v_<code>`. */
export function selectFacts(facts: readonly FactExpressions[], rows: 'ofOne' | 'ofMany'): Sql {
  const columns = facts.map((one) => sql`${one[rows]} as ${ident(factColumn(one.fact))}`)
  return joinSql(columns, ', ')
}
