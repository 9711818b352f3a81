import type { CheckedPack } from './check-pack.ts'
import type { Place } from './place.ts'
import { refusePolicy } from './refusals.ts'
import { placeOfExpression, quoted } from './static-finding.ts'
import { type Site, sitesOf } from './static-sites.ts'
import { type Expression, operandsOf } from './typed.ts'
import { plainUnit } from './unit-words.ts'

/** What a number counts, where it is known: an amount's period, or a number's unit. */
type Unit =
  | { readonly kind: 'amount'; readonly period: '月' | '年' }
  | { readonly kind: 'count'; readonly unit: string }

/**
 * Refuses amounts of a month beside amounts of a year, numbers of different units side by side, terms whose
 * declared unit is not what they compute. Only what the units in 单位 prove; without one, nothing.
 */
export function refuseMixedUnits(checked: CheckedPack): void {
  const seen = new Set<Expression>()
  for (const site of sitesOf(checked)) {
    visit(site.expression, { checked, site, seen })
  }
  for (const [term, expression] of checked.terms) {
    const declared = unitOfText(expression.type, term.unit)
    const computed = unitOf(expression, checked)
    if (!declared || !computed || !isClash(declared, computed)) continue
    const says = `术语“${term.name}”写明单位是“${term.unit}”，算出来却是${nameOf(computed)}。请核对单位，或是否少乘、多乘了 12。`
    refuseUnit(term.place ?? placeOfExpression(expression), says)
  }
  for (const { category, benefit } of checked.categories) {
    const unit = benefit && unitOf(benefit, checked)
    if (!benefit || unit?.kind !== 'amount' || unit.period === '月') continue
    const says = `类别“${category.name}”的月保障金${quoted(benefit)}算出来是每年的金额。请除以 12。`
    refuseUnit(placeOfExpression(benefit), says)
  }
}

function refuseUnit(place: Place, says: string): never {
  return refusePolicy('unit-mixed', place, { says })
}

interface Visit {
  readonly checked: CheckedPack
  readonly site: Site
  readonly seen: Set<Expression>
}

function visit(expression: Expression, given: Visit): void {
  const { checked, site, seen } = given
  if (seen.has(expression)) return
  seen.add(expression)
  for (const operand of operandsOf(expression)) visit(operand, given)
  for (const [one, other] of pairsOf(expression)) {
    const [left, right] = [unitOf(one, checked), unitOf(other, checked)]
    if (!left || !right || !isClash(left, right)) continue
    const says = `${site.where}：${quoted(one)}是${nameOf(left)}，${quoted(other)}是${nameOf(right)}，不能放在一起。请先换算成同一单位。`
    refuseUnit(placeOfExpression(expression), says)
  }
  const wanted = { 'add-months': '月', 'add-days': '天' } as const
  if (expression.op === 'add-months' || expression.op === 'add-days') {
    const unit = unitOf(expression.count, checked)
    const expected = wanted[expression.op]
    if (unit?.kind !== 'count' || unit.unit === expected) return
    const says = `${site.where}：${quoted(expression.count)}的单位是“${unit.unit}”，这里要的是${expected}数。请改用对应的函数或参数。`
    refuseUnit(placeOfExpression(expression.count), says)
  }
}

// The operands that have to be of one unit.
function pairsOf(expression: Expression): readonly (readonly [Expression, Expression])[] {
  switch (expression.op) {
    case 'compare':
    case 'add':
    case 'subtract':
    case 'larger':
    case 'smaller':
      return [[expression.left, expression.right]]
    case 'if':
      return [[expression.whenTrue, expression.whenFalse]]
    default:
      return []
  }
}

