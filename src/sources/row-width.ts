import type { Role, RowProblem } from './domain.ts'
import { isRagged, type RawRow } from './read/index.ts'
import type { SheetPlan } from './recognise-columns.ts'

/** Columns at the end of a line that programs leave away when they are empty. */
const spareable: ReadonlySet<Role> = new Set<Role>(['备注', '序号'])

/**
 * What is wrong with a line of a text file that has more or fewer cells than the header: a comma too
 * many moves what follows into other columns, and one too few too. Undefined for a whole row.
 */
export function raggedProblem(row: RawRow, plan: SheetPlan): RowProblem | undefined {
  const width = plan.textWidth
  if (width === undefined || !isRagged(row, width)) return undefined
  const has = row.cells.length
  if (has > width) {
    const what = `这一行有 ${has} 格，表头只有 ${width} 格，内容可能错位，没有采用`
    return problemOf('不能用', `${what}。请检查这一行里多出的分隔符后补报`)
  }
  const missing = plan.columns.filter(
    ({ index, column: { role } }) => index >= has && (role === undefined || !spareable.has(role)),
  )
  if (missing.length === 0) return undefined
  return problemOf(
    '需确认',
    `这一行只有 ${has} 格，表头有 ${width} 格，缺少的按未知处理。请核对后补报`,
  )
}

function problemOf(verdict: '需确认' | '不能用', problem: string): RowProblem {
  return { column: '整行', kind: '列数不符', verdict, problem }
}
