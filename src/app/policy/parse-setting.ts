import { type LocalDate, parseLocalDate } from '#kernel/index'
import {
  constantOf,
  datedValue,
  misfitOf,
  nearestName,
  type Pack,
  type Parameter,
  type ParameterOverrides,
  type PlainConstant,
} from '#policy/index'
import { refuse } from '../refusals.ts'

/**
 * `低保标准.农村=480`, `边缘倍数=1.6`: values in place of the pack's. Refuses parameters and codes the
 * pack does not have, with the nearest name, a unit that is not the parameter's, words outside its 可取
 * and numbers its unit cannot have.
 */
export function parseSettings(
  pack: Pack,
  settings: readonly string[],
  day: LocalDate,
): ParameterOverrides {
  const overrides: Record<string, PlainConstant | Record<string, PlainConstant>> = {}
  for (const setting of settings) {
    const { name, code, value } = parseSetting(pack, setting, day)
    const before = overrides[name]
    if (code === undefined) overrides[name] = value
    else overrides[name] = { ...(isByCode(before) ? before : {}), [code]: value }
  }
  return overrides
}

function isByCode(value: unknown): value is Record<string, PlainConstant> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseSetting(pack: Pack, setting: string, day: LocalDate) {
  const match = /^([^=]+)=(.*)$/s.exec(setting)
  const written = match?.[1]?.trim()
  const text = match?.[2]?.trim()
  if (!written || !text) throw refuse('setting-shape', { text: setting })
  const whole = pack.parameters.get(written)
  const dot = written.lastIndexOf('.')
  const name = whole || dot < 0 ? written : written.slice(0, dot)
  const code = whole || dot < 0 ? undefined : written.slice(dot + 1)
  const parameter = whole ?? pack.parameters.get(name)
  if (!parameter) {
    const nearest = nearestName(name, pack.parameters.keys())
    throw refuse('setting-unknown', { name, ...(nearest !== undefined && { nearest }) })
  }
  if (code !== undefined) requireCode(parameter, code, day)
  return { name, code, value: allowedValue(parameter, text) }
}

/** The value written, which the parameter's type, words and unit must allow. */
function allowedValue(parameter: Parameter, text: string): PlainConstant {
  const value = settingValue(parameter, text)
  const constant = constantOf(value, parameter.type)
  if (constant === undefined) return refuseValue(parameter, text, '位数较少的数')
  const misfit = misfitOf(parameter, constant)
  if (misfit === undefined) return value
  if (misfit.kind === 'number') return refuseValue(parameter, text, misfit.allowed)
  const { word, words } = misfit
  const nearest = nearestName(word, words)
  throw refuse('setting-word', {
    name: parameter.name,
    word,
    words,
    ...(nearest !== undefined && { nearest }),
  })
}

function requireCode(parameter: Parameter, code: string, day: LocalDate): void {
  const codes = [...(datedValue(parameter, day).byCode?.keys() ?? [])]
  if (codes.includes(code)) return
  const nearest = nearestName(code, codes)
  throw refuse('setting-code', {
    name: parameter.name,
    code,
    codes,
    ...(nearest !== undefined && { nearest }),
  })
}

function settingValue(parameter: Parameter, text: string): PlainConstant {
  if (text === '未知') return null
  switch (parameter.type) {
    case 'truth': {
      if (text === '是' || text === 'true') return true
      if (text === '否' || text === 'false') return false
      throw wrongValue(parameter, text, '是 或 否')
    }
    case 'texts':
      return text
        .replace(/^\[(.*)\]$/s, '$1')
        .split(/[、,，]/)
        .map((one) => one.trim())
    case 'text':
      return text
    case 'day':
      return parseLocalDate(text) ?? refuseValue(parameter, text, '2024-10-11 样子的日期')
    case 'period':
      if (constantOf(text, 'period')) return text
      return refuseValue(parameter, text, '6个月、1年、30天 样子的期限')
    default:
      return numberOf(parameter, text)
  }
}

/** The number without its unit; decimals stay as they are written. */
function numberOf(parameter: Parameter, text: string): string {
  const match = /^(-?\d+(?:\.\d+)?)\s*(.*)$/.exec(text.replaceAll(',', ''))
  const [number, unit] = [match?.[1], match?.[2]]
  if (number === undefined || unit === undefined) {
    return refuseValue(parameter, text, `以${parameter.unit ?? '个'}为单位的数`)
  }
  const isShort = unit === '元' && parameter.unit?.startsWith('元')
  if (unit === '' || unit === parameter.unit || isShort) return number
  const { name } = parameter
  throw refuse('setting-unit', { name, unit, wanted: parameter.unit ?? '（没有单位）' })
}

function refuseValue(parameter: Parameter, text: string, wanted: string): never {
  throw wrongValue(parameter, text, wanted)
}

function wrongValue(parameter: Parameter, text: string, wanted: string): Error {
  return refuse('setting-value', { name: parameter.name, text, wanted })
}
