import { pinyin } from 'pinyin-pro'
import type { SecuritySettings } from './settings.ts'

export interface RuleContext {
  readonly settings: Pick<SecuritySettings, 'passwordMinLength' | 'passwordClasses'>
  /** The account's own names, in whatever script. */
  readonly names: readonly string[]
  /** Names of the county and its townships. */
  readonly places: readonly string[]
}

const longest = 128
const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

/** What is weak about a password, each as half a sentence; none: it may be used. */
export function findWeaknesses(password: string, context: RuleContext): readonly string[] {
  const { settings, names, places } = context
  const plain = unmasked(password)
  const found: string[] = []
  if ([...password].length < settings.passwordMinLength) {
    found.push(`至少要 ${settings.passwordMinLength} 位`)
  }
  if (password.length > longest) found.push(`最多 ${longest} 位`)
  if (/^\s|\s$/.test(password)) found.push('开头和结尾不能是空格')
  if (classes.filter((one) => one.test(password)).length < settings.passwordClasses) {
    found.push(`大写字母、小写字母、数字、符号至少要有 ${settings.passwordClasses} 种`)
  }
  if (/(.)\1{2}/u.test(password)) found.push('不能有连着三个一样的字符')
  if (hasRun(password.toLowerCase())) found.push('不能有连着四个按顺序排的字母、数字或键盘键')
  if (/1[3-9]\d{9}/.test(password)) found.push('不能含手机号')
  if (/(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])/.test(password))
    found.push('不能含日期或生日')
  if (names.some((name) => holds(plain, name))) found.push('不能含自己的账号或姓名（包括拼音）')
  if (places.some((place) => holds(plain, place))) found.push('不能含本地的地名（包括拼音）')
  if (common.some((word) => plain.includes(word))) found.push('不能含常用的弱密码')
  return found
}

/** Lower case, with the signs that stand for letters put back. */
function unmasked(password: string): string {
  const letters: Readonly<Record<string, string>> = {
    '@': 'a',
    $: 's',
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '5': 's',
    '!': 'i',
  }
  const lower = password.normalize('NFKC').toLowerCase()
  return `${lower} ${[...lower].map((sign) => letters[sign] ?? sign).join('')}`
}

const common = [
  ...['password', 'passw0rd', 'admin', 'qwerty', 'iloveyou', 'letmein', 'welcome', 'abc123'],
  ...['woaini', 'mima', 'minzheng', 'dibao', 'doudi', 'jiuzhu', 'changeme', 'test', 'root'],
  ...['5201314', '666666', '888888', '123123', '112233', '1qaz2wsx', 'zaq1', 'p@ssw0rd'],
]

/** Two characters say as much as three letters. */
function shortest(part: string): number {
  return /\p{Script=Han}/u.test(part) ? 2 : 3
}

/** The name itself, its pinyin, the pinyin of its given part, and its endings cut off. */
function holds(plain: string, name: string): boolean {
  return spellings(name).some((one) => one.length >= shortest(one) && plain.includes(one))
}

function spellings(name: string): readonly string[] {
  const lower = name.normalize('NFKC').toLowerCase().trim()
  const stem = lower.replace(/(?:省|市|县|区|乡|镇|街道|村|社区|师|团)$/u, '')
  if (!/\p{Script=Han}/u.test(lower)) return [lower]
  const syllables = (text: string) => pinyin(text, { toneType: 'none', type: 'array' })
  const whole = syllables(stem)
  return [
    lower,
    stem,
    whole.join(''),
    whole.slice(1).join('').length > 4 ? whole.slice(1).join('') : '',
  ]
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '!@#$%^&*()',
]
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')])

function hasRun(lower: string): boolean {
  for (let at = 0; at + 4 <= lower.length; at += 1) {
    const four = lower.slice(at, at + 4)
    if (runs.some((row) => row.includes(four))) return true
  }
  return false
}