function unitOf(expression: Expression, checked: CheckedPack): Unit | undefined {
  const of = (one: Expression) => unitOf(one, checked)
  switch (expression.op) {
    case 'fact':
      return unitOfText(expression.type, expression.fact.unit)
    case 'parameter':
      return unitOfText(expression.type, expression.parameter.unit)
    case 'term': {
      const target = checked.terms.get(expression.term)
      return unitOfText(expression.type, expression.term.unit) ?? (target && of(target))
    }
    case 'negate':
      return of(expression.operand)
    case 'add':
    case 'subtract':
    case 'larger':
    case 'smaller':
      return of(expression.left) ?? of(expression.right)
    case 'if':
      return of(expression.whenTrue) ?? of(expression.whenFalse)
    case 'multiply':
      return productUnit(expression, checked)
    case 'round': {
      const unit = of(expression.numerator)
      if (unit?.kind !== 'amount') return undefined
      if (isTwelve(expression.denominator)) return unit.period === '年' ? perMonth : undefined
      return expression.denominator.op === 'constant' ? undefined : unit
    }
    case 'years':
      return { kind: 'count', unit: '周岁' }
    case 'months':
      return { kind: 'count', unit: '月' }
    case 'days':
      return { kind: 'count', unit: '天' }
    case 'aggregate': {
      if (expression.kind === 'count') return { kind: 'count', unit: '人' }
      return expression.body && expression.type !== 'truth' ? of(expression.body) : undefined
    }
    default:
      return undefined
  }
}

const perMonth: Unit = { kind: 'amount', period: '月' }
const perYear: Unit = { kind: 'amount', period: '年' }
// Shares, times and heads leave an amount's period as it is.
const plainFactors = ['占比', '倍', '百分比', '人', '套', '户']

function productUnit(expression: Expression, checked: CheckedPack): Unit | undefined {
  const factors = factorsOf(expression)
  const amounts = factors.filter((one) => one.type === 'money')
  const [amount] = amounts
  if (!amount || amounts.length !== 1 || amount.op === 'constant') return undefined
  const unit = unitOf(amount, checked)
  if (unit?.kind !== 'amount') return undefined
  const others = factors.filter((one) => one !== amount)
  const constants = others.filter((one) => one.op === 'constant')
  const isPlain = others.every((one) => {
    const factor = unitOf(one, checked)
    return one.op === 'constant' || (factor?.kind === 'count' && plainFactors.includes(factor.unit))
  })
  if (!isPlain) return undefined
  const twelves = constants.filter(isTwelve).length
  if (twelves === 1 && unit.period === '月') return perYear
  return twelves === 0 ? unit : undefined
}

function factorsOf(expression: Expression): readonly Expression[] {
  if (expression.op !== 'multiply') return [expression]
  return [...factorsOf(expression.left), ...factorsOf(expression.right)]
}

function isTwelve(expression: Expression): boolean {
  if (expression.op !== 'constant' || expression.constant.kind !== 'number') return false
  return expression.constant.whole === 12 && expression.constant.scale === 0
}

function unitOfText(type: Expression['type'], text: string | undefined): Unit | undefined {
  if (text === undefined) return undefined
  if (type === 'number') return { kind: 'count', unit: plainUnit(text) }
  if (type !== 'money') return undefined
  const [isMonth, isYear] = [text.includes('月'), text.includes('年')]
  if (isMonth === isYear) return undefined
  return isMonth ? perMonth : perYear
}

// Units of one group count the same sort of thing; 次 beside 种 may be meant, 月 beside 天 may not.
const counters = ['人', '户', '次', '种', '项', '套', '辆', '个']
const shares = ['倍', '占比']
const measures = ['百分比', '周岁', '月', '年', '天', '工作日']

function isClash(left: Unit, right: Unit): boolean {
  if (left.kind === 'amount' && right.kind === 'amount') return left.period !== right.period
  if (left.kind !== 'count' || right.kind !== 'count') return false
  const [one, other] = [groupOf(left.unit), groupOf(right.unit)]
  return one !== undefined && other !== undefined && one !== other
}

function groupOf(unit: string): string | undefined {
  if (counters.includes(unit)) return 'counter'
  if (shares.includes(unit)) return 'share'
  return measures.includes(unit) ? unit : undefined
}

function nameOf(unit: Unit): string {
  return unit.kind === 'amount' ? `每${unit.period}的金额` : `以“${unit.unit}”计的数`
}
