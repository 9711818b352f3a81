import { copyField } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Fact } from '#policy/index'
import type { Vault } from '#vault/index'
import { cleanCell } from './clean/index.ts'
import { ColumnReader, valueInField } from './column-reader.ts'
import type { Dataset, Role, RowProblem, Verdict } from './domain.ts'
import { type Divisions, findPlace } from './find-divisions.ts'
import { IdentityReader } from './identity-reader.ts'
import { maskedName, nameNote, nameProblem, unknownTownship } from './name-problems.ts'
import { birthIn, birthOf, hasDigits } from './number-parts.ts'
import { PlaceInTitles } from './place-in-titles.ts'
import { isPlainName } from './plain-cells.ts'
import type { RawCell, RawRow } from './read/index.ts'
import type { SheetPlan } from './recognise-columns.ts'
import { type NobodysRow, RowSorter } from './row-sorter.ts'
import { ProblemList, type RowTally, verdictCodes } from './row-tally.ts'
import { raggedProblem } from './row-width.ts'
import type { Screening } from './screening.ts'
import type { StageClock } from './stage-clock.ts'
import type { StagingLayout } from './staging-table.ts'
import { type StatedTotal, TotalsCheck } from './totals-check.ts'

export interface CleaningContext {
  readonly dataset: Dataset
  readonly layout: StagingLayout
  readonly divisions: Divisions
  readonly vault: Vault
  readonly today: LocalDate
  readonly date1904: boolean
  readonly tally: RowTally
  readonly clock: StageClock
  readonly screening: Screening | undefined
  /** Told of each row what became of it. */
  readonly watch?: ((row: RawRow, outcome: RowOutcome) => void) | undefined
}

/** What became of a row, for the one who watches. */
export type RowOutcome =
  | { readonly nobodys: NobodysRow['kind'] }
  | { readonly verdict: Verdict; readonly problems: readonly RowProblem[] }

const noValue = '\\N'

/** Turns the rows of one sheet into lines for COPY into the staging table. */
export class RowCleaner {
  readonly #context: CleaningContext
  readonly #plan: SheetPlan
  readonly #sheet: string
  readonly #sheetName: string
  readonly #identity: IdentityReader
  readonly #facts: readonly (ColumnReader | undefined)[]
  readonly #texts: readonly (number | undefined)[]
  readonly #columnOf: ReadonlyMap<Role, number>
  readonly #sorter: RowSorter
  readonly #place: PlaceInTitles
  readonly #totals: TotalsCheck
  readonly #problems = new ProblemList()
  /** Totals that stand before a row of the batch at hand, compared when it is reached. */
  readonly #stated: StatedTotal[] = []
  #numbers: string[] = []
  #places: (string | undefined)[] = []
  #hashes: string[] = []

