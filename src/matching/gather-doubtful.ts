import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import { loadNameReader, type NameReader } from '#registry/index'
import type { StagedFile } from '#sources/index'
import { birthRange, visibleLastFour } from './broken-number.ts'
import { numberNeighbours } from './number-neighbours.ts'

/** Why a row's person is in doubt. */
export type DoubtKind = '号码有误' | '姓名不符' | '同号多人' | '号码不在底册'

/** Damage to a number that leaves its visible digits as they were written. */
const endLost = ['精度丢失', '已脱敏']

const atOnce = 5000

/** The table of rows whose person is in doubt: what they say, and the keys to look for them by. */
export async function createDoubtful(tx: Transaction): Promise<void> {
  for (const table of ['doubtful', 'neighbour', 'remembered']) {
    await tx.execute(sql`drop table if exists ${ident(`pg_temp.${table}`)}`)
  }
  await tx.execute(
    trusted(`create temp table doubtful (
      key integer, kind text, sheet text, row_number integer, name text, broken bytea, id_hash uuid,
      birth_date date, written_birth date, sure_birth date, sex text, division text collate "C",
      head_hash uuid, person_id uuid, subject_id uuid,
      folded text, sounds text[], pattern text, birth_from date, birth_to date, last_four uuid,
      row_key uuid, ending integer
    ) on commit drop`),
  )
  await tx.execute(
    trusted('create temp table neighbour (key integer, id_hash uuid) on commit drop'),
  )
  await tx.execute(
    trusted(`create temp table remembered (key integer, sheet text, row_number integer,
      person_id uuid, decided_by text, decided_at timestamptz) on commit drop`),
  )
}

