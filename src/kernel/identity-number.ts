import { type LocalDate, parseLocalDate } from './local-date.ts'

/** Why a text is not an identity number that may be matched by itself. */
export type IdentityProblem =
  | 'empty'
  | 'placeholder'
  | 'masked'
  | 'wrong-length'
  | 'bad-character'
  | 'impossible-date'
  | 'wrong-check-digit'
  | 'precision-lost'
  | 'scientific-notation'
  | 'disability-certificate'
  | 'permit-hk-macau-taiwan'

/** The document that carries the number: 居民身份证, or 港澳台居民居住证 (81/82/83 0000). */
export type IdentityKind = 'resident' | 'residence-permit'

/** A number that holds, with what it says of its bearer. */
export interface ValidIdentityNumber {
  readonly ok: true
  /** 18 characters, X in upper case. */
  readonly number: string
  readonly kind: IdentityKind
  readonly birthDate: LocalDate
  readonly sex: '男' | '女'
  /** The first six digits: the county of first registration, not of today's residence. */
  readonly divisionCode: string
  /** Whether it was written with 15 digits. */
  readonly upgraded: boolean
}

/** A text that is no such number, and why. */
export interface InvalidIdentityNumber {
  readonly ok: false
  readonly problem: IdentityProblem
}

/** The problems as a clerk reads them. */
export const identityProblemLabels: Readonly<Record<IdentityProblem, string>> = {
  empty: '空',
  placeholder: '占位内容，未填证件号',
  masked: '证件号已打码',
  'wrong-length': '位数不对',
  'bad-character': '含有不该出现的字符',
  'impossible-date': '出生日期不存在',
  'wrong-check-digit': '校验位错',
  'precision-lost': '按数字保存，末几位已丢失',
  'scientific-notation': '科学计数法，末几位已丢失',
  'disability-certificate': '其实是残疾人证号',
  'permit-hk-macau-taiwan': '其实是港澳台居民通行证号',
}

/**
 * Reads a resident's identity number (GB 11643-1999) of 18 digits, or of 15, which is raised to 18
 * (born 19xx); a lower-case x is taken as X. Blanks, full-width digits and the like must be cleaned
 * away before. A birth date before 1900 or after `today` (when given) is impossible.
 */
export function checkIdentityNumber(
  text: string,
  today?: LocalDate,
): ValidIdentityNumber | InvalidIdentityNumber {
  const form = /^\d{17}[\dXx]$/.test(text) ? undefined : problemOfForm(text)
  if (form !== undefined) return { ok: false, problem: form }
  const upgraded = text.length === 15
  const number = upgraded ? upgradeIdentityNumber(text) : text.toUpperCase()
  const birthDate = birthDateOf(number, today)
  if (birthDate === undefined) {
    return { ok: false, problem: isPlaceholder(text) ? 'placeholder' : 'impossible-date' }
  }
  if (identityCheckDigit(number.slice(0, 17)) !== number.slice(17)) {
    const lost = number.endsWith('000')
    return { ok: false, problem: lost ? 'precision-lost' : 'wrong-check-digit' }
  }
  return {
    ok: true,
    number,
    kind: /^8[123]0000/.test(number) ? 'residence-permit' : 'resident',
    birthDate,
    sex: Number(number.charAt(16)) % 2 === 1 ? '男' : '女',
    divisionCode: number.slice(0, 6),
    upgraded,
  }
}

/**
 * The 18th character that GB 11643-1999 (ISO 7064, MOD 11-2) asks after the first 17 digits.
 * RangeError when there are not exactly 17 digits.
 */
export function identityCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('17 digits needed for a check digit')
  let sum = 0
  for (let place = 0; place < 17; place++) {
    sum += (first17.charCodeAt(place) - 48) * (weights[place] ?? 0)
  }
  return '10X98765432'.charAt(sum % 11)
}

/** The 18-digit form of a number of 15 digits: the century 19 and the check digit added. */
export function upgradeIdentityNumber(fifteen: string): string {
  if (!/^\d{15}$/.test(fifteen)) throw new RangeError('15 digits needed to raise to 18')
  const first17 = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return first17 + identityCheckDigit(first17)
}

/**
 * The number for eyes that may not read it: of 18 characters the first three and the last two, so that
 * county and birth date beside it do not give it back; of any other text only its length.
 */
export function maskIdentityNumber(number: string): string {
  if (number.length !== 18) return '*'.repeat(number.length)
  return number.slice(0, 3) + '*'.repeat(13) + number.slice(-2)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

const placeholders = new Set(
  [
    ['无', '没有', '暂无', '无证', '无身份证', '不详', '未知', '未填', '未办', '未办理', '待补'],
    ['待查', '待核', '空', '同上', '略', '-', '--', '—', '——', '/', '\\', '.', '0', 'N/A', 'NA'],
    ['NULL', 'NONE', '?', '？', '123456789012345678', '123456789012345'],
  ].flat(),
)

function problemOfForm(text: string): IdentityProblem | undefined {
  if (text.trim() === '') return 'empty'
  // A cell may hold a whole essay; the patterns below are for numbers.
  if (text.length > 40) return 'wrong-length'
  if (isPlaceholder(text)) return 'placeholder'
  if (/^[+-]?\d(\.\d+)?e\+?\d+$/i.test(text)) return 'scientific-notation'
  if (isPermit(text)) return 'permit-hk-macau-taiwan'
  if (isMasked(text)) return 'masked'
  if (/^\d{17}[\dXx][1-7][1-4](b\d)?$/i.test(text)) return 'disability-certificate'
  // A spreadsheet's number keeps 15 digits; 20 digits were a disability certificate's.
  if (/^[1-9]\d{14}0{5}$/.test(text)) return 'precision-lost'
  if (!/^\d+[Xx]?$/.test(text)) return 'bad-character'
  if (text.length !== 18 && text.length !== 15) return 'wrong-length'
  return text.length === 15 && !/^\d+$/.test(text) ? 'bad-character' : undefined
}

function isPlaceholder(text: string): boolean {
  return placeholders.has(text.trim().toUpperCase()) || /^(\d)\1{5,}$/.test(text)
}

/** 港澳居民来往内地通行证 (H/M and 8 or 10 digits) and the lettered 台湾居民 permits. */
function isPermit(text: string): boolean {
  return /^[HM]\d{8}(\d{2})?$/i.test(text) || /^T\d{8,10}$/i.test(text)
}

/** Stars or the like in place of digits; also a run of x that is more than a check character. */
function isMasked(text: string): boolean {
  return /^[\dXx]*([*＊●•#＃]+|[Xx]{2,}|_{2,})[\dXx*＊●•#＃_]*$/.test(text)
}

function birthDateOf(number: string, today: LocalDate | undefined): LocalDate | undefined {
  const text = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const date = parseLocalDate(text)
  if (date === undefined || date < '1900-01-01') return undefined
  return today !== undefined && date > today ? undefined : date
}
