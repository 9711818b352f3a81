import type { LocalDate } from '#kernel/index'
import { type CleanedCell, cleanCell } from './clean/index.ts'
import { harmlessFlags } from './column-reader.ts'
import type { RowProblem } from './domain.ts'
import { isPlainIdentity } from './plain-cells.ts'
import type { RawCell } from './read/index.ts'
import type { FieldColumn, SheetPlan } from './recognise-columns.ts'
import type { ProblemList } from './row-tally.ts'

/** A checked number of 18 characters, or '' and what is left of a damaged one. */
export interface ReadIdentity {
  readonly number: string
  readonly candidate?: string | undefined
}

/** Reads a row's identity number, from the certificate's number where there is no other. */
export class IdentityReader {
  readonly #column: FieldColumn | undefined
  readonly #certificate: FieldColumn | undefined
  readonly #name: FieldColumn | undefined
  readonly #context: { readonly today: LocalDate; readonly date1904: boolean }
  readonly #thisYear: number

  constructor(plan: SheetPlan, context: { readonly today: LocalDate; readonly date1904: boolean }) {
    this.#column = plan.columns.find(({ column }) => column.role === '身份证号')
    this.#certificate = plan.columns.find(({ column }) => column.role === '残疾证号')
    this.#name = plan.columns.find(({ column }) => column.role === '姓名')
    this.#context = context
    this.#thisYear = Number(context.today.slice(0, 4))
  }

  /** The number where it is right as it stands; '' where it has to be read fully. */
  readPlain(cells: readonly RawCell[]): string {
    const cell = this.#column === undefined ? null : cells[this.#column.index]
    return typeof cell === 'string' && isPlainIdentity(cell, this.#thisYear) ? cell : ''
  }

  /** The number after cleaning; adds to the problems what was corrected or cannot be. */
  readFully(cells: readonly RawCell[], problems: ProblemList): ReadIdentity {
    const cell = (this.#column && cells[this.#column.index]) ?? null
    const found = cleanCell('id', cell, this.#context)
    if (typeof found.value === 'string') {
      const flags = found.flags.filter((flag) => !harmlessFlags.has(flag))
      if (flags.length > 0) problems.add(this.#correction(flags))
      return { number: found.value }
    }
    const spare = found.problem === undefined ? this.#fromCertificate(cells) : undefined
    if (typeof spare?.value === 'string') {
      const isPlain = this.#column === undefined && spare.problem === undefined
      if (!isPlain) problems.add(this.#correction(['由残疾证号取得']))
      return { number: spare.value.slice(0, 18) }
    }
    const turned = this.#turned(cells)
    if (turned !== undefined) {
      problems.add(swapped(this.#column?.header ?? '身份证号'))
      return { number: '', candidate: turned }
    }
    problems.add(spare?.problem === undefined ? this.#fault(found) : this.#certificateFault(spare))
    return { number: '', candidate: found.candidate ?? spare?.candidate?.slice(0, 18) }
  }

  /** The number that stands among the names, where a name stands among the numbers. */
  #turned(cells: readonly RawCell[]): string | undefined {
    if (this.#column === undefined || this.#name === undefined) return undefined
    const cell = cells[this.#column.index]
    if (typeof cell !== 'string' || !/^\s*\p{Script=Han}[\p{Script=Han}\s·]{1,20}$/u.test(cell)) {
      return undefined
    }
    const { value } = cleanCell('id', cells[this.#name.index] ?? null, this.#context)
    return typeof value === 'string' ? value : undefined
  }

  /** Its first 18 characters, when they are sound, are the number, whatever is wrong behind them. */
  #fromCertificate(cells: readonly RawCell[]): CleanedCell | undefined {
    if (this.#certificate === undefined) return undefined
    const found = cleanCell('cjz', cells[this.#certificate.index] ?? null, this.#context)
    if (found.value !== null || found.candidate === undefined) return found
    const first = cleanCell('id', found.candidate.slice(0, 18), this.#context)
    return typeof first.value === 'string' ? { ...found, value: first.value } : found
  }

  #certificateFault({ problem = '', flags }: CleanedCell): RowProblem {
    const said = problem.startsWith('残疾人证号') ? problem : `残疾人证号${problem}`
    return {
      column: this.#certificate?.header ?? '残疾证号',
      kind: flags.at(-1) ?? '无法识别',
      verdict: '不能用',
      problem: `${said}，这一行没有对应到人。请核对证件后补报`,
    }
  }

  #fault({ problem, flags }: CleanedCell): RowProblem {
    const isNamed = problem?.startsWith('证件号') === true
    const named = isNamed ? problem : `身份证号${problem}`
    return {
      column: this.#column?.header ?? this.#certificate?.header ?? '身份证号',
      kind: problem === undefined ? '身份证号为空' : (flags.at(-1) ?? '无法识别'),
      verdict: '不能用',
      problem: `${problem === undefined ? '没有身份证号' : named}，这一行没有对应到人。请核对证件后补报`,
    }
  }

  #correction(flags: readonly string[]): RowProblem {
    const problem = `身份证号的写法不规范（${flags.join('、')}），已按规范的18位读入`
    const kind = flags.at(-1) ?? '已清洗'
    const column = this.#column?.header ?? this.#certificate?.header ?? '身份证号'
    return { column, kind, verdict: '已自动修正', problem }
  }
}

function swapped(column: string): RowProblem {
  return {
    column,
    kind: '姓名与身份证号填反了',
    verdict: '不能用',
    problem: '姓名与身份证号填反了，这一行没有采用。请核对后把两格对调补报，或确认候选',
    suggestion: '把姓名与身份证号对调',
  }
}
