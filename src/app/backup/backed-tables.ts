import { type Queryable, sql } from '#db/index'
import type { BackedColumn } from './frames.ts'

/** Tables whose rows are left out, each with its reason. */
export const leftOut: Readonly<Record<string, string>> = {
  schema_migration: '恢复时按表结构重新登记',
  sign_in_session: '恢复后请重新登录',
  oidc_request: '只在登录的几分钟内有用',
  request_key: '只防一天内重复提交',
}

export interface BackedTable {
  readonly name: string
  readonly columns: readonly BackedColumn[]
}

/** Every table of ours with its columns, those first that others refer to. */
export async function backedTables(q: Queryable): Promise<readonly BackedTable[]> {
  const rows = await q.query<{ table: string; name: string; type: string }>(sql`
    select c.relname::text as table, a.attname::text as name,
      format_type(a.atttypid, a.atttypmod) as type
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname, a.attnum`)
  const columns = new Map<string, BackedColumn[]>()
  for (const { table, name, type } of rows) {
    if (leftOut[table] !== undefined) continue
    columns.set(table, [...(columns.get(table) ?? []), { name, type }])
  }
  const order = await dependencyOrder(q, [...columns.keys()])
  return order.map((name) => ({ name, columns: columns.get(name) ?? [] }))
}

async function dependencyOrder(q: Queryable, names: readonly string[]): Promise<readonly string[]> {
  const references = await q.query<{ from: string; to: string }>(sql`
    select f.relname::text as from, t.relname::text as to
    from pg_constraint as k
    join pg_class as f on f.oid = k.conrelid
    join pg_class as t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and f.oid <> t.oid`)
  const ordered: string[] = []
  const left = new Set(names)
  while (left.size > 0) {
    const ready = [...left].filter(
      (name) => !references.some(({ from, to }) => from === name && left.has(to)),
    )
    if (ready.length === 0) throw new Error(`tables refer to each other: ${[...left].join(', ')}`)
    for (const name of ready) {
      left.delete(name)
      ordered.push(name)
    }
  }
  return ordered
}

export interface SequenceValue {
  readonly name: string
  readonly last: string
  readonly isCalled: boolean
}

/** Where every sequence stands. */
export async function sequenceValues(q: Queryable): Promise<readonly SequenceValue[]> {
  return q.query<SequenceValue>(sql`
    select sequencename::text as name, coalesce(last_value, start_value)::text as last,
      last_value is not null as "isCalled"
    from pg_sequences where schemaname = 'public' order by sequencename`)
}
