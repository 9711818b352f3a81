import { type CheckedPack, vocabularyOf } from './check-pack.ts'
import { nearestName } from './nearest-name.ts'
import type { Constant, Parameter } from './pack.ts'
import { type Finding, finding } from './static-finding.ts'
import { sitesOf } from './static-sites.ts'
import { type Expression, operandsOf } from './typed.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/** What a parameter's words are compared with; `null`: with something that may be any text. */
type Compared = Map<Parameter, Set<string> | null>

/**
 * Text and list parameters without 可取 that hold a word which no expression reading them can meet:
 * a misspelt word would otherwise only switch a path off.
 */
export function findUnmetWords(checked: CheckedPack): readonly Finding[] {
  const found: Finding[] = []
  for (const [parameter, met] of comparedOf(checked)) {
    if (met === null || parameter.words) continue
    for (const { value, byCode, place } of parameter.values) {
      const words = value ? wordsIn(value) : [...(byCode?.values() ?? [])].flatMap(wordsIn)
      for (const word of words) {
        if (!met.has(word)) found.push(unmet(parameter, { word, met, place }))
      }
    }
  }
  return found
}

function unmet(
  { name, place: declared }: Parameter,
  given: {
    readonly word: string
    readonly met: ReadonlySet<string>
    readonly place: Finding['place'] | undefined
  },
): Finding {
  const { word, met, place = declared } = given
  const nearest = nearestName(word, met)
  const guess = nearest === undefined ? '' : `是否想写“${nearest}”？`
  const says = `参数“${name}”的“${word}”与所有用到它的式子里的“${[...met].join('、')}”都不同，${guess || '不起作用。'}请核对；确有此意的，在“可取”里列出全部取值。`
  return finding(place, 'word-unmet', { says })
}

function wordsIn(constant: Constant): readonly string[] {
  if (constant.kind === 'text') return [constant.value]
  return constant.kind === 'texts' ? constant.values : []
}

function comparedOf(checked: CheckedPack): Compared {
  const vocabulary = vocabularyOf(checked.pack, checked.catalogue)
  const compared: Compared = new Map()
  const seen = new Set<Expression>()
  const meet = (parameter: Parameter, words: readonly string[] | undefined) => {
    const before = compared.get(parameter)
    if (before === null) return
    compared.set(parameter, words ? new Set([...(before ?? []), ...words]) : null)
  }
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return
    seen.add(expression)
    for (const [parameter, words] of meetingsOf(expression, vocabulary)) meet(parameter, words)
    operandsOf(expression).forEach(visit)
  }
  for (const { expression } of sitesOf(checked)) {
    for (const parameter of textParameters(expression)) meet(parameter, undefined)
    visit(expression)
  }
  return compared
}

// A parameter that an expression passes on (`if`, a term) may meet any text.
function meetingsOf(
  expression: Expression,
  vocabulary: Vocabulary,
): readonly (readonly [Parameter, readonly string[] | undefined])[] {
  if (expression.op === 'compare') {
    const { left, right } = expression
    return [
      ...textParameters(left).map((one) => [one, wordsOf(right, vocabulary)] as const),
      ...textParameters(right).map((one) => [one, wordsOf(left, vocabulary)] as const),
    ]
  }
  if (expression.op === 'among') {
    const { value, options } = expression
    const words = 'name' in options ? options.words : options
    const own = 'name' in options ? ([[options, wordsOf(value, vocabulary)]] as const) : []
    return [...own, ...textParameters(value).map((one) => [one, words] as const)]
  }
  const passed = operandsOf(expression).flatMap(textParameters)
  return passed.map((one) => [one, undefined] as const)
}

function textParameters(expression: Expression): readonly Parameter[] {
  if (expression.op !== 'parameter' || expression.type !== 'text') return []
  return [expression.parameter]
}
