import { identityCheckDigit } from '#kernel/index'
import type { Chance } from './chance.ts'
import type { Table } from './plain-files.ts'

const header = ['姓名', '公民身份号码', '死亡日期', '注销原因', '乡镇', '备注']
const towns = ['柳林乡', '城关镇', '七里营镇'] as const
const names = ['王五', '赵六', '阿布都·热西提', '𠮷田', '欧阳春'] as const

const rosterHeader = ['户号', '姓名', '身份证号', '与户主关系', '乡镇', '村', '保障人口']

/** A register of households of two invented people each. */
export function rosterTable(rows: number, chance: Chance): Table {
  const lines = Array.from({ length: rows }, (_, at) => {
    const digits = `99990219${40 + chance.below(50)}0${1 + (at % 9)}1${at % 9}${String(at % 1000).padStart(3, '0')}`
    const household = Math.floor(at / 2)
    const relation = at % 2 === 0 ? '户主' : '子女'
    const number = digits + identityCheckDigit(digits)
    return [`H${household}`, chance.of(names), number, relation, towns[0], '东柳村', 2]
  })
  return [rosterHeader, ...lines]
}

/** A list of deaths of invented people, one row each. */
export function deathTable(rows: number, chance: Chance): Table {
  const lines = Array.from({ length: rows }, (_, at) => {
    const digits = `99990119${40 + chance.below(50)}0${1 + (at % 9)}1${at % 9}${String(at % 1000).padStart(3, '0')}`
    const name = chance.of(names)
    const day = `2024-0${1 + chance.below(9)}-1${chance.below(9)}`
    const number = digits + identityCheckDigit(digits)
    return [name, number, day, '死亡', chance.of(towns), at * chance.below(3)]
  })
  return [header, ...lines]
}
