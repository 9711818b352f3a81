import type { LocalDate } from '#kernel/index'
import { cleanCell } from './clean/index.ts'
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
  readonly #context: { readonly today: LocalDate; readonly date1904: boolean }
  readonly #thisYear: number

  constructor(plan: SheetPlan, context: { readonly today: LocalDate; readonly date1904: boolean }) {
    this.#column = plan.columns.find(({ column }) => column.role === '身份证号')
    this.#certificate = plan.columns.find(({ column }) => column.role === '残疾证号')
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
    if (spare !== undefined) {
      if (this.#column !== undefined) problems.add(this.#correction(['由残疾证号取得']))
      return { number: spare }
    }
    const header = this.#column?.header ?? this.#certificate?.header ?? '身份证号'
    const isEmpty = found.problem === undefined
    const kind = isEmpty ? '身份证号为空' : (found.flags.at(-1) ?? '无法识别')
    const isNamed = found.problem?.startsWith('证件号') === true
    const what = isEmpty
      ? '没有身份证号'
      : isNamed
        ? (found.problem ?? '')
        : `身份证号${found.problem}`
    const problem = `${what}，这一行没有对应到人。请核对证件后补报`
    problems.add({ column: header, kind, verdict: '不能用', problem })
    return { number: '', candidate: found.candidate }
  }

  #fromCertificate(cells: readonly RawCell[]): string | undefined {
    if (this.#certificate === undefined) return undefined
    const found = cleanCell('cjz', cells[this.#certificate.index] ?? null, this.#context)
    return typeof found.value === 'string' ? found.value.slice(0, 18) : undefined
  }

  #correction(flags: readonly string[]): RowProblem {
    const problem = `身份证号的写法不规范（${flags.join('、')}），已按规范的18位读入`
    const kind = flags.at(-1) ?? '已清洗'
    return { column: this.#column?.header ?? '身份证号', kind, verdict: '已自动修正', problem }
  }
}
