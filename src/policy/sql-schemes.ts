import type { BoundScheme } from './bind-schemes.ts'
import type { Bound } from './bound.ts'
import type { RowWriter } from './sql-expression.ts'
import { type RelationContext, selectOver } from './sql-relation.ts'
import { sqlText } from './sql-words.ts'

export const schemeColumns = [
  'scheme',
  'household_id',
  'person_id',
  'entitled',
  'received',
  'amount_lo',
  'amount_hi',
  'details',
] as const

type MakeContext = (roots: readonly Bound[]) => RelationContext

/**
 * One row a subject and scheme. `hits`: only where the subject is, or may be, entitled, or receives;
 * `all`: every scheme of every subject.
 */
export function schemesSql(
  schemes: readonly BoundScheme[],
  outcome: 'hits' | 'all',
  makeContext: MakeContext,
): string {
  const parts = (['人', '户'] as const).flatMap((level) => {
    const own = schemes.filter((one) => one.level === level)
    return own.length > 0 ? [schemesOfLevel(own, level, { outcome, makeContext })] : []
  })
  if (parts.length > 0) return parts.join('\nunion all\n')
  return `select null::text as scheme, null::uuid as household_id, null::uuid as person_id, null::boolean as entitled, null::boolean as received, null::bigint as amount_lo, null::bigint as amount_hi, null::jsonb as details where $1::text is null`
}

function schemesOfLevel(
  schemes: readonly BoundScheme[],
  level: '人' | '户',
  given: { readonly outcome: 'hits' | 'all'; readonly makeContext: MakeContext },
): string {
  const roots = schemes.flatMap(({ entitled, received, amount, details }) => [
    entitled,
    received,
    ...(amount ? [amount] : []),
    ...details.map(({ value }) => value),
  ])
  const key = level === '人' ? ['household_id', 'person_id'] : ['household_id']
  const inner = selectOver(
    level,
    (row) => [...key, ...schemes.flatMap((one, index) => itemsOf(one, index, row))],
    given.makeContext(roots),
  )
  const column = (name: string) => schemes.map((_, index) => `${name}${index}`).join(', ')
  const amounts = (name: string) =>
    schemes.map((one, index) => (one.amount ? `${name}${index}` : 'null')).join(', ')
  const names = schemes.map((one) => sqlText(one.id)).join(', ')
  const details = schemes.map((one, index) => (one.details.length > 0 ? `d${index}` : 'null'))
  const arrays = `array[${names}]::text[], array[${column('e')}]::boolean[], array[${column('r')}]::boolean[], array[${amounts('lo')}]::bigint[], array[${amounts('hi')}]::bigint[], array[${details.join(', ')}]::jsonb[]`
  const person = level === '人' ? 'person_id' : 'null::uuid as person_id'
  const bound = (name: string) =>
    `case when v.entitled is not false then v.${name} end as amount_${name}`
  return [
    `select v.scheme, household_id, ${person}, v.entitled, v.received, ${bound('lo')}, ${bound('hi')}, v.details`,
    `from (${nested(`${inner}\noffset 0`)}) as c`,
    `cross join lateral unnest(${arrays}) as v(scheme, entitled, received, lo, hi, details)`,
    `where ${given.outcome === 'all' ? 'true' : 'v.entitled is not false or v.received'}`,
  ].join('\n')
}

function itemsOf(scheme: BoundScheme, index: number, row: RowWriter): readonly string[] {
  const items = [
    `${row.truth(scheme.entitled)} as e${index}`,
    `${row.truth(scheme.received)} as r${index}`,
    ...(scheme.details.length > 0 ? [`${detailsSql(scheme.details, row)} as d${index}`] : []),
  ]
  if (!scheme.amount) return items
  const { low, high } = row.number(scheme.amount)
  const factor = 10 ** (2 - scheme.amount.scale)
  return [...items, `(${low}) * ${factor} as lo${index}`, `(${high}) * ${factor} as hi${index}`]
}

// Numbers as [low, high] in their unit, truths and texts as they are.
function detailsSql(details: BoundScheme['details'], row: RowWriter): string {
  const parts = details.map(({ name, value }) => {
    if (value.kind === 'truth') return `${sqlText(name)}, ${row.truth(value)}`
    if (value.kind === 'text') return `${sqlText(name)}, ${row.text(value)}`
    const { low, high } = row.number(value)
    const end = (bound: string) =>
      value.isDay || value.scale === 0 ? bound : `(${bound})::numeric / ${10 ** value.scale}`
    return `${sqlText(name)}, jsonb_build_array(${end(low)}, ${end(high)})`
  })
  return `jsonb_build_object(${parts.join(', ')})`
}

function nested(sql: string): string {
  return `\n  ${sql.replaceAll('\n', '\n  ')}\n`
}
