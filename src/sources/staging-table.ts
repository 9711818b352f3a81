import { ident, joinSql, type Queryable, type Sql, sql, type Transaction, trusted } from '#db/index'
import { type Catalogue, type Fact, profileColumns } from '#policy/index'
import type { Dataset, DatasetColumn, Role } from './domain.ts'

/** Which columns of a dataset a file's staging table holds. */
export interface StagingLayout {
  /** The facts that stand in columns of the file; each has a column `v_<code>`. */
  readonly facts: readonly Fact[]
  /** The roles whose text is staged, because its different values are counted; `r_<n>`. */
  readonly texts: readonly Role[]
  /** The facts, by code, that are put together from several rows of a person. */
  readonly combined: ReadonlySet<string>
  /** Whether identity numbers are kept, encrypted: people outside the registry may become leads. */
  readonly keepsCipher: boolean
}

/** The layout for a file that has these columns. */
export function layoutOf(
  dataset: Dataset,
  columns: readonly DatasetColumn[],
  keepsCipher: boolean,
): StagingLayout {
  const fields = new Set(columns.map(({ field }) => field))
  const facts = dataset.columns.flatMap(({ fact }) =>
    fact !== undefined && fields.has(fact.name) ? [fact] : [],
  )
  const texts = dataset.counted.flatMap(({ of }) =>
    of === '行' || of.role === undefined ? [] : [of.role],
  )
  const combined = dataset.columns.flatMap(({ fact, combine }) =>
    fact !== undefined && combine !== '冲突' ? [fact.code] : [],
  )
  return { facts, combined: new Set(combined), texts: [...new Set(texts)], keepsCipher }
}

const rowColumns: readonly (readonly [name: string, type: string])[] = [
  ['sheet', 'text'],
  ['row_number', 'integer'],
  ['verdict', 'smallint'],
  ['id_hash', 'uuid'],
  ['id_cipher', 'bytea'],
  ['name', 'text'],
  ['division', 'text collate "C"'],
  ['birth_date', 'date'],
  ['head_hash', 'uuid'],
  ['problems', 'jsonb'],
]

/** The columns that a file is copied into, in the order of a line. */
export function stagedColumns(layout: StagingLayout): readonly string[] {
  return [
    ...rowColumns.map(([name]) => name),
    ...layout.facts.map((fact) => factColumn(fact)),
    ...layout.texts.map((_, at) => textColumn(at)),
  ]
}

export function factColumn(fact: Fact): string {
  return `v_${fact.code}`
}

export function textColumn(at: number): string {
  return `r_${at}`
}

/** The columns `v_<code>` with the types of the profile's. */
export function factDefinitions(facts: readonly Fact[], catalogue: Catalogue): readonly Sql[] {
  const types = new Map(profileColumns(catalogue).map(({ fact, sqlType }) => [fact.code, sqlType]))
  return facts.map((fact) => trusted(`${factColumn(fact)} ${types.get(fact.code) ?? 'text'}`))
}

/** The staging table's name: a batch's id without its dashes, in a schema of its own. */
export function stagingTable(batchId: string): string {
  return `staging.batch_${batchId.replaceAll('-', '')}`
}

export async function createStaging(
  tx: Transaction,
  table: string,
  { layout, catalogue }: { readonly layout: StagingLayout; readonly catalogue: Catalogue },
): Promise<void> {
  const definitions = [
    ...rowColumns.map(([name, type]) => trusted(`${name} ${type}`)),
    ...factDefinitions(layout.facts, catalogue),
    ...layout.texts.map((_, at) => trusted(`${textColumn(at)} text`)),
  ]
  await tx.execute(sql`
    create unlogged table ${ident(table)} (${joinSql(definitions, ', ')})
    with (autovacuum_enabled = false)`)
}

/** Drops the batch's staging table and those made from it. */
export async function dropStaging(q: Queryable, table: string): Promise<void> {
  for (const suffix of ['', '_c', '_m', '_p', '_v']) {
    await q.execute(sql`drop table if exists ${ident(table + suffix)}`)
  }
}
