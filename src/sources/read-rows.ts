import type { Acting } from '#access/index'
import type { Database } from '#db/index'
import { type CleanField, cleanCell } from './clean/index.ts'
import { fieldOf, harmlessFlags } from './column-reader.ts'
import type { DatasetColumn, Verdict } from './domain.ts'
import { openSource, type SourceInput } from './open-source.ts'
import { isTotalOrSignature, type RawRow } from './read/index.ts'
import type { SheetPlan } from './recognise-columns.ts'
import { verdictCodes } from './row-tally.ts'

/** A cell as it was read; the identity number in clear, so for the caller's own screen only. */
export interface ReadCell {
  readonly column: string
  readonly field: string
  readonly value: string | number | boolean | null
  readonly flags: readonly string[]
  readonly problem?: string
}

export interface ReadRowOutcome {
  readonly sheet: string
  readonly row: number
  readonly verdict: Verdict | '不是数据行'
  readonly cells: readonly ReadCell[]
  /** Why the row cannot be used, or must be looked at. */
  readonly reasons: readonly string[]
}

/** Every row of a file as it is read, without taking anything in. */
export async function* readRows(
  db: Database,
  acting: Acting,
  input: SourceInput,
): AsyncGenerator<ReadRowOutcome> {
  const source = await openSource(db.as('worker'), acting, input)
  try {
    const date1904 = source.file.date1904
    for await (const { section, plan } of source.sections()) {
      for await (const batch of section.batches()) {
        for (const row of batch) {
          if (row.row > plan.lastRow) yield readRow(row, plan, { acting, date1904 })
        }
      }
    }
  } finally {
    await source.close()
  }
}

function readRow(
  row: RawRow,
  plan: SheetPlan,
  { acting, date1904 }: { readonly acting: Acting; readonly date1904: boolean },
): ReadRowOutcome {
  const place = { sheet: row.sheet, row: row.row }
  const none = isTotalOrSignature(row)
  if (none !== undefined) {
    return { ...place, verdict: '不是数据行', cells: [], reasons: ['合计、签字或说明行'] }
  }
  let worst: Verdict = '可用'
  const reasons: string[] = []
  const cells = plan.columns.map(({ column, index, header, unit }): ReadCell => {
    const { fact } = column
    const found = cleanCell(cleanFieldOf(column), row.cells[index] ?? null, {
      today: acting.today,
      date1904,
      ...(unit === undefined ? {} : { unit }),
      ...(fact && fact.codes.length > 0 ? { codes: fact.codes } : {}),
      ...(fact && fact.minimum === undefined ? { negative: true } : {}),
    })
    const verdict = verdictOf(column, found)
    if (verdictCodes[verdict] > verdictCodes[worst]) worst = verdict
    if (verdictCodes[verdict] >= verdictCodes.需确认) {
      reasons.push(`${header}：${found.problem ?? '没有填'}`)
    }
    const { value, flags, problem } = found
    return { column: header, field: column.field, value, flags, ...(problem ? { problem } : {}) }
  })
  return { ...place, verdict: worst, cells, reasons }
}

function verdictOf(
  column: DatasetColumn,
  found: { readonly value: unknown; readonly flags: readonly string[]; readonly problem?: string },
): Verdict {
  const isMissing = found.value === null && found.problem === undefined
  if (column.role === '身份证号' && found.value === null) return '不能用'
  if (found.problem !== undefined || (isMissing && column.required)) return '需确认'
  return found.flags.some((flag) => !harmlessFlags.has(flag)) ? '已自动修正' : '可用'
}

function cleanFieldOf({ role, fact }: DatasetColumn): CleanField {
  if (fact !== undefined) return fieldOf[fact.type]
  switch (role) {
    case '身份证号':
    case '户主身份证号':
      return 'id'
    case '残疾证号':
      return 'cjz'
    case '姓名':
    case '户主姓名':
      return 'name'
    case '联系电话':
      return 'phone'
    case '银行账号':
      return 'bankcard'
    case '发放月份':
      return 'month'
    default:
      return 'text'
  }
}
