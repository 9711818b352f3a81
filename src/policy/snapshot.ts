import type { Fact } from './catalogue.ts'
import type { CheckedPack } from './check-pack.ts'
import { dayNumber, dayOfNumber } from './day-number.ts'
import type { FactValue, FactValues, HouseholdFacts } from './frame.ts'
import { type Expression, operandsOf } from './typed.ts'
import { factValueTypes } from './vocabulary.ts'

/**
 * The values of one fact, one a subject. Numbers and days (20240716) in `Float64Array`, NaN: unknown;
 * truths in `Int8Array`, 0 no, 1 unknown, 2 yes; words in `Int32Array`, the number of the word in the
 * snapshot's list, −1: unknown.
 */
export interface SnapshotColumn {
  readonly fact: Fact
  readonly values: Float64Array | Int8Array | Int32Array
}

/**
 * The facts of many households by column. Members stand in the order of their households: those of
 * household `h` from `memberStart[h]` up to, not including, `memberStart[h + 1]`; supporters alike.
 */
export interface Snapshot {
  readonly households: number
  readonly persons: number
  readonly supporters: number
  readonly memberStart: Int32Array
  readonly supporterStart: Int32Array
  /** By fact code. */
  readonly columns: ReadonlyMap<string, SnapshotColumn>
  readonly words: WordList
}

/** Words by number, in the order they were met. */
export interface WordList {
  readonly words: readonly string[]
  /** The word's number; a new word gets the next. */
  readonly codeOf: (word: string) => number
}

export interface SnapshotSize {
  readonly households: number
  readonly persons: number
  readonly supporters: number
}

/**
 * The facts that the classes of households and persons and their amounts rest on, those that choose a
 * parameter's value among them. Rules, labels and schemes are not looked at.
 */
export function categoryFacts(...packs: readonly CheckedPack[]): readonly Fact[] {
  const facts = packs.flatMap((checked) => {
    const categories = [...checked.categories, ...checked.personCategories]
    return factsBehind(
      checked,
      categories.flatMap(({ conditions, premise, benefit }) => [
        ...conditions.map((one) => one.expression),
        ...(premise ? [premise] : []),
        ...(benefit ? [benefit] : []),
      ]),
    )
  })
  return unique(facts)
}

/** The facts that the schemes' conditions and amounts rest on; of those the classes rest on besides. */
export function schemeFacts(checked: CheckedPack, schemes: readonly string[]): readonly Fact[] {
  const wanted = checked.schemes.filter((one) => schemes.includes(one.scheme.id))
  const own = factsBehind(
    checked,
    wanted.flatMap(({ conditions, premise, amount }) => [
      ...conditions.map((one) => one.expression),
      ...(premise ? [premise] : []),
      ...(amount ? [amount] : []),
    ]),
  )
  return unique([...own, ...categoryFacts(checked)])
}

/** The facts that expressions rest on, through the terms they name, and those that choose a parameter's value. */
export function factsBehind(
  checked: CheckedPack,
  expressions: readonly Expression[],
): readonly Fact[] {
  const facts: Fact[] = []
  const seen = new Set<Expression>()
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return
    seen.add(expression)
    if (expression.op === 'fact') facts.push(expression.fact)
    if (expression.op === 'parameter' || expression.op === 'shift') {
      const parameter = expression.op === 'shift' ? expression.period : expression.parameter
      const chooser = checked.catalogue.findByName(parameter.chosenBy)
      if (chooser) facts.push(chooser)
    }
    if (expression.op === 'term') visit(checked.terms.get(expression.term) ?? expression)
    operandsOf(expression).forEach(visit)
  }
  expressions.forEach(visit)
  return unique(facts)
}

function unique(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.code, fact])).values()]
}

/** A snapshot of the size with every value unknown, to be filled. */
export function emptySnapshot(facts: readonly Fact[], size: SnapshotSize): Snapshot {
  const columns = new Map<string, SnapshotColumn>()
  for (const fact of facts) {
    const count = { 户: size.households, 人: size.persons, 义务人: size.supporters }[fact.level]
    columns.set(fact.code, { fact, values: unknownColumn(fact, count) })
  }
  return {
    ...size,
    memberStart: new Int32Array(size.households + 1),
    supporterStart: new Int32Array(size.households + 1),
    columns,
    words: wordList(),
  }
}

