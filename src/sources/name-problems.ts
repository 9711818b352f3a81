import { quoted } from './clean/index.ts'
import type { RowProblem } from './domain.ts'

export function nameNote(note: string): RowProblem {
  return nameProblem('姓名附注', `姓名后面注有“${quoted(note)}”，请核实这一情况`)
}

export const maskedName = nameProblem(
  '已脱敏',
  '姓名有字被遮盖，只能与身份证号对照，请向报送部门要完整的姓名',
)

export function nameProblem(kind: string, problem: string): RowProblem {
  return { column: '姓名', kind, verdict: '需确认', problem }
}

export function unknownTownship(text: string): RowProblem {
  const problem = `区划表里没有“${quoted(text)}”，这一行没有计入任何乡镇。请核对乡镇名称`
  return { column: '乡镇', kind: '未知乡镇', verdict: '需确认', problem }
}
