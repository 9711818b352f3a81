import { ident, joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import {
  columnKind,
  emptySnapshot,
  type Fact,
  profileColumn,
  type Relations,
  type Snapshot,
  type SnapshotColumn,
  type SubjectLevel,
  type WordList,
  wordList,
} from '#policy/index'
import { copyReader, type Field, type FieldKind } from './copy-reader.ts'

/** A snapshot with whose rows its rows are. */
export interface LoadedSnapshot extends Snapshot {
  readonly householdIds: readonly string[]
  readonly personIds: readonly string[]
  /** The division each household belongs to, by the numbers of `words`. */
  readonly divisions: Int32Array
}

type ProfileRelations = Pick<Relations, 'person' | 'household' | 'supporter'>

/**
 * Loads the facts of every household of the county with a profile, and of its members and legal
 * supporters, as columns. Only the columns of `facts` are read (`categoryFacts` names those of a pack).
 * `relations` are read in place of the profile tables, such as temporary ones of another day.
 */
export async function loadSnapshot(
  tx: Transaction,
  countyCode: string,
  facts: readonly Fact[],
  relations: Partial<ProfileRelations> = {},
): Promise<LoadedSnapshot> {
  const words = wordList()
  const from = { ...ownTables, ...relations }
  const read = (level: SubjectLevel, relation: string) =>
    readLevel(tx, { level, relation, words, county: countyLiteral(countyCode), facts: facts.filter((one) => one.level === level) }) // biome-ignore format: one call
  const households = await read('户', from.household)
  const rowOf = new Map(households.ids.slice(0, households.rows).map((id, row) => [id, row]))
  const persons = grouped(await read('人', from.person), rowOf)
  const supporters = grouped(await read('义务人', from.supporter), rowOf)
  const size = {
    households: households.rows,
    persons: persons.count,
    supporters: supporters.count,
  }
  const snapshot = emptySnapshot(facts, size)
  const personIds = new Array<string>(persons.count)
  persons.level.ids.forEach((id, row) => {
    const position = persons.positions[row] ?? -1
    if (position >= 0) personIds[position] = id
  })
  fill(snapshot, households.columns)
  fill(snapshot, persons.level.columns, persons.positions)
  fill(snapshot, supporters.level.columns, supporters.positions)
  return {
    ...snapshot,
    memberStart: persons.starts,
    supporterStart: supporters.starts,
    words,
    householdIds: households.ids,
    personIds,
    divisions: households.divisions.slice(0, households.rows),
  }
}

const ownTables: ProfileRelations = {
  person: 'person_profile',
  household: 'household_profile',
  supporter: 'supporter_profile',
}

interface Request {
  readonly level: SubjectLevel
  readonly relation: string
  readonly county: Sql
  readonly facts: readonly Fact[]
  readonly words: WordList
}

interface Level {
  readonly rows: number
  /** The subject's own id; a supporter has none. */
  readonly ids: readonly string[]
  /** The household each row belongs to (persons and supporters). */
  readonly households: readonly string[]
  readonly divisions: Int32Array
  readonly columns: readonly SnapshotColumn[]
}

/** COPY takes no parameters: a county's code is written into the statement and must be digits. */
function countyLiteral(countyCode: string): Sql {
  if (!/^\d{12}$/.test(countyCode)) throw new RangeError('not a county code')
  return trusted(`'${countyCode}'`)
}

async function readLevel(tx: Transaction, request: Request): Promise<Level> {
  const { level, relation, county, facts, words } = request
  const [counted] = await tx.query<{ count: number }>(
    sql`select count(*) from ${ident(relation)} as p where p.county_code = ${county}`,
  )
  // Somebody may add rows between counting and reading.
  const capacity = Math.ceil((counted?.count ?? 0) * 1.01) + 1000
  const size = { households: capacity, persons: capacity, supporters: capacity }
  const columns = [...emptySnapshot(facts, size).columns.values()]
  const [ids, households]: [string[], string[]] = [[], []]
  const divisions = level === '户' ? new Int32Array(capacity).fill(-1) : new Int32Array(0)
  const fields: Field[] = [
    ...(level === '义务人' ? [] : [{ kind: 'id', values: ids } as const]),
    level === '户' ? { kind: 'word', values: divisions } : { kind: 'id', values: households },
    ...columns.map(({ fact, values }) => ({ kind: kindOf(fact), values })),
  ]
  const reader = copyReader(fields, words, capacity)
  await tx.copyOut(rowsOf(request), reader.take)
  return { rows: reader.end(), ids, households, divisions, columns }
}

function rowsOf({ level, relation, county, facts }: Request): Sql {
  const own = facts.map((fact) => sql`p.${ident(profileColumn(fact))}`)
  const key = {
    户: [sql`p.household_id`, sql`h.division_code`],
    人: [sql`p.person_id`, sql`p.household_id`],
    义务人: [sql`p.household_id`],
  }[level]
  const division = sql`left join household as h on h.county_code = ${county} and h.id = p.household_id`
  return sql`
    select ${joinSql([...key, ...own], ', ')} from ${ident(relation)} as p
    ${level === '户' ? division : trusted('')}
    where p.county_code = ${county} and p.household_id is not null`
}

function kindOf(fact: Fact): FieldKind {
  const kind = columnKind(fact)
  if (kind !== 'number') return kind === 'text' ? 'word' : 'truth'
  if (fact.type === '日期' || fact.type === '月份') return 'day'
  return fact.type === '面积' ? 'hundredths' : 'number'
}

interface Grouped {
  readonly level: Level
  readonly count: number
  /** Where each row goes so that a household's rows stand together; −1: its household is not there. */
  readonly positions: Int32Array
  readonly starts: Int32Array
}

function grouped(level: Level, rowOf: ReadonlyMap<string, number>): Grouped {
  const owners = new Int32Array(level.rows)
  const starts = new Int32Array(rowOf.size + 1)
  for (let row = 0; row < level.rows; row += 1) {
    const owner = rowOf.get(level.households[row] ?? '') ?? -1
    owners[row] = owner
    if (owner >= 0) starts[owner + 1] = (starts[owner + 1] ?? 0) + 1
  }
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const next = starts.slice()
  const positions = owners.map((owner) => {
    if (owner < 0) return -1
    const position = next[owner] ?? 0
    next[owner] = position + 1
    return position
  })
  return { level, count: starts.at(-1) ?? 0, positions, starts }
}

function fill(
  snapshot: Snapshot,
  columns: readonly SnapshotColumn[],
  positions?: Int32Array,
): void {
  for (const { fact, values } of columns) {
    const target = snapshot.columns.get(fact.code)?.values
    if (!target) continue
    if (!positions) {
      target.set(values.subarray(0, target.length))
      continue
    }
    for (let row = 0; row < positions.length; row += 1) {
      const position = positions[row] ?? -1
      if (position >= 0) target[position] = values[row] ?? Number.NaN
    }
  }
}
