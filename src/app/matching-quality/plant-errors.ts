import { checkIdentityNumber } from '#kernel/index'
import type { Chance } from './chance.ts'
import { type Invented, isDate, slipWithNewCheck } from './invent-people.ts'
import { homophone, pinyinOf, traditional } from './written-names.ts'

/** What a row of the file says. */
export interface Said {
  readonly name: string
  readonly number: string | number
}

/** A kind of error, by its number in the catalogue of messy files, and how it is made. */
export interface ErrorKind {
  readonly code: string
  readonly what: string
  /** What importing must make of it: the person found by itself, or named among the candidates. */
  readonly expected: '自动' | '候选'
  /** The row with the error; undefined where the person does not lend itself to it. */
  readonly plant: (chance: Chance, person: Invented, among: Around) => Said | undefined
}

/** What is known of the others, so that only what can be recovered counts as recoverable. */
export interface Around {
  /** Nobody else of the name is registered in the township. */
  readonly isOnlyOne: (person: Invented) => boolean
  readonly headOf: (person: Invented) => Invented | undefined
  readonly used: Set<string>
}

const auto = (code: string, what: string, plant: ErrorKind['plant']): ErrorKind => ({
  ...{ code, what, expected: '自动', plant },
})
const candidate = (code: string, what: string, plant: ErrorKind['plant']): ErrorKind => ({
  ...{ code, what, expected: '候选', plant },
})
/** Only the number is written otherwise. */
const number =
  (write: (number: string, chance: Chance) => string | number | undefined): ErrorKind['plant'] =>
  (chance, { name, number: own }) => {
    const written = write(own, chance)
    return written === undefined ? undefined : { name, number: written }
  }
/** Only the name is written otherwise. */
const name =
  (write: (name: string, chance: Chance) => string | undefined): ErrorKind['plant'] =>
  (chance, person) => {
    const written = write(person.name, chance)
    return written === undefined || written === person.name
      ? undefined
      : { name: written, number: person.number }
  }

