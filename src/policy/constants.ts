import { parseLocalDate } from '#kernel/index'
import type { Constant, ValueType } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  elementsOf,
  isSeq,
  placeOf,
  plainValue,
  type SourceNode,
  writtenText,
} from './yaml-source.ts'

/** What a caller may give in place of a parameter's value; null: unknown. */
export type PlainConstant = number | string | boolean | null | readonly string[]

const unknownWord = '未知'

/** The exact number a decimal text stands for, or undefined when it is none. */
export function parseDecimal(text: string): { whole: number; scale: number } | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const decimals = (match[3] ?? '').replace(/0+$/, '')
  const whole = Number(`${match[1]}${match[2]}${decimals}`)
  return Number.isSafeInteger(whole) ? { whole: whole + 0, scale: decimals.length } : undefined
}

/**
 * The months and days of a period as FEEL (`P1Y2M`, `P30D`) or as people write it (`1年6个月`, `30天`);
 * undefined when it is none.
 */
export function parsePeriod(text: string): { months: number; days: number } | undefined {
  const match =
    /^P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?$/.exec(text) ??
    /^(?:(\d{1,3})年)?(?:(\d{1,4})个?月)?(?:(\d{1,5})[天日])?$/.exec(text)
  if (!match || match.slice(1).every((one) => one === undefined)) return undefined
  const [years, months, days] = match.slice(1).map((one) => Number(one ?? 0))
  return { months: (years ?? 0) * 12 + (months ?? 0), days: days ?? 0 }
}

/** The type of a value as it is written, given the parameter's unit and declared type. */
export function typeOfConstant(
  at: SourceNode,
  declared: { type?: string | undefined; unit?: string | undefined },
): ValueType {
  const byWord: Readonly<Record<string, ValueType>> = {
    金额: 'money',
    数量: 'number',
    面积: 'area',
    是否: 'truth',
    日期: 'day',
    文本: 'text',
    列表: 'texts',
    期限: 'period',
  }
  if (declared.type !== undefined) {
    const type = byWord[declared.type]
    return (
      type ??
      refusePolicy('value-unknown', placeOf(at), {
        name: declared.type,
        known: Object.keys(byWord),
      })
    )
  }
  if (isSeq(at.node)) return 'texts'
  const value = plainValue(at)
  if (typeof value === 'boolean') return 'truth'
  if (typeof value === 'string' && value !== unknownWord) return 'text'
  return declared.unit?.startsWith('元') ? 'money' : 'number'
}

/** The constant written at a node, of the type wanted. */
export function readConstant(at: SourceNode, type: ValueType): Constant {
  if (type === 'texts') {
    return { kind: 'texts', values: elementsOf(at).map((one) => writtenText(one) ?? '') }
  }
  const plain = plainValue(at)
  const written = writtenText(at) ?? unknownWord
  const constant = constantOf(typeof plain === 'boolean' ? plain : written, type)
  return constant ?? refusePolicy('shape', placeOf(at), { expected: typeNames[type] })
}

/** The constant a plain value stands for, or undefined when it does not fit the type. */
export function constantOf(value: PlainConstant, type: ValueType): Constant | undefined {
  if (value === null || value === unknownWord) return { kind: 'unknown' }
  if (type === 'texts') {
    return Array.isArray(value) ? { kind: 'texts', values: value.map(String) } : undefined
  }
  if (type === 'text') return typeof value === 'string' ? { kind: 'text', value } : undefined
  if (type === 'truth') {
    if (value === true || value === '是') return { kind: 'truth', value: true }
    return value === false || value === '否' ? { kind: 'truth', value: false } : undefined
  }
  if (type === 'day') {
    const day = parseLocalDate(String(value))
    return day && { kind: 'day', value: day }
  }
  if (type === 'period') {
    const period = parsePeriod(String(value))
    return period && { kind: 'period', ...period }
  }
  const number = parseDecimal(String(value))
  return number && { kind: 'number', ...number }
}

export const typeNames: Readonly<Record<ValueType, string>> = {
  truth: '是否',
  number: '数量',
  money: '金额',
  area: '面积',
  day: '日期',
  text: '文字',
  texts: '文字列表',
  period: '期限',
}
