import { fen, formatDate, formatYuan, localDate } from '#kernel/index'
import type { Catalogue, Fact, MonitoringRule, Pack } from '#policy/index'

/** The facts that a rule names, itself or through terms, in the order of the catalogue. */
export function factsNamed(
  pack: Pack,
  catalogue: Catalogue,
  rule: MonitoringRule,
): readonly Fact[] {
  const seen = new Set<string>()
  const open = wordsOf(rule.when.text)
  if (rule.band) open.push(...wordsOf(rule.band.value.text))
  for (let word = open.pop(); word !== undefined; word = open.pop()) {
    if (seen.has(word)) continue
    seen.add(word)
    const term = pack.terms.get(word)
    if (term) open.push(...wordsOf(term.expression.text))
    const parameter = pack.parameters.get(word)
    if (parameter?.values.some(({ byCode }) => byCode)) open.push(parameter.chosenBy)
  }
  return catalogue.facts.filter(({ name }) => seen.has(name))
}

/** Names are runs of letters and digits; what stands in quotes is a value. */
function wordsOf(text: string): string[] {
  return text.replace(/"[^"]*"/g, ' ').match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** A profile's value as a clerk reads it, with its unit. */
export function valueText(fact: Fact, value: unknown): string | null {
  if (value === null || value === undefined) return null
  const unit = fact.unit ?? ''
  switch (fact.type) {
    case '金额':
      return `${formatYuan(fen(Number(value)))}${unit.replace(/^元/, '')}`
    case '日期':
      return formatDate(localDate(String(value)))
    case '月份':
      return formatDate(localDate(String(value))).replace(/\d+日$/, '')
    case '是否':
      return value === true ? '是' : '否'
    case '面积':
      return `${Number(value).toFixed(2)}${unit || '平方米'}`
    default:
      return `${String(value)}${unit}`
  }
}