/** Rows without a sound number. Gives how many rows are in doubt now. */
export async function gatherDamaged(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<number> {
  if (staged.counts.refused === 0) return 0
  const of = sql`${ident(staged.table)} as s where s.verdict = 3 and s.id_hash is null`
  return gather(tx, acting, { from: 0, rows: rowsOf(staged, { kind: sql`'号码有误'`, of }) })
}

/** Rows whose sound number is a registered person's with another name, or several persons' in the file. */
export async function gatherSetAside(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  from: number,
): Promise<number> {
  const of = sql`${ident(staged.table)} as s
    join pg_temp.set_aside as a on a.sheet = s.sheet and a.row_number = s.row_number`
  const person = sql`a.person_id, a.subject_id`
  return gather(tx, acting, { from, rows: rowsOf(staged, { kind: sql`a.kind`, of, person }) })
}

/** The rows that `of` names, as the first columns of `doubtful` behind the key. */
export function rowsOf(
  { layout }: StagedFile,
  { kind, of, person }: { readonly kind: Sql; readonly of: Sql; readonly person?: Sql },
): Sql {
  const has = (code: string) => layout.facts.some((fact) => fact.code === code)
  const written = has('birth_date') ? trusted('s.v_birth_date') : trusted('null::date')
  const sex = has('sex') ? trusted('s.v_sex') : trusted('null::text')
  // A digit too few or a wrong one may stand in the birth date itself: such a date excludes nobody.
  const isVisible = sql`jsonb_path_exists(s.problems, '$[*].kind ? (@ == $lost[*])',
    ${JSON.stringify({ lost: endLost })}::jsonb)`
  return sql`
    select ${kind} as kind, s.sheet, s.row_number, s.name,
      case when s.id_hash is null then s.id_cipher end as broken, s.id_hash,
      coalesce(${written}, s.birth_date) as birth_date, ${written} as written_birth,
      coalesce(${written}, case when ${isVisible} then s.birth_date end) as sure_birth, ${sex} as sex,
      s.division, s.head_hash, ${person ?? trusted('null::uuid as person_id, null::uuid as subject_id')}
    from ${of}`
}

/** Adds the rows to `doubtful`, with their keys. */
export async function gather(
  tx: Transaction,
  acting: Acting,
  { from, rows }: { readonly from: number; readonly rows: Sql },
): Promise<number> {
  const added = await tx.execute(sql`
    insert into pg_temp.doubtful (key, kind, sheet, row_number, name, broken, id_hash, birth_date,
      written_birth, sure_birth, sex, division, head_hash, person_id, subject_id)
    select ${from} + row_number() over (), r.* from (${rows}) as r`)
  if (added === 0) return from
  await tx.execute(sql`create index if not exists doubtful_by_key on pg_temp.doubtful (key)`)
  const reader = await loadNameReader()
  for (let first = from; first < from + added; first += atOnce) {
    await keyRows(tx, acting, { reader, first, last: first + atOnce })
  }
  await tx.execute(trusted('analyze pg_temp.doubtful'))
  await tx.execute(trusted('analyze pg_temp.neighbour'))
  return from + added
}

interface KeyedRow {
  readonly key: number
  readonly name: string | null
  readonly broken: Uint8Array | null
  readonly id_hash: string | null
  readonly birth_date: string | null
}

interface RowKeys {
  readonly key: number
  readonly folded: string | null
  readonly sounds: string
  readonly pattern: string | null
  readonly from: string | null
  readonly to: string | null
  readonly lastFour: string | null
  readonly rowKey: string | null
}

async function keyRows(
  tx: Transaction,
  acting: Acting,
  {
    reader,
    first,
    last,
  }: { readonly reader: NameReader; readonly first: number; readonly last: number },
): Promise<void> {
  const rows = await tx.query<KeyedRow>(sql`
    select key, name, broken, id_hash, birth_date from pg_temp.doubtful
    where key > ${first} and key <= ${last}`)
  const near: { key: number; hash: string }[] = []
  const keys = rows.map((row) => {
    const broken = row.broken === null ? '' : acting.vault.decrypt(row.broken)
    for (const one of numberNeighbours(broken)) {
      near.push({ key: row.key, hash: acting.vault.hashIdentity(one) })
    }
    return keysOf(row, { broken, reader, acting })
  })
  const of = <T>(take: (one: RowKeys) => T): T[] => keys.map(take)
  await tx.execute(sql`
    update pg_temp.doubtful as d
    set folded = k.folded, sounds = string_to_array(k.sounds, ' '), pattern = k.pattern,
      birth_from = k.birth_from, birth_to = k.birth_to, last_four = k.last_four, row_key = k.row_key
    from unnest(${of(({ key }) => key)}::integer[], ${of(({ folded }) => folded)}::text[],
      ${of(({ sounds }) => sounds)}::text[], ${of(({ pattern }) => pattern)}::text[],
      ${of(({ from }) => from)}::date[], ${of(({ to }) => to)}::date[],
      ${of(({ lastFour }) => lastFour)}::uuid[], ${of(({ rowKey }) => rowKey)}::uuid[])
      as k (key, folded, sounds, pattern, birth_from, birth_to, last_four, row_key)
    where d.key = k.key`)
  await tx.execute(sql`
    insert into pg_temp.neighbour (key, id_hash)
    select * from unnest(${near.map(({ key }) => key)}::integer[],
      ${near.map(({ hash }) => hash)}::uuid[])`)
}

function keysOf(
  row: KeyedRow,
  { broken, reader, acting }: { broken: string; reader: NameReader; acting: Acting },
): RowKeys {
  const isCovered = row.name?.includes('*') ?? false
  const keys = row.name === null || isCovered ? undefined : reader.keysOf(row.name)
  const range = birthRange(broken)
  const lastFour = visibleLastFour(broken)
  const pattern = isCovered && row.name !== null ? patternOf(row.name, reader) : null
  return {
    key: row.key,
    folded: keys?.folded ?? null,
    sounds: keys?.sounds.join(' ') ?? '',
    pattern,
    from: range?.from ?? null,
    to: range?.to ?? null,
    lastFour: lastFour === undefined ? null : acting.vault.hashLastFour(lastFour),
    rowKey: rowKeyOf(acting, {
      name: keys?.folded ?? pattern,
      said: row.id_hash ?? (broken || row.birth_date),
    }),
  }
}

/**
 * What a row said, as a keyed hash: by it a decision is remembered. Null for a row with neither a
 * number nor a birth date, or without a name: such a row may be somebody else next time.
 */
export function rowKeyOf(
  { vault }: Acting,
  { name, said }: { readonly name: string | null; readonly said: string | null },
): string | null {
  if (name === null || said === null || said === '') return null
  return vault.hashOf('text', `候选\n${name}\n${said}`)
}

/** 王*明 as a pattern for `like` on folded names. */
function patternOf(name: string, reader: NameReader): string {
  const parts = name.split(/\*+/).map((part) => reader.keysOf(part).folded)
  return parts.map((part) => part.replace(/[%_\\]/g, '')).join('_%')
}
