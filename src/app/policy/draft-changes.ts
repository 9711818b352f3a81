import { type LocalDate, localDate, Refusal } from '#kernel/index'
import { checkPack, describeCondition, type Parameter, type Place } from '#policy/index'
import type { PolicyText } from '../policy-files.ts'
import { loadPolicyTexts, type PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { expressionsOf, withExpression } from './expressions-of.ts'
import { parseSettings } from './parse-setting.ts'
import { putInList, replaceScalar } from './splice-yaml.ts'

/** A value as it is typed; code: of households of this code alone. */
export interface ParameterChange {
  readonly name: string
  readonly code: string | null
  readonly value: string
}

export interface ExpressionChange {
  /** As `expressionsOf` names it. */
  readonly key: string
  readonly text: string
}

/** What a draft says otherwise than the version in force. */
export interface DraftChanges {
  readonly parameters: readonly ParameterChange[]
  readonly expressions: readonly ExpressionChange[]
  /** Ids of cases that hold by the old values alone. */
  readonly casesAside?: readonly string[] | undefined
}

/** What is wrong with an expression; line and column count from 1, in its own text. */
export interface ExpressionFault {
  readonly line: number
  readonly column: number
  readonly length: number
  readonly sentence: string
  readonly nearest: string | null
}

/**
 * The policy that the changes make of another, read, checked and compiled: values hold from `from` on.
 * Refuses what cannot be written so, with the nearest name.
 */
export function policyWith(
  policy: PolicyInForce,
  changes: DraftChanges,
  from: LocalDate,
): PolicyInForce {
  if (changes.parameters.length + changes.expressions.length === 0) return policy
  return loadPolicyTexts(textsWith(policy, changes, from))
}

interface Edit {
  readonly place: Place
  readonly change: (text: string, place: Place) => string | undefined
}

// From the last to the first, so that no edit moves the place of another.
function textsWith(
  policy: PolicyInForce,
  { parameters, expressions }: DraftChanges,
  from: LocalDate,
): readonly PolicyText[] {
  const names = [...new Set(parameters.map((one) => one.name))]
  const edits = [
    ...expressions.map((one) => expressionEdit(policy, one)),
    ...names.map((name) => {
      const own = parameters.filter((one) => one.name === name)
      return valueEdit(policy, { own, from })
    }),
  ].sort((one, other) => behind(one.place, other.place))
  return edits.reduce((files, { place, change }) => withText(files, place, change), policy.files)
}

function behind(one: Place, other: Place): number {
  return other.line - one.line || other.column - one.column
}

function expressionEdit(policy: PolicyInForce, { key, text }: ExpressionChange): Edit {
  const fault = checkDraftExpression(policy, key, text)
  if (fault) throw refuse('draft-expression', { key, sentence: fault.sentence })
  return {
    place: requireExpression(policy, key).expression.place(0),
    change: (was, place) => replaceScalar(was, place, text),
  }
}

function valueEdit(
  { pack }: PolicyInForce,
  given: { readonly own: readonly ParameterChange[]; readonly from: LocalDate },
): Edit {
  const { own, from } = given
  const settings = own.map(
    ({ name, code, value }) => `${name}${code === null ? '' : `.${code}`}=${value}`,
  )
  parseSettings(pack, settings, from)
  const parameter = pack.parameters.get(own[0]?.name ?? '')
  const before = parameter?.values.findLast((one) => one.from <= from)
  if (!parameter || !before?.place) throw new RangeError('a parameter that was just found')
  const item = datedItem(parameter, { own, from, before })
  const isInstead = before.from === from
  return { place: before.place, change: (was, place) => putInList(was, place, { item, isInstead }) }
}

/** `{自: 2024-11-01, 城市: 690, 农村: 510}`: codes that nobody changed keep their value. */
function datedItem(
  { name, type }: Parameter,
  given: {
    readonly own: readonly ParameterChange[]
    readonly from: LocalDate
    readonly before: Parameter['values'][number]
  },
): string {
  const { own, from, before } = given
  const whole = own.find((one) => one.code === null)
  if (whole && !before.byCode) return `{自: ${from}, 值: ${written(whole.value, type)}}`
  const codes = [...(before.byCode ?? [])].map(([code, constant]) => {
    const change = own.find((one) => one.code === code)
    if (change) return `${code}: ${written(change.value, type)}`
    if (constant.kind !== 'number') throw refuse('draft-by-code', { name })
    return `${code}: ${constant.whole / 10 ** constant.scale}`
  })
  if (codes.length === 0 || whole) throw refuse('draft-by-code', { name })
  return `{自: ${from}, ${codes.join(', ')}}`
}

/** As the pack's files write it; `parseSettings` has let it through. */
function written(value: string, type: Parameter['type']): string {
  const text = value.trim()
  if (text === '未知') return text
  switch (type) {
    case 'number':
    case 'money':
    case 'area':
      return /^-?[\d,]+(\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? text
    case 'truth':
      return text === 'true' ? '是' : text === 'false' ? '否' : text
    case 'texts':
      return JSON.stringify(
        text
          .replace(/^\[(.*)\]$/s, '$1')
          .split(/[、,，]/)
          .map((one) => one.trim()),
      )
    case 'day':
      return localDate(text)
    default:
      return JSON.stringify(text)
  }
}

function withText(
  files: readonly PolicyText[],
  place: Place,
  change: (text: string, place: Place) => string | undefined,
): readonly PolicyText[] {
  return files.map((file) => {
    if (file.path !== place.file) return file
    const text = change(file.text, place)
    if (text === undefined) throw new RangeError(`nothing to change at ${place.file}:${place.line}`)
    return { ...file, text }
  })
}

function requireExpression({ pack }: PolicyInForce, key: string) {
  const found = expressionsOf(pack).find((one) => one.key === key)
  if (!found) throw refuse('expression-unknown', { key })
  return found
}

/** What is wrong with another text of an expression, in its place in the pack; undefined: nothing. */
export function checkDraftExpression(
  policy: PolicyInForce,
  key: string,
  text: string,
): ExpressionFault | undefined {
  requireExpression(policy, key)
  try {
    checkPack(withExpression(policy.pack, key, text), policy.catalogue)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return faultOf(error, text)
  }
}

function faultOf({ message, details }: Refusal, text: string): ExpressionFault {
  const { line, column, name, word, nearest } = details
  const at = { line: wholeOf(line), column: wholeOf(column) }
  const rest = (text.split('\n')[at.line - 1] ?? '').slice(at.column - 1)
  const said = [word, name].find((one) => typeof one === 'string' && rest.startsWith(one))
  const length = typeof said === 'string' ? said.length : (/^[^\s()]+/.exec(rest)?.[0].length ?? 1)
  const sentence = message.replace(/^草稿 第 \d+ 行第 \d+ 列：/, '')
  return { ...at, length, sentence, nearest: typeof nearest === 'string' ? nearest : null }
}

function wholeOf(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 1
}

/** How a sound text reads in Chinese on the day. */
export function wordsOfDraft(
  policy: PolicyInForce,
  { key, text }: ExpressionChange,
  day: LocalDate,
): string | null {
  const pack = withExpression(policy.pack, key, text)
  const found = expressionsOf(pack).find((one) => one.key === key)
  if (!found) return null
  return describeCondition(checkPack(pack, policy.catalogue), found.expression, day) ?? null
}