  constructor(sheet: string, plan: SheetPlan, context: CleaningContext) {
    this.#context = context
    this.#plan = plan
    this.#sheet = copyField(sheet)
    this.#sheetName = sheet
    this.#columnOf = new Map(
      plan.columns.flatMap(({ column, index }) =>
        column.role === undefined ? [] : [[column.role, index] as const],
      ),
    )
    const { today, date1904, layout, tally } = context
    this.#identity = new IdentityReader(plan, { today, date1904 })
    this.#facts = layout.facts.map((fact) => readerFor(plan, fact, { today, date1904 }))
    this.#texts = layout.texts.map((role) => this.#columnOf.get(role))
    this.#sorter = new RowSorter(plan, (text) => context.divisions.findTownship(text) !== undefined)
    this.#place = new PlaceInTitles(sheet, plan, context)
    this.#totals = new TotalsCheck(sheet, this.#facts, tally)
  }

  /** The lines of the rows; what is about the table and not about a person is counted as dropped. */
  clean(rows: readonly RawRow[]): string {
    const { clock, vault } = this.#context
    const persons = this.#readIdentities(rows)
    clock.lap('clean')
    for (let at = 0; at < persons.length; at += 1) {
      const number = this.#numbers[at] ?? ''
      this.#hashes[at] = number === '' ? noValue : vault.hashIdentity(number)
    }
    clock.lap('hash')
    let lines = ''
    for (let at = 0; at < persons.length; at += 1) {
      const row = persons[at]
      if (this.#stated[0]?.before === at) this.#compareTotals(at)
      if (row !== undefined) lines += this.#line(row, at)
    }
    this.#compareTotals(persons.length)
    clock.lap('clean')
    return lines
  }

  /** After the last row of the sheet. */
  end(): void {
    this.#totals.end()
  }

  /** Leaves out rows that are no person's; fills the numbers, empty where there is none to trust. */
  #readIdentities(rows: readonly RawRow[]): readonly RawRow[] {
    const { tally } = this.#context
    const persons: RawRow[] = []
    this.#numbers = []
    this.#places = []
    for (const row of rows) {
      // Titles and the header itself.
      if (row.row <= this.#plan.lastRow) continue
      tally.total += 1
      const number = this.#identity.readPlain(row.cells)
      if (number === '' && this.#isNoPerson(row, persons.length)) {
        continue
      }
      persons.push(row)
      this.#numbers.push(number)
      this.#places.push(this.#place.code)
    }
    return persons
  }

  #isNoPerson(row: RawRow, before: number): boolean {
    const found = this.#sorter.sort(row)
    if (found === undefined) return false
    if (found.kind === '合计') {
      this.#stated.push({ before, row: row.row, cells: row.cells, people: found.people })
    }
    this.#place.see(found, row.row)
    const { tally, watch } = this.#context
    tally.drop({ sheet: this.#sheetName, row: row.row, kind: found.kind })
    watch?.(row, { nobodys: found.kind })
    return true
  }

  #compareTotals(before: number): void {
    while (this.#stated[0] !== undefined && this.#stated[0].before <= before) {
      const stated = this.#stated.shift()
      if (stated !== undefined) this.#totals.compare(stated)
    }
  }

  #line(row: RawRow, at: number): string {
    const { tally, screening, watch } = this.#context
    const problems = this.#problems
    problems.clear()
    this.#totals.addPerson()
    const ragged = raggedProblem(row, this.#plan)
    if (ragged !== undefined) problems.add(ragged)
    let hash = this.#hashes[at] ?? noValue
    let number = this.#numbers[at] ?? ''
    let broken: string | undefined
    if (hash === noValue) {
      const read = this.#identity.readFully(row.cells, problems)
      number = read.number
      broken = read.candidate
      if (number !== '') hash = this.#context.vault.hashIdentity(number)
    }
    const name = this.#name(row.cells)
    const division = this.#division(row.cells, this.#places[at])
    const facts = this.#factFields(row.cells)
    const verdict = problems.verdict
    tally.count(verdict)
    watch?.(row, { verdict, problems: [...problems.all] })
    if (number !== '') tally.numbered += 1
    else if (name !== noValue && hasDigits(broken)) tally.traceable += 1
    if (division !== undefined && number !== '') tally.saw(division)
    const wanted = number !== '' && screening?.mayHold(this.#values(facts)) === true
    const cipher =
      broken !== undefined ? this.#cipher(broken) : wanted ? this.#cipher(number) : noValue
    const birth = number === '' ? (birthIn(broken) ?? noValue) : birthOf(number)
    const listed = problems.isEmpty ? noValue : copyField(tally.list(problems))
    return `${this.#sheet}\t${row.row}\t${verdictCodes[verdict]}\t${hash}\t${cipher}\t${name}\t${
      division ?? noValue
    }\t${birth}\t${this.#headHash(row.cells)}\t${listed}${facts}\n`
  }

  /** The head of the household by their number, where the file names them. */
  #headHash(cells: readonly RawCell[]): string {
    const index = this.#columnOf.get('户主身份证号')
    const cell = index === undefined ? null : (cells[index] ?? null)
    if (cell === null) return noValue
    const found = cleanCell('id', cell, { today: this.#context.today })
    return typeof found.value === 'string' ? this.#context.vault.hashIdentity(found.value) : noValue
  }

  #factFields(cells: readonly RawCell[]): string {
    let facts = ''
    for (let field = 0; field < this.#facts.length; field += 1) {
      const reader = this.#facts[field]
      const copy = reader === undefined ? noValue : reader.readRow(cells)
      facts += `\t${copy}`
      if (reader === undefined) continue
      if (reader.trouble !== undefined) this.#problems.add(reader.trouble)
      const { unknownWord } = reader
      if (unknownWord !== undefined)
        this.#context.tally.ask(reader.fact, reader.header, unknownWord)
      if (reader.isAmount) this.#totals.add(field, copy, cells)
    }
    for (const index of this.#texts) {
      facts += `\t${index === undefined ? noValue : textField(cells[index] ?? null)}`
    }
    return facts
  }

  /** The name, with `*` for what is covered; null when it is missing. */
  #name(cells: readonly RawCell[]): string {
    const index = this.#columnOf.get('姓名')
    const cell = index === undefined ? null : (cells[index] ?? null)
    if (typeof cell === 'string' && isPlainName(cell)) return cell
    if (index === undefined) return noValue
    const found = cleanCell('name', cell, { today: this.#context.today })
    if (found.note !== undefined) this.#problems.add(nameNote(found.note))
    if (found.problem !== undefined) {
      this.#problems.add(nameProblem('姓名无法识别', `${found.problem}，姓名没有用于核对`))
      return noValue
    }
    if (typeof found.value !== 'string') {
      this.#problems.add(nameProblem('姓名为空', '姓名没有填，不能与底册核对'))
      return noValue
    }
    if (!found.flags.includes('已脱敏')) return copyField(found.value)
    this.#problems.add(maskedName)
    return copyField(withStars(found.value))
  }

  #division(cells: readonly RawCell[], placed: string | undefined): string | undefined {
    const { divisions } = this.#context
    const township = textOf(cells, this.#columnOf.get('乡镇'))
    const village = textOf(cells, this.#columnOf.get('村'))
    let code = placed
    if (township !== undefined) {
      code = findPlace(divisions, township)
      if (code === undefined) this.#problems.add(unknownTownship(township))
    }
    if (village === undefined) return code
    return divisions.findVillage(village, code) ?? code
  }

  #cipher(text: string): string {
    const bytes = this.#context.vault.encrypt(text, 'identity')
    return `\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`
  }

  /** The facts of a line by name; unknown where other rows of the person may add to them. */
  #values(line: string): Readonly<Record<string, string | number | boolean | null>> {
    const fields = line.split('\t').slice(1)
    const values: Record<string, string | number | boolean | null> = {}
    for (const [at, fact] of this.#context.layout.facts.entries()) {
      const isWhole = this.#context.layout.combined.has(fact.code) === false
      values[fact.name] = isWhole ? valueInField(fact, fields[at] ?? noValue) : null
    }
    return values
  }
}

function readerFor(
  plan: SheetPlan,
  fact: Fact,
  context: { readonly today: LocalDate; readonly date1904: boolean },
): ColumnReader | undefined {
  const column = plan.columns.find((one) => one.column.fact?.code === fact.code)
  return column && new ColumnReader(column, fact, context)
}

function textOf(cells: readonly RawCell[], index: number | undefined): string | undefined {
  const cell = index === undefined ? null : cells[index]
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' && cell.trim() !== '' ? cell.trim() : undefined
}

function textField(cell: RawCell): string {
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' && cell.trim() !== '' ? copyField(cell.trim()) : noValue
}

/** A covered name: each covered character a star, however it was covered. */
function withStars(name: string): string {
  return name
    .replace(/[＊×✕○◯□■●#_某]/g, '*')
    .replace(/(?<=[\p{Script=Han}*])[XxＸ]+$/u, (covered) => '*'.repeat(covered.length))
}
