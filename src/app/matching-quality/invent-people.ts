import { addDays, identityCheckDigit, type LocalDate, localDate } from '#kernel/index'
import type { Chance } from './chance.ts'

/** Somebody who does not exist. */
export interface Invented {
  readonly name: string
  /** Their true number. */
  readonly number: string
  readonly birthDate: LocalDate
  readonly formerName: string | null
  readonly township: string
  readonly village: string
  readonly household: string
  readonly isHead: boolean
  /** The number under which the registry has them, where it is wrong. */
  readonly registeredNumber: string | null
}

export interface Village {
  readonly township: string
  readonly village: string
}

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const generations = [...'国建志文明德永庆世光宗成福长春玉秀桂凤学金树大兴广传家怀']
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰涛超霞平刚英华兰红梅云龙生林山海峰辉亮斌波鹏飞燕玲琴萍珍莲荣香花俊辰轩涵怡欣雨泽浩宇婷雪倩颖慧琳晨瑞凯',
]
const rare = [...'喆堃淼犇昇翀祎玥垚鑫彧晟旻']
const rarest = ['\u{2b4a3}', '\u{20164}', '\u{2a437}', '\u{2cbc7}']
const minority = [
  '买买提·吐尔逊',
  '阿依古丽·艾买提',
  '古丽娜尔·阿不都拉',
  '艾力·买合木提',
  '帕提古丽·吾守尔',
  '扎西·多吉',
  '卓玛·央金',
  '达娃·次仁',
  '吐尔逊江·卡德尔',
  '热依汗·玉素甫',
]

/** Villages in which generation characters are shared, so that neighbours bear much the same names. */
export function inventPeople(
  chance: Chance,
  { persons, villages }: { readonly persons: number; readonly villages: readonly Village[] },
): Invented[] {
  const people: Invented[] = []
  const used = new Set<string>()
  while (people.length < persons) {
    const home = chance.pick(villages)
    const household = `Q${String(people.length + 1).padStart(6, '0')}`
    const surname = chance.pick(surnames)
    const size = 1 + chance.below(5)
    const seed = [...home.village].reduce((sum, char) => sum + char.charCodeAt(0), 0)
    for (let place = 0; place < size && people.length < persons; place += 1) {
      const generation = generations[(seed + chance.below(3)) % generations.length] ?? '国'
      const name = inventName(chance, { surname, generation, place })
      const birthDate = addDays(localDate('1936-01-01'), chance.below(31_000))
      const number = numberFor(chance, birthDate, used)
      people.push({
        ...{ name, number, birthDate, household, ...home },
        isHead: place === 0,
        formerName: chance.is(0.04)
          ? `${[...name][0]}${chance.pick(given)}${chance.pick(rare)}`
          : null,
        registeredNumber: chance.is(0.03) ? slipWithNewCheck(chance, number, used) : null,
      })
    }
  }
  return people
}

function inventName(
  chance: Chance,
  { surname, generation, place }: { surname: string; generation: string; place: number },
): string {
  const kind = chance.next()
  if (kind < 0.05) return chance.pick(minority)
  if (kind < 0.09) return surname + chance.pick(rare)
  if (kind < 0.11) return surname + chance.pick(rarest)
  if (kind < 0.22) return surname + chance.pick(given)
  const own = place % 2 === 1 && chance.below(5) < 3 ? chance.pick(surnames) : surname
  return own + generation + chance.pick(given)
}

/** A fresh sound number of the unused area 9999. */
export function numberFor(chance: Chance, birthDate: LocalDate, used: Set<string>): string {
  for (;;) {
    const area = 999_901 + chance.below(3)
    const order = String(1 + chance.below(998)).padStart(3, '0')
    const first = `${area}${birthDate.replaceAll('-', '')}${order}`
    const number = first + identityCheckDigit(first)
    if (used.has(number)) continue
    used.add(number)
    return number
  }
}

/** Another number, one digit of the birth or the order wrong before the check digit was worked out. */
export function slipWithNewCheck(chance: Chance, number: string, used: Set<string>): string | null {
  for (let tries = 0; tries < 50; tries += 1) {
    const at = 6 + chance.below(11)
    const digit = String(chance.below(10))
    const first = number.slice(0, at) + digit + number.slice(at + 1, 17)
    const slipped = first + identityCheckDigit(first)
    if (slipped === number || used.has(slipped) || !isDate(slipped)) continue
    used.add(slipped)
    return slipped
  }
  return null
}

export function isDate(number: string): boolean {
  const text = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const date = new Date(`${text}T00:00:00Z`)
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text) &&
    text > '1900' &&
    text < '2024-09'
  )
}
