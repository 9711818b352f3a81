import type { Constant, DatedValue, Parameter } from './pack.ts'

/** A constant as it is written in a policy: `1.5`, `是`, `甲、乙`. */
export function showConstant(constant: Constant): string {
  switch (constant.kind) {
    case 'number':
      return showDecimal(constant.whole, constant.scale)
    case 'truth':
      return constant.value ? '是' : '否'
    case 'text':
    case 'day':
      return constant.value
    case 'texts':
      return constant.values.join('、')
    case 'period':
      return showPeriod(constant.months, constant.days)
    case 'unknown':
      return '未知'
  }
}

/** The value of a parameter from one day on with its unit: `城市 690 元每人每月、农村 480 元每人每月`. */
export function showDatedValue(parameter: Pick<Parameter, 'unit'>, value: DatedValue): string {
  if (value.value) return withUnit(value.value, parameter.unit)
  const parts = [...(value.byCode ?? [])].map(
    ([code, one]) => `${code} ${withUnit(one, parameter.unit)}`,
  )
  return parts.join('、')
}

function withUnit(constant: Constant, unit: string | undefined): string {
  const shown = showConstant(constant)
  if (constant.kind !== 'number' || unit === undefined) return shown
  if (unit === '占比') return `${showDecimal(constant.whole * 100, constant.scale)}%`
  if (unit === '百分比') return `${shown}%`
  return `${shown} ${unit}`
}

function showPeriod(months: number, days: number): string {
  const parts = [months === 0 ? '' : `${months} 个月`, days === 0 ? '' : `${days} 天`]
  return parts.join('') || '0 天'
}

function showDecimal(whole: number, scale: number): string {
  if (scale === 0) return String(whole)
  const digits = String(Math.abs(whole)).padStart(scale + 1, '0')
  const decimals = digits.slice(-scale).replace(/0+$/, '')
  const sign = whole < 0 ? '-' : ''
  return `${sign}${digits.slice(0, -scale)}${decimals === '' ? '' : `.${decimals}`}`
}
