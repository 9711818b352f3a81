import { identityCheckDigit } from '#kernel/index'
import { people } from '../browser/served-county.ts'
import type { Secret } from './needles.ts'

const count = 24
const birthYear = 1948

/** Two dozen people with telephone and bank card, and those of the served county. */
export function inventedSecrets(): Secret[] {
  const served = Object.values(people).map(({ name, number }, at) =>
    secretOf(name, number, 900 + at),
  )
  const invented = Array.from({ length: count }, (_, at) => {
    const birth = `${birthYear + at}0${1 + (at % 9)}1${at % 9}`
    // Every eleventh ends in X.
    let serial = 101 + at
    while (at % 11 === 3 && !numberOf(birth, serial).endsWith('X')) serial += 1
    return secretOf(
      `方${'甲乙丙丁戊己庚辛'[at % 8]}${'一二三'[at % 3]}`,
      numberOf(birth, serial),
      at,
    )
  })
  return [...served, ...invented]
}

function numberOf(birth: string, serial: number): string {
  const first = `999903${birth}${String(serial).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

function secretOf(name: string, number: string, at: number): Secret {
  const phone = `1990000${String(5000 + 7 * at)}`
  return {
    ...{ name, number, phone, bankCard: `6299990${phone}6` },
    birth: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    sex: Number(number[16]) % 2 === 1 ? '男' : '女',
  }
}

/** A list of households as an office writes it, one a line; the numbers in every form there is. */
export function messyRoster(secrets: readonly Secret[]): string {
  const head =
    '户号,姓名,身份证号,与户主关系,性别,城乡,乡镇,村,认定日期,家庭年收入,低保财产,联系电话,银行账号,备注'
  const lines = secrets.map(({ name, number, phone, bankCard, sex }, at) => {
    const written = ways[at % ways.length]?.(number) ?? number
    const start = `L9${at},${name},${written},户主,${sex},农村,柳林乡,柳林村,2023-11-02,3648,符合`
    return `${start},${phone},${bankCard},本人${number} 电话${phone}`
  })
  return ['示例县低保台账（2024年9月）', head, ...lines, '合计,24,,,,,,,,,,,,'].join('\n')
}

/** The disability file: names that differ, numbers that are broken. */
export function messyFacts(secrets: readonly Secret[]): string {
  const lines = secrets.map(({ name, number }, at) => {
    const shown = at % 3 === 0 ? `${name[0]}某` : name
    const written = broken[at % broken.length]?.(number) ?? number
    return `${shown},${written},柳林乡,${at % 5 === 0 ? number : '肢体'},三级,2020-01-02`
  })
  return ['姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期', ...lines].join('\n')
}

type Way = (number: string) => string

const spaced: Way = (number) => number.replace(/(.{6})(.{8})(.*)/, '$1 $2 $3')
const hyphened: Way = (number) => number.replace(/(.{6})(.{8})(.*)/, '$1-$2-$3')
const wide: Way = (number) =>
  number.replace(/[0-9]/g, (one) => String.fromCharCode(0xff10 + Number(one)))
const short: Way = (number) => number.slice(0, 6) + number.slice(8, 17)
const wrong: Way = (number) => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')

const ways: readonly Way[] = [
  (number) => number,
  spaced,
  (number) => number.toLowerCase(),
  hyphened,
  wide,
  (number) => `'${number}`,
]

const broken: readonly Way[] = [
  short,
  wrong,
  (number) => number.slice(0, 17),
  (number) => `${number}残疾`,
  (number) => number,
  (number) => `${number.slice(0, 17)}?`,
]
