import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { LocalDate } from '#kernel/index'
import {
  type CheckedPack,
  type Constant,
  compilePack,
  type ExpressionText,
  type Pack,
  type Parameter,
} from '#policy/index'
import { bindPack } from '../../src/policy/bind-pack.ts'
import { type Expression, operandsOf } from '../../src/policy/typed.ts'
import { catalogue } from './read-packs.ts'

/** A pack with one literal or operator changed. */
export interface Mutant {
  /** `术语/计入人口`, `参数/低保标准 2024-07-01 农村`, `类别/低保对象 条件 1`. */
  readonly where: string
  readonly was: string
  readonly is: string
  readonly pack: Pack
}

/** Every single change of what a pack's classes and routes rest on; those that do not compile are left out by the caller. */
export function mutantsOf(checked: CheckedPack, wordsOf: (parameter: string) => readonly string[]) {
  const { pack } = checked
  const used = reachable(checked)
  return [
    ...[...used.parameters].flatMap((one) => parameterMutants(pack, one, wordsOf(one.name))),
    ...[...pack.terms.values()]
      .filter((term) => used.terms.has(term.name))
      .flatMap((term) =>
        changedTexts(term.expression).map(({ was, is, text }) => ({
          where: `术语/${term.name}`,
          was,
          is,
          pack: {
            ...pack,
            terms: new Map(pack.terms).set(term.name, { ...term, expression: text }),
          },
        })),
      ),
    ...categoryMutants(pack, 'categories', '类别'),
    ...categoryMutants(pack, 'personCategories', '人员类别'),
  ] as readonly Mutant[]
}

/** The mutant compiled, or undefined when the change is not a pack any more. */
export function compiled(mutant: Mutant): CheckedPack | undefined {
  try {
    // Rules and schemes decide no class: left out, a change is compiled twenty times sooner.
    return compilePack({ ...mutant.pack, rules: [], schemes: [] }, catalogue)
  } catch {
    return undefined
  }
}

/**
 * What is in force of a pack's classes on a day, as a mark: parameters are put in, and what they close
 * (a route the place has not opened, the other reading of a word) is gone. A change that leaves the
 * mark of every day alone changes nothing that any case could see.
 */
export function inForce(checked: CheckedPack, day: LocalDate): string {
  const { categories, personCategories, counted } = bindPack(checked, { day })
  const isOpen = ({ premise }: (typeof categories)[number]) =>
    premise === undefined || premise.op !== 'constant' || premise.value === true
  const marks = new Map<object, string>()
  const hash = createHash('sha256')
  const numbers = new Map<string, string>()
  const mark = (value: unknown): string => {
    if (typeof value === 'function') return ''
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
    const known = marks.get(value)
    if (known !== undefined) return known
    const entries: readonly (readonly [string, unknown])[] =
      value instanceof Map || value instanceof Set
        ? [...value].map((one: unknown) => ['', one])
        : Object.entries(value)
    const text = entries
      .filter(([key]) => key !== 'place' && key !== 'span')
      .map(([key, one]) => `${key}:${mark(one)}`)
      .join()
    const own = numbers.get(text) ?? `#${numbers.size}`
    if (!numbers.has(text)) hash.update(`${own}=${text}\n`)
    numbers.set(text, own)
    marks.set(value, own)
    return own
  }
  const open = [categories, personCategories].map((list) => list.filter(isOpen))
  return hash.update(mark([...open, counted])).digest('hex')
}

/** The folders of places that have cases of their own. */
export function placesWithCases(): readonly string[] {
  return readdirSync('policies').filter((id) => readdirSync(`policies/${id}`).includes('cases'))
}

function reachable(checked: CheckedPack) {
  const terms = new Set<string>()
  const parameters = new Set<Parameter>()
  const visit = (expression: Expression): void => {
    if (expression.op === 'parameter') parameters.add(expression.parameter)
    if (expression.op === 'among' && 'name' in expression.options) {
      parameters.add(expression.options)
    }
    if (expression.op === 'term') {
      if (terms.has(expression.term.name)) return
      terms.add(expression.term.name)
      const inner = checked.terms.get(expression.term)
      if (inner) visit(inner)
    }
    operandsOf(expression).forEach(visit)
  }
  for (const one of [...checked.categories, ...checked.personCategories]) {
    if (one.premise) visit(one.premise)
    if (one.benefit) visit(one.benefit)
    for (const { expression } of one.conditions) visit(expression)
  }
  return { terms, parameters }
}

