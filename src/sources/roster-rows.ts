import type { Acting } from '#access/index'
import { type LocalDate, localDate } from '#kernel/index'
import type { Fact } from '#policy/index'
import type { FactValue, RosterRow, Sealed } from '#registry/index'
import { cleanCell } from './clean/index.ts'
import type { RowOutcome } from './clean-rows.ts'
import { ColumnReader, valueInField } from './column-reader.ts'
import type { Role, RowProblem } from './domain.ts'
import { type Divisions, findPlace } from './find-divisions.ts'
import type { ListedProblem } from './finish-import.ts'
import { IdentityReader } from './identity-reader.ts'
import { nameNote } from './name-problems.ts'
import { PlaceInTitles } from './place-in-titles.ts'
import type { RawCell, RawRow } from './read/index.ts'
import type { SheetPlan } from './recognise-columns.ts'
import { RowSorter } from './row-sorter.ts'
import { ProblemList, type RowTally } from './row-tally.ts'
import { raggedProblem } from './row-width.ts'
import { TotalsCheck } from './totals-check.ts'

/** Facts that the registry keeps in its own records, so that they are no observations. */
export const registryFacts: ReadonlySet<string> = new Set([
  'relation',
  'sex',
  'birth_date',
  'recorded_category',
  'recognised_on',
  'exited_on',
  'exited_category',
])

export interface RosterContext {
  readonly acting: Acting
  readonly divisions: Divisions
  readonly date1904: boolean
  readonly tally: RowTally
  readonly problems: ListedProblem[]
  readonly fixed: Readonly<Record<string, FactValue>>
  /** Told of each row what became of it. */
  readonly watch?: ((row: RawRow, outcome: RowOutcome) => void) | undefined
}

/** Reads the rows of one sheet of 台账: people by household. */
export class RosterReader {
  readonly #sheet: string
  readonly #plan: SheetPlan
  readonly #context: RosterContext
  readonly #identity: IdentityReader
  readonly #readers: readonly ColumnReader[]
  readonly #columns: ReadonlyMap<Role, number>
  readonly #sorter: RowSorter
  readonly #place: PlaceInTitles
  readonly #totals: TotalsCheck
  readonly #found = new ProblemList()
  #household = 0
  #lastKey = ''

