import { insuranceOf } from './generated-facts.ts'
import { type GeneratedPerson, personAt } from './generated-people.ts'

/** Twelve columns, of which the social insurance file needs five. */
export const wideHeader = [
  ...['序号', '姓名', '身份证号', '出生日期', '性别', '乡镇'],
  ...['地址', '联系电话', '单位缴费', '缴费基数', '断缴月数', '备注'],
] as const

export interface WideFile {
  readonly path: string
  readonly rows: number
  /** Which values the file gives: two turns differ in all three facts of every person. */
  readonly turn: number
  /** Of a thousand rows so many have one digit of the number wrong. */
  readonly slips: number
}

/** The cells of a row; a file begins with the registry's people, those behind them are strangers. */
export function wideRow(at: number, file: WideFile): readonly string[] {
  const person = personAt(at)
  const { pays, base, months } = insuranceOf(at, file.turn)
  return [
    String(at + 1),
    person.name,
    at % 1000 < file.slips ? slipped(person) : person.identityNumber,
    person.birthDate,
    person.sex,
    '柳林乡',
    `某县某乡某村第 ${at} 号`,
    `138${String(10_000_000 + (at % 90_000_000))}`,
    pays ? '是' : '否',
    `${base}.00`,
    String(months),
    `第 ${at % 1000} 批`,
  ]
}

/** The number with its last digit but three another one, so that the check digit is wrong. */
function slipped({ identityNumber }: GeneratedPerson): string {
  const digit = (Number(identityNumber[13]) + 1) % 10
  return `${identityNumber.slice(0, 13)}${digit}${identityNumber.slice(14)}`
}