function parameterMutants(pack: Pack, parameter: Parameter, words: readonly string[]): Mutant[] {
  return parameter.values.flatMap((dated, at) => {
    const codes: readonly (string | undefined)[] = dated.byCode
      ? [...dated.byCode.keys()]
      : [undefined]
    return codes.flatMap((code) => {
      const constant = code === undefined ? dated.value : dated.byCode?.get(code)
      return (constant ? otherConstants(constant, words) : []).map((changed): Mutant => {
        const value =
          code === undefined
            ? { ...dated, value: changed }
            : { ...dated, byCode: new Map(dated.byCode).set(code, changed) }
        const values = parameter.values.with(at, value)
        return {
          where: `参数/${parameter.name} ${[dated.from, code].filter(Boolean).join(' ')}`,
          was: shown(constant),
          is: shown(changed),
          pack: {
            ...pack,
            parameters: new Map(pack.parameters).set(parameter.name, { ...parameter, values }),
          },
        }
      })
    })
  })
}

function otherConstants(constant: Constant, words: readonly string[]): readonly Constant[] {
  switch (constant.kind) {
    case 'number':
      return [-1, 1].map((step) => ({ ...constant, whole: constant.whole + step }))
    case 'truth':
      return [{ kind: 'truth', value: !constant.value }]
    case 'text':
      return words
        .filter((word) => word !== constant.value)
        .map((value) => ({ kind: 'text', value }))
    case 'texts':
      return constant.values.map((gone) => ({
        kind: 'texts',
        values: constant.values.filter((value) => value !== gone),
      }))
    default:
      return []
  }
}

function shown(constant: Constant | undefined): string {
  switch (constant?.kind) {
    case 'number':
      return String(constant.whole / 10 ** constant.scale)
    case 'texts':
      return constant.values.join('、')
    case 'truth':
    case 'text':
    case 'day':
      return String(constant.value)
    default:
      return '未知'
  }
}

function categoryMutants(
  pack: Pack,
  key: 'categories' | 'personCategories',
  word: string,
): readonly Mutant[] {
  return pack[key].flatMap((category, at) => {
    const replaced = (changed: Partial<typeof category>): Pack => ({
      ...pack,
      [key]: pack[key].with(at, { ...category, ...changed }),
    })
    const part = (name: 'premise' | 'benefit', label: string): Mutant[] => {
      const text = category[name]
      return (text ? changedTexts(text) : []).map((one) => ({
        where: `${word}/${category.name} ${label}`,
        was: one.was,
        is: one.is,
        pack: replaced({ [name]: one.text }),
      }))
    }
    const conditions = category.conditions.flatMap((condition, index) => {
      const label = `${word}/${category.name} 条件 ${index + 1}`
      const gone: Mutant = {
        where: label,
        was: condition.name,
        is: '（删去）',
        pack: replaced({ conditions: category.conditions.filter((_, each) => each !== index) }),
      }
      const changed = changedTexts(condition.expression).map(
        ({ was, is, text }): Mutant => ({
          where: label,
          was,
          is,
          pack: replaced({
            conditions: category.conditions.with(index, { ...condition, expression: text }),
          }),
        }),
      )
      return category.conditions.length > 1 ? [gone, ...changed] : changed
    })
    return [...part('premise', '前提'), ...part('benefit', '月保障金'), ...conditions]
  })
}

const operators: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '=': '!=',
  '!=': '=',
  and: 'or',
  or: 'and',
  '+': '-',
  '-': '+',
  true: 'false',
  false: 'true',
  some: 'every',
  every: 'some',
  'not(': '(',
}
const token =
  /"[^"]*"|(?<![\p{L}\d_])(?:and|or|true|false|some|every)(?![\p{L}\d_])|not\(|<=|>=|!=|[<>=]| [+-] |(?<![\p{L}\d_.])\d+(?:\.\d+)?(?![\p{L}\d_])/gu

interface ChangedText {
  readonly was: string
  readonly is: string
  readonly text: ExpressionText
}

/** One operator swapped, one number raised, or one word of a list left out at a time. */
function changedTexts(source: ExpressionText): readonly ChangedText[] {
  return [...source.text.matchAll(token)].flatMap((found) => {
    const [was] = found
    const from = found.index
    if (was.startsWith('"')) return leftOut(source, from, was)
    const trimmed = was.trim()
    const is = operators[trimmed] ?? String(Number(trimmed) + 1)
    return [changed(source, { from, was, is: was.replace(trimmed, () => is) })]
  })
}

function leftOut(source: ExpressionText, from: number, was: string): readonly ChangedText[] {
  const { text } = source
  const after = /^\s*,\s*/.exec(text.slice(from + was.length))?.[0]
  if (after !== undefined) return [changed(source, { from, was: was + after, is: '' })]
  const before = /,\s*$/.exec(text.slice(0, from))?.[0]
  if (before === undefined) return []
  return [changed(source, { from: from - before.length, was: before + was, is: '' })]
}

function changed(
  source: ExpressionText,
  { from, was, is }: { readonly from: number; readonly was: string; readonly is: string },
): ChangedText {
  const text = `${source.text.slice(0, from)}${is}${source.text.slice(from + was.length)}`
  const around = source.text.slice(Math.max(0, from - 12), from + was.length + 12)
  return {
    was: `${was.trim()} 于「${around}」`,
    is: is.trim() || '（删去）',
    text: { ...source, text },
  }
}
