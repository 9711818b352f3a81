import type { RowProblem } from '#sources/index'

/**
 * What a sender may do about a problem: what was proposed where it was read, else what its kind asks
 * for. Of a row that may mean somebody registered nothing is told but that it is being looked at: the
 * registered number goes to no department.
 */
export function adviceFor(
  { kind, suggestion, column, problem }: RowProblem,
  isCandidate: boolean,
): string | undefined {
  if (isCandidate && aboutPerson.has(kind)) {
    return '已列为候选，可由民政确认，或核对原证件后更正'
  }
  return suggestion ?? ofKind[kind] ?? ofWords(column, problem)
}

const readAgain = '请核对原证件，填写完整的 18 位号码'
const asText = `${readAgain}，并先把这一列设为“文本”格式`
const fullDay = '请写到日，如 2024-01-15'

const ofKind: Readonly<Record<string, string>> = {
  校验位错: readAgain,
  位数不对: readAgain,
  日期非法: readAgain,
  已脱敏: '请填写没有遮盖的完整内容',
  精度丢失: asText,
  科学计数: asText,
  末三位000: asText,
  日期不存在: '日历上没有这一天，请核对后写成 2024-01-15 的样子',
  两位年份: '请写四位年份，如 2024-01-15',
  仅年: fullDay,
  仅年月: fullDay,
  未知代码: '请改用代码表里的词',
  由金额推断: '在享的写“是”，不在享的写“否”',
  未知乡镇: '请写乡镇（街道）的全称',
  公式错误: '请填写数值，不要用公式',
  同号多人: '请核对各人的证件号，一人一号',
  姓名不符: '请核对证件号是否填错；姓名有变的请附说明',
  号码不在底册: '请核对证件号与姓名是否一致',
  列数不符: '请使这一行的格数与表头一致',
  姓名不完整: '请填写全名',
}

/** Kinds that say who the row may be about is in doubt. */
const aboutPerson: ReadonlySet<string> = new Set([
  '校验位错',
  '位数不对',
  '日期非法',
  '已脱敏',
  '精度丢失',
  '科学计数',
  '末三位000',
  '号码不在底册',
  '姓名不符',
  '无法识别',
])

function ofWords(column: string, problem: string): string | undefined {
  if (/身份证|证件号/.test(column)) return readAgain
  if (/日期|年月/.test(column)) return fullDay
  if (/应为整数/.test(problem)) return '请填整数'
  return /金额|收入|[（(]元[）)]|数字/.test(`${column}${problem}`)
    ? '请只写数字，如 1200.50'
    : undefined
}