  constructor(sheet: string, plan: SheetPlan, context: RosterContext) {
    const { acting, date1904 } = context
    const cleaning = { today: acting.today, date1904 }
    this.#sheet = sheet
    this.#plan = plan
    this.#context = context
    this.#identity = new IdentityReader(plan, cleaning)
    this.#readers = plan.columns.flatMap((column) =>
      column.column.fact ? [new ColumnReader(column, column.column.fact, cleaning)] : [],
    )
    this.#sorter = new RowSorter(plan, (text) => context.divisions.findTownship(text) !== undefined)
    this.#place = new PlaceInTitles(sheet, plan, context)
    this.#totals = new TotalsCheck(sheet, this.#readers, context.tally)
    this.#columns = new Map(
      plan.columns.flatMap(({ column, index }) => (column.role ? [[column.role, index]] : [])),
    )
  }

  /** The person of a row; undefined for a row that is none or cannot be used. */
  read(row: RawRow): RosterRow | undefined {
    if (row.row <= this.#plan.lastRow) return undefined
    const { tally } = this.#context
    tally.total += 1
    const plain = this.#identity.readPlain(row.cells)
    if (plain === '' && this.#isNobodys(row)) return undefined
    this.#found.clear()
    this.#totals.addPerson()
    const ragged = raggedProblem(row, this.#plan)
    if (ragged !== undefined) this.#found.add(ragged)
    const person = this.#person(row, plain)
    const { verdict } = this.#found
    tally.count(verdict)
    tally.list(this.#found)
    const { problems, watch } = this.#context
    watch?.(row, { verdict, problems: [...this.#found.all] })
    for (const problem of this.#found.all) {
      problems.push({ ...problem, sheet: this.#sheet, row: row.row })
    }
    return verdict === '不能用' ? undefined : person
  }

  /** After the last row of the sheet. */
  end(): void {
    this.#totals.end()
  }

  #isNobodys(row: RawRow): boolean {
    const found = this.#sorter.sort(row)
    if (found === undefined) return false
    if (found.kind === '合计') {
      const { cells } = row
      this.#totals.compare({ before: 0, row: row.row, cells, people: found.people })
    }
    this.#place.see(found, row.row)
    const { tally, watch } = this.#context
    tally.drop({ sheet: this.#sheet, row: row.row, kind: found.kind })
    watch?.(row, { nobodys: found.kind })
    return true
  }

  #person(row: RawRow, plain: string): RosterRow | undefined {
    const { cells } = row
    const number = plain === '' ? this.#number(cells) : plain
    const facts = this.#facts(cells)
    const name = this.#name(cells)
    const divisionCode = this.#division(cells)
    const relation = textFact(facts, 'relation')
    const householdKey = this.#householdKey(cells, relation)
    if (name === undefined || divisionCode === undefined) return undefined
    const { vault } = this.#context.acting
    const fromNumber = number === '' ? undefined : whatNumberSays(number)
    return {
      sheet: this.#sheet,
      row: row.row,
      householdKey,
      householdNumber: this.#text(cells, '户号') ?? null,
      name,
      formerNames: this.#formerNames(cells),
      idHash: number === '' ? null : vault.hashIdentity(number),
      idCipher: number === '' ? null : vault.encrypt(number, 'identity'),
      lastFourHash: number === '' ? null : vault.hashLastFour(number.slice(-4)),
      sex: textFact(facts, 'sex') ?? fromNumber?.sex ?? null,
      birthDate: dayFact(facts, 'birth_date') ?? fromNumber?.birthDate ?? null,
      relation,
      divisionCode,
      address: this.#text(cells, '地址') ?? null,
      phone: this.#sealed(cells, { role: '联系电话', field: 'phone', purpose: 'phone' }),
      bankCard: this.#sealed(cells, { role: '银行账号', field: 'bankcard', purpose: 'bank-card' }),
      category: textFact(facts, 'recorded_category'),
      facts: observed(facts, this.#context.fixed),
      recognisedOn: dayFact(facts, 'recognised_on'),
      exitedOn: dayFact(facts, 'exited_on'),
      formerCategory: textFact(facts, 'exited_category'),
    }
  }

  /** A person of 台账 without a sound number is registered all the same, and looked at. */
  #number(cells: readonly RawCell[]): string {
    const read = new ProblemList()
    const { number } = this.#identity.readFully(cells, read)
    for (const problem of read.all) {
      const kept: RowProblem =
        problem.verdict === '不能用'
          ? { ...problem, verdict: '需确认', problem: `${problem.problem}（先按姓名建档）` }
          : problem
      this.#found.add(kept)
    }
    return number
  }

  #facts(cells: readonly RawCell[]): Map<string, FactValue | null> {
    const facts = new Map<string, FactValue | null>()
    for (const [at, reader] of this.#readers.entries()) {
      const field = reader.readRow(cells)
      if (reader.trouble !== undefined) this.#found.add(reader.trouble)
      const { unknownWord } = reader
      if (unknownWord !== undefined)
        this.#context.tally.ask(reader.fact, reader.header, unknownWord)
      if (reader.isAmount) this.#totals.add(at, field, cells)
      facts.set(reader.fact.code, valueInField(reader.fact, field))
    }
    return facts
  }

  #name(cells: readonly RawCell[]): string | undefined {
    const index = this.#columns.get('姓名')
    const cell = index === undefined ? null : (cells[index] ?? null)
    const found = cleanCell('name', cell, { today: this.#context.acting.today })
    if (found.note !== undefined) this.#found.add(nameNote(found.note))
    if (typeof found.value === 'string' && !found.flags.includes('已脱敏')) return found.value
    const problem = '没有完整的姓名，这一行没有建档。请补上姓名后重新导入'
    this.#found.add({ column: '姓名', kind: '姓名不完整', verdict: '不能用', problem })
    return undefined
  }

  #formerNames(cells: readonly RawCell[]): readonly string[] {
    const written = (this.#text(cells, '曾用名') ?? '').split(/[、,，;；/／\s]+/)
    return written.flatMap((one) => {
      const { value } = cleanCell('name', one, { today: this.#context.acting.today })
      return typeof value === 'string' ? [value] : []
    })
  }

  #division(cells: readonly RawCell[]): string | undefined {
    const { divisions, tally } = this.#context
    const township = this.#text(cells, '乡镇')
    const village = this.#text(cells, '村')
    const base = township === undefined ? this.#place.code : findPlace(divisions, township)
    const code = (village && divisions.findVillage(village, base)) ?? base
    if (code === undefined) {
      const problem = '区划表里没有这一行的乡镇，没有建档。请核对乡镇名称后重新导入'
      this.#found.add({ column: '乡镇', kind: '未知乡镇', verdict: '不能用', problem })
      return undefined
    }
    tally.saw(code)
    return code
  }

  /** By 户号, else by the head's number, else a household begins at each head. */
  #householdKey(cells: readonly RawCell[], relation: string | null): string {
    const number = this.#text(cells, '户号')
    if (number !== undefined) return `户号 ${number}`
    const head = this.#columns.get('户主身份证号')
    if (head !== undefined) {
      const { acting } = this.#context
      const found = cleanCell('id', cells[head] ?? null, { today: acting.today })
      if (typeof found.value === 'string') return `户主 ${acting.vault.hashIdentity(found.value)}`
    }
    if (relation === '本人' || relation === null || this.#lastKey === '') {
      this.#household += 1
      this.#lastKey = `${this.#sheet} ${this.#household}`
    }
    return this.#lastKey
  }

  #sealed(
    cells: readonly RawCell[],
    what: {
      readonly role: Role
      readonly field: 'phone' | 'bankcard'
      readonly purpose: 'phone' | 'bank-card'
    },
  ): Sealed | null {
    const index = this.#columns.get(what.role)
    if (index === undefined) return null
    const { vault, today } = this.#context.acting
    const found = cleanCell(what.field, cells[index] ?? null, { today })
    if (typeof found.value === 'string') {
      return {
        hash: vault.hashOf(what.purpose, found.value),
        cipher: vault.encrypt(found.value, what.purpose),
      }
    }
    if (found.problem !== undefined) {
      const problem = `“${what.role}”${found.problem}，没有记入档案`
      this.#found.add({ column: what.role, kind: '无法识别', verdict: '需确认', problem })
    }
    return null
  }

  #text(cells: readonly RawCell[], role: Role): string | undefined {
    const index = this.#columns.get(role)
    const cell = index === undefined ? null : (cells[index] ?? null)
    const { value } = cleanCell('text', cell, { today: this.#context.acting.today })
    return typeof value === 'string' ? value : undefined
  }
}

/** The facts of 台账 that become observations. */
export function rosterFacts(plan: SheetPlan, fixed: readonly Fact[]): readonly Fact[] {
  const found = new Map<string, Fact>()
  for (const { column } of plan.columns) {
    if (column.fact && !registryFacts.has(column.fact.code))
      found.set(column.fact.code, column.fact)
  }
  for (const fact of fixed) found.set(fact.code, fact)
  return [...found.values()]
}

function observed(
  facts: ReadonlyMap<string, FactValue | null>,
  fixed: Readonly<Record<string, FactValue>>,
): Readonly<Record<string, FactValue | null>> {
  return Object.fromEntries([
    ...[...facts].filter(([code]) => !registryFacts.has(code)),
    ...Object.entries(fixed),
  ])
}

function textFact(facts: ReadonlyMap<string, FactValue | null>, code: string): string | null {
  const value = facts.get(code)
  return typeof value === 'string' ? value : null
}

function dayFact(facts: ReadonlyMap<string, FactValue | null>, code: string): LocalDate | null {
  const value = facts.get(code)
  return typeof value === 'string' ? localDate(value) : null
}

function whatNumberSays(number: string): { readonly sex: string; readonly birthDate: LocalDate } {
  const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return { sex: Number(number.charAt(16)) % 2 === 1 ? '男' : '女', birthDate: localDate(day) }
}