export const errorKinds: readonly ErrorKind[] = [
  candidate(
    '24',
    '数字格，第16位起丢失',
    number((own) => Number(own.slice(0, 17)) * 10),
  ),
  candidate(
    '25',
    '科学计数',
    number((own) => `${own[0]}.${own.slice(1, 15)}E+17`),
  ),
  candidate(
    '26',
    '末三位变成000',
    number((own) => `${own.slice(0, 15)}000`),
  ),
  auto(
    '27',
    '撇号、制表符、="…"',
    number((own, chance) => chance.pick([`'${own}`, `="${own}"`, `\t${own}`])),
  ),
  auto(
    '28',
    'X 的各种写法',
    number((own, chance) =>
      own.endsWith('X') ? own.slice(0, 17) + chance.pick([...'xＸ×хХ']) : undefined,
    ),
  ),
  auto(
    '29',
    '全角数字',
    number((own) =>
      own.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ),
  ),
  auto(
    '30',
    '空格、不可见字符',
    number(
      (own, chance) => own.slice(0, 6) + chance.pick([' ', '\u00a0', '\u200b']) + own.slice(6),
    ),
  ),
  auto(
    '31',
    '15位旧号',
    number((own) => (own.slice(6, 8) === '19' ? own.slice(0, 6) + own.slice(8, 17) : undefined)),
  ),
  candidate(
    '32',
    '错一位',
    number((own, chance) => wrongDigit(own, chance)),
  ),
  candidate(
    '32b',
    '相邻两位颠倒',
    number((own, chance) => swapped(own, chance)),
  ),
  candidate(
    '33',
    '出生日期不存在',
    number((own, chance) => impossibleDate(own, chance)),
  ),
  auto(
    '34',
    '字母 O、l 代替 0、1',
    number((own) =>
      /[01]/.test(own.slice(6, 17))
        ? own.slice(0, 6) + own.slice(6, 17).replace('0', 'O').replace('1', 'l') + own.slice(17)
        : undefined,
    ),
  ),
  candidate(
    '35',
    '出生日期打码',
    number((own) => `${own.slice(0, 6)}********${own.slice(14)}`),
  ),
  candidate(
    '35b',
    '末四位打码',
    number((own) => `${own.slice(0, 14)}****`),
  ),
  candidate('36', '没有号码', (chance, person, { isOnlyOne }) =>
    isOnlyOne(person)
      ? { name: person.name, number: chance.pick(['无', '不详', '待补', '']) }
      : undefined,
  ),
  auto(
    '37',
    '填成残疾证号',
    number((own, chance) => own + chance.pick(['43', '11', '62', '24'])),
  ),
  candidate(
    '38',
    '漏一位',
    number((own, chance) => {
      const at = chance.below(18)
      return own.slice(0, at) + own.slice(at + 1)
    }),
  ),
  candidate(
    '38b',
    '多一位',
    number((own, chance) => {
      const at = chance.below(18)
      return own.slice(0, at) + chance.below(10) + own.slice(at)
    }),
  ),
  candidate('39', '其他证件', (chance, person, { isOnlyOne }) =>
    isOnlyOne(person)
      ? { name: person.name, number: chance.pick(['E12345678', '户口簿', '出生医学证明']) }
      : undefined,
  ),
  candidate('40', '填了户主的号码', (_, person, { headOf }) => {
    const head = headOf(person)
    return head === undefined || head.name === person.name || head.registeredNumber !== null
      ? undefined
      : { name: person.name, number: head.number }
  }),
  auto(
    '41',
    '姓名里有空格',
    name((own) => (own.includes('·') ? undefined : [...own].join(' '))),
  ),
  auto(
    '42',
    '间隔点的各种写法',
    name((own, chance) =>
      own.includes('·') ? own.replace('·', chance.pick(['•', '・', '．', '.', ''])) : undefined,
    ),
  ),
  auto(
    '43',
    '姓名后括注',
    name((own, chance) => `${own}${chance.pick(['（已故）', '（户主）', '(长子)'])}`),
  ),
  auto(
    '44',
    '姓名打码',
    name((own, chance) =>
      own.includes('·') ? undefined : [...own][0] + chance.pick(['*', '某', '**']),
    ),
  ),
  candidate('44b', '姓名打码且号码错一位', (chance, person) => {
    const wrong = wrongDigit(person.number, chance)
    return wrong === undefined || person.name.includes('·')
      ? undefined
      : { name: `${[...person.name][0]}*`, number: wrong }
  }),
  auto(
    '45',
    '生僻字变成私用区字',
    name((own) =>
      /[\u{20000}-\u{2ffff}]/u.test(own)
        ? own.replace(/[\u{20000}-\u{2ffff}]/u, '\ue1a3')
        : undefined,
    ),
  ),
  auto(
    '46',
    '繁体、异体字',
    name((own) => traditional(own)),
  ),
  auto('46b', '曾用名', (_, { formerName, number: own }) =>
    formerName === null ? undefined : { name: formerName, number: own },
  ),
  candidate('46c', '拼音', (_, { name: own, number: given }) => {
    const letters = pinyinOf(own)
    return letters === undefined ? undefined : { name: letters, number: given }
  }),
  candidate(
    '46d',
    '同音字',
    name((own) => homophone(own)),
  ),
  candidate('46e', '同音字且号码错一位', (chance, person) => {
    const [said, wrong] = [homophone(person.name), wrongDigit(person.number, chance)]
    return said === undefined || wrong === undefined ? undefined : { name: said, number: wrong }
  }),
  candidate('46f', '曾用名且号码错一位', (chance, { formerName, number: own }) => {
    const wrong = wrongDigit(own, chance)
    return formerName === null || wrong === undefined
      ? undefined
      : { name: formerName, number: wrong }
  }),
  candidate('号误', '号码填成另一个有效号', (chance, person, { used }) => {
    const slipped = slipWithNewCheck(chance, person.number, used)
    return slipped === null || person.registeredNumber !== null
      ? undefined
      : { name: person.name, number: slipped }
  }),
]

/** What a row with the person's own number comes to where the registry has another one. */
export const registryWrong = '底册号码错'

function wrongDigit(own: string, chance: Chance): string | undefined {
  for (let tries = 0; tries < 20; tries += 1) {
    const at = chance.below(17)
    const digit = String(chance.below(10))
    const wrong = own.slice(0, at) + digit + own.slice(at + 1)
    if (wrong !== own && isDate(wrong)) return wrong
  }
  return undefined
}

function swapped(own: string, chance: Chance): string | undefined {
  for (let tries = 0; tries < 20; tries += 1) {
    const at = chance.below(16)
    const wrong = own.slice(0, at) + own.charAt(at + 1) + own.charAt(at) + own.slice(at + 2)
    if (wrong !== own && isDate(wrong)) return wrong
  }
  return undefined
}

function impossibleDate(own: string, chance: Chance): string | undefined {
  const wrong = own.slice(0, 10) + chance.pick(['3', '4', '5', '6', '7']) + own.slice(11)
  return checkIdentityNumber(wrong).ok || isDate(wrong) ? undefined : wrong
}
