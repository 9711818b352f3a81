import { hideNumbers, parseLocalDate } from '#kernel/index'
import type { Fact } from '#policy/index'
import type { EnteredValue } from './entry-request.ts'

const longestText = 100
const hundredths = 100

/** What is wrong with a value that somebody entered for a fact; undefined: nothing. */
export function faultOfValue(fact: Fact, value: EnteredValue): string | undefined {
  if (value === null) return undefined
  const fault = faultOfType(fact, value)
  if (fault !== undefined || typeof value !== 'number') return fault
  // Bounds stand in stored units: of an area in hundredths.
  const stored = fact.type === '面积' ? Math.round(value * hundredths) : value
  if (fact.minimum !== undefined && stored < fact.minimum) return `“${fact.name}”太小，请核对`
  if (fact.maximum !== undefined && stored > fact.maximum) return `“${fact.name}”太大，请核对`
  return undefined
}

function faultOfType(fact: Fact, value: EnteredValue): string | undefined {
  const { name, type, codes } = fact
  switch (type) {
    case '金额':
      return isWhole(value) ? undefined : `“${name}”应当是金额，按元填，最多两位小数`
    case '数量':
      return isWhole(value) ? undefined : `“${name}”应当是整数`
    case '面积':
      return isArea(value) ? undefined : `“${name}”应当是面积，最多两位小数`
    case '日期':
      return isDay(value) ? undefined : `“${name}”应当是日期，写成 2024-09-13 这样`
    case '月份':
      return isDay(`${String(value)}-01`) ? undefined : `“${name}”应当是月份，写成 2024-09 这样`
    case '是否':
      return typeof value === 'boolean' ? undefined : `“${name}”只能填是、否，或问不清`
    case '代码':
      return codes.some((code) => code.value === value)
        ? undefined
        : `“${name}”只能是 ${codes.map((code) => code.value).join('、')} 之一`
    case '文本':
      return textFault(name, value)
  }
}

function isWhole(value: EnteredValue): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function isArea(value: EnteredValue): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  return Math.abs(Math.round(value * hundredths) / hundredths - value) < 1e-9
}

function isDay(value: EnteredValue): boolean {
  return typeof value === 'string' && parseLocalDate(value) !== undefined
}

function textFault(name: string, value: EnteredValue): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return `“${name}”没有填写`
  if (value.length > longestText) return `“${name}”太长，最多 ${longestText} 个字`
  return hideNumbers(value) === value ? undefined : `“${name}”里不要写证号、电话或账号`
}
