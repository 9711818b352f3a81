import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import type { Chance } from './chance.ts'
import { type Invented, inventPeople, numberFor, type Village } from './invent-people.ts'
import { type Around, errorKinds, registryWrong, type Said } from './plant-errors.ts'

/** A row of the file, with whom it means. */
export interface TruthRow {
  readonly said: Said
  readonly township: string
  readonly village: string
  /** The true number of the registered person whom it means; null: nobody registered. */
  readonly means: string | null
  readonly kind: string
  readonly expected: '自动' | '候选' | '无人'
  /** Made so that it is easily taken for somebody else. */
  readonly isHardNegative: boolean
}

export interface TruthSet {
  readonly people: readonly Invented[]
  readonly rows: readonly TruthRow[]
}

const hardShare = 0.25
const errorsInFive = 2

/** A registry and a department's file over it: sound rows, planted errors, and people easily mistaken. */
export function inventTruth(
  chance: Chance,
  { rows: count, villages }: { readonly rows: number; readonly villages: readonly Village[] },
): TruthSet {
  const people = inventPeople(chance, { persons: Math.ceil(count * 1.05), villages })
  const around = aroundOf(people)
  const rows: TruthRow[] = []
  const order = people.map((_, at) => at)
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = chance.below(at + 1)
    ;[order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0]
  }
  let next = 0
  for (const index of order) {
    if (rows.length >= count) break
    const person = people[index]
    if (person === undefined) continue
    if (chance.is(hardShare)) rows.push(...hardNegatives(chance, person, { around, people }))
    else if (person.registeredNumber !== null) rows.push(plain(person, registryWrong, '候选'))
    else if (chance.below(5) < errorsInFive) {
      const row = withError(chance, person, around, next)
      next += 1
      if (row !== undefined) rows.push(row)
    } else rows.push(plain(person, '无误', '自动'))
  }
  const shared = usedTwice(rows)
  return { people, rows: rows.map((row) => sharedNumber(row, shared)) }
}

/** Numbers under which the file has several names: none of their rows may be taken by itself. */
function usedTwice(rows: readonly TruthRow[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ said, means, isHardNegative, kind }) =>
      (isHardNegative || kind === '40') && said.number !== means ? [String(said.number)] : [],
    ),
  )
}

function sharedNumber(row: TruthRow, shared: ReadonlySet<string>): TruthRow {
  const isShared = row.expected === '自动' && row.means !== null && shared.has(row.means)
  return isShared ? { ...row, expected: '候选' } : row
}

function plain(person: Invented, kind: string, expected: TruthRow['expected']): TruthRow {
  const { name, number, township, village } = person
  const said = { name, number }
  return { said, township, village, means: number, kind, expected, isHardNegative: false }
}

/** The kinds in turn, so that each has its share; the next one where a person does not lend itself. */
function withError(
  chance: Chance,
  person: Invented,
  around: Around,
  turn: number,
): TruthRow | undefined {
  for (let more = 0; more < errorKinds.length; more += 1) {
    const kind = errorKinds[(turn + more) % errorKinds.length]
    const said = kind?.plant(chance, person, around)
    if (kind === undefined || said === undefined) continue
    return { ...plain(person, kind.code, kind.expected), said }
  }
  return undefined
}

/** Rows about somebody else who looks like the registered person. */
function hardNegatives(
  chance: Chance,
  person: Invented,
  { around, people }: { readonly around: Around; readonly people: readonly Invented[] },
): TruthRow[] {
  const { name, township, village, birthDate } = person
  const nobody = (said: Said, kind: string): TruthRow => ({
    ...{ said, township, village, kind, means: null, expected: '无人', isHardNegative: true },
  })
  switch (chance.below(5)) {
    case 0:
      // Same name, same birth date, same village; another person with a number of their own.
      return [nobody({ name, number: numberFor(chance, birthDate, around.used) }, '同名同日同村')]
    case 1: {
      const number = numberFor(chance, birthDate, around.used)
      return [nobody({ name, number: `${number.slice(0, 15)}000` }, '同名同日，号码有误')]
    }
    case 2: {
      // A brother's row under this person's number: one character of the name differs.
      const others = [...'国建志文明德永庆世光宗成'].filter((char) => !name.includes(char))
      const last = [...name].slice(0, -1).join('')
      if (name.includes('·') || [...name].length < 3 || person.registeredNumber !== null) break
      const brother = last + chance.pick(others)
      return [nobody({ name: brother, number: person.number }, '兄弟用此号')]
    }
    case 3: {
      // Covered names under another's number: only the surname differs.
      if (person.registeredNumber !== null || name.startsWith('欧')) break
      return [nobody({ name: '欧*', number: person.number }, '打码姓名不同姓')]
    }
    default: {
      const other = chance.pick(people)
      if (other.name === name || other.registeredNumber !== null) break
      return [nobody({ name, number: other.number }, '填了他人的号码')]
    }
  }
  return [nobody({ name, number: numberFor(chance, birthDate, around.used) }, '同名同日同村')]
}

function aroundOf(people: readonly Invented[]): Around {
  const namesakes = new Map<string, number>()
  const heads = new Map<string, Invented>()
  const key = ({ name, township }: Invented) => `${township} ${name}`
  for (const person of people) {
    namesakes.set(key(person), (namesakes.get(key(person)) ?? 0) + 1)
    if (person.isHead) heads.set(person.household, person)
  }
  return {
    isOnlyOne: (person) => namesakes.get(key(person)) === 1,
    headOf: (person) => {
      const head = heads.get(person.household)
      return head === person ? undefined : head
    },
    used: new Set(people.flatMap((one) => [one.number, one.registeredNumber ?? one.number])),
  }
}

/** The registry's list, as it would be typed in. */
export function writeRoster(folder: string, people: readonly Invented[]): string {
  const lines = people.map((one) =>
    [
      one.household,
      one.name,
      one.formerName ?? '',
      one.registeredNumber ?? one.number,
      one.isHead ? '户主' : '其他',
      one.township,
      one.village,
      ...['2023-01-05', '5000', '符合'],
    ].join(','),
  )
  const head = '户号,姓名,曾用名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产'
  const file = path.join(folder, '低保台账.csv')
  writeFileSync(file, `${[head, ...lines].join('\n')}\n`)
  return file
}

/** The department's workbook: numbers may be number cells. Row n of the set is row n + 2 of the sheet. */
export async function writeWorkbook(folder: string, rows: readonly TruthRow[]): Promise<string> {
  const table = rows.map(({ said, township, village }) => [
    said.name,
    said.number,
    ...[township, village, '肢体', '二级'],
  ])
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '残疾人',
        rows: [['姓名', '证件号码', '乡镇', '村', '残疾类别', '残疾等级'], ...table],
      },
    ],
  })
  const file = path.join(folder, '残疾人_2024年9月.xlsx')
  writeFileSync(file, bytes)
  return file
}