/** The snapshot of households given one by one, with the columns of `facts`. */
export function snapshotOf(
  facts: readonly Fact[],
  households: readonly HouseholdFacts[],
): Snapshot {
  const persons = households.reduce((sum, one) => sum + one.members.length, 0)
  const supporters = households.reduce((sum, one) => sum + (one.supporters?.length ?? 0), 0)
  const snapshot = emptySnapshot(facts, { households: households.length, persons, supporters })
  const { columns, words, memberStart, supporterStart } = snapshot
  const byLevel = (level: Fact['level']) =>
    [...columns.values()].filter((column) => column.fact.level === level)
  const [ofHousehold, ofPerson, ofSupporter] = [byLevel('户'), byLevel('人'), byLevel('义务人')]
  const fill = (own: readonly SnapshotColumn[], row: number, values: FactValues) => {
    for (const column of own) setValue(column, words, { row, value: values[column.fact.code] })
  }
  let [member, supporter] = [0, 0]
  households.forEach((one, row) => {
    fill(ofHousehold, row, one.household)
    for (const each of one.members) fill(ofPerson, member++, each.facts)
    for (const each of one.supporters ?? []) fill(ofSupporter, supporter++, each.facts)
    memberStart[row + 1] = member
    supporterStart[row + 1] = supporter
  })
  return snapshot
}

/** The facts of one household of a snapshot; members and supporters have their numbers as ids. */
export function factsAt(snapshot: Snapshot, household: number): HouseholdFacts {
  const read = (level: Fact['level'], row: number): FactValues => {
    const values: Record<string, FactValue> = {}
    for (const column of snapshot.columns.values()) {
      if (column.fact.level === level) values[column.fact.code] = valueAt(column, row, snapshot)
    }
    return values
  }
  const rows = (starts: Int32Array, level: Fact['level']) => {
    const [from, to] = [starts[household] ?? 0, starts[household + 1] ?? 0]
    return Array.from({ length: to - from }, (_, at) => {
      return { id: String(from + at), facts: read(level, from + at) }
    })
  }
  return {
    household: read('户', household),
    members: rows(snapshot.memberStart, '人'),
    supporters: rows(snapshot.supporterStart, '义务人'),
  }
}

/** An empty list of words. */
export function wordList(): WordList {
  const words: string[] = []
  const codes = new Map<string, number>()
  const codeOf = (word: string): number => {
    const known = codes.get(word)
    if (known !== undefined) return known
    codes.set(word, words.length)
    return words.push(word) - 1
  }
  return { words, codeOf }
}

/** How a column holds the fact: a number (a day, too), a truth or a word. */
export function columnKind(fact: Fact): 'number' | 'truth' | 'text' {
  const type = factValueTypes[fact.type]
  return type === 'truth' || type === 'text' ? type : 'number'
}

function unknownColumn(fact: Fact, count: number): SnapshotColumn['values'] {
  const kind = columnKind(fact)
  if (kind === 'truth') return new Int8Array(count).fill(1)
  return kind === 'text' ? new Int32Array(count).fill(-1) : new Float64Array(count).fill(Number.NaN)
}

function setValue(
  { fact, values }: SnapshotColumn,
  words: WordList,
  given: { readonly row: number; readonly value: FactValue | undefined },
): void {
  const { row, value } = given
  if (value === null || value === undefined) return
  values[row] = encoded(fact, value, words)
}

/** A known value as its column holds it. A value of another type is our mistake. */
export function encoded(fact: Fact, value: FactValue, words: WordList): number {
  const type = factValueTypes[fact.type]
  if (type === 'truth' && typeof value === 'boolean') return value ? 2 : 0
  if (type === 'text' && typeof value === 'string') return words.codeOf(value)
  if (type === 'day' && typeof value === 'string') return dayNumber(value)
  if (type === 'area' && typeof value === 'number') return Math.round(value * 100)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new RangeError(`fact ${fact.code} of type ${fact.type} has a value of another type`)
}

function valueAt({ fact, values }: SnapshotColumn, row: number, { words }: Snapshot): FactValue {
  const value = values[row] ?? Number.NaN
  const type = factValueTypes[fact.type]
  if (type === 'truth') return value === 1 ? null : value === 2
  if (type === 'text') return words.words[value] ?? null
  if (Number.isNaN(value)) return null
  if (type === 'day') return dayOfNumber(value)
  return type === 'area' ? value / 100 : value
}
