import type { Catalogue, Fact, FactType, SubjectLevel } from './catalogue.ts'
import type { Parameter, Term, ValueType } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import type { Decision, Expression } from './typed.ts'

/** Everything an expression may name. */
export interface Vocabulary {
  readonly catalogue: Catalogue
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly terms: ReadonlyMap<string, Term>
  /** The checked expression of a term; refuses one that leads back to itself. */
  readonly expressionOf: (term: Term) => Expression
  /** The names of the household's classes, 不符合 among them. */
  readonly categories: readonly string[]
  readonly personCategories: readonly string[]
}

/** Where an expression stands: whose names are bare, and which more it may use. */
export interface Scope {
  readonly level: SubjectLevel
  /** Inside a list of the household: the element stands in the person's place. */
  readonly isElement: boolean
  /** The element's variable (`m` after `for m in`). */
  readonly variable?: string
  /** Whether the decided classes may be read. */
  readonly hasDecisions: boolean
}

export type Meaning =
  | { readonly kind: 'today' }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'decision'; readonly decision: Decision }

export const factValueTypes: Readonly<Record<FactType, Exclude<ValueType, 'texts'>>> = {
  金额: 'money',
  数量: 'number',
  面积: 'area',
  日期: 'day',
  月份: 'day',
  是否: 'truth',
  代码: 'text',
  文本: 'text',
}

const lists: Readonly<Record<string, Exclude<SubjectLevel, '户'>>> = {
  成员: '人',
  法定义务人: '义务人',
}

export const reservedNames = ['评估日', '户', '本人', '成员', '法定义务人', '应认定类别', '待核实']

/** The list a name stands for, or undefined. */
export function listNamed(path: readonly string[]): Exclude<SubjectLevel, '户'> | undefined {
  const own = path[0] === '户' ? path.slice(1) : path
  return own.length === 1 ? lists[own[0] ?? ''] : undefined
}

/** What a name means in its scope, or undefined when nothing there has the name. */
export function meaningOf(
  path: readonly string[],
  scope: Scope,
  vocabulary: Vocabulary,
): Meaning | undefined {
  const [head = '', name = ''] = path
  if (path.length === 1) return bareMeaning(head, scope, vocabulary)
  if (path.length !== 2) return undefined
  if (head === '户') {
    return decisionNamed(name, '户', scope) ?? ownMeaning(name, '户', vocabulary)
  }
  const isSelf = head === '本人' && scope.level === '人' && !scope.isElement
  if (isSelf || (scope.isElement && head === scope.variable)) {
    return decisionNamed(name, scope.level, scope) ?? ownMeaning(name, scope.level, vocabulary)
  }
  return undefined
}

/** The names a scope knows, for the nearest one in a message. */
export function namesIn(
  path: readonly string[],
  scope: Scope,
  vocabulary: Vocabulary,
): readonly string[] {
  const level = path.length > 1 && path[0] === '户' ? '户' : scope.level
  const own = [
    ...vocabulary.catalogue.facts.filter((fact) => fact.level === level).map((fact) => fact.name),
    ...[...vocabulary.terms.values()]
      .filter((term) => term.level === level)
      .map((term) => term.name),
  ]
  if (path.length > 1) return own
  return [...own, ...vocabulary.parameters.keys(), ...reservedNames, 'true', 'false', 'null']
}

/** Refuses a parameter or term whose name is a fact's, another's or reserved. */
export function refuseClashes(vocabulary: Vocabulary): void {
  const taken = new Set(reservedNames)
  for (const fact of vocabulary.catalogue.facts) taken.add(fact.name)
  for (const { name, place } of vocabulary.parameters.values()) {
    if (taken.has(name)) refusePolicy('name-twice', place, { name })
    taken.add(name)
  }
  for (const { name, expression } of vocabulary.terms.values()) {
    if (taken.has(name)) refusePolicy('name-twice', expression.place(), { name })
    taken.add(name)
  }
}

function bareMeaning(name: string, scope: Scope, vocabulary: Vocabulary): Meaning | undefined {
  if (name === '评估日') return { kind: 'today' }
  const parameter = vocabulary.parameters.get(name)
  if (parameter) return { kind: 'parameter', parameter }
  const own = ownMeaning(name, scope.level, vocabulary) ?? ownMeaning(name, '户', vocabulary)
  if (own) return own
  return scope.level === '户' ? decisionNamed(name, '户', scope) : undefined
}

function ownMeaning(
  name: string,
  level: SubjectLevel,
  vocabulary: Vocabulary,
): Meaning | undefined {
  const fact = vocabulary.catalogue.findByName(name)
  if (fact?.level === level) return { kind: 'fact', fact }
  const term = vocabulary.terms.get(name)
  return term?.level === level ? { kind: 'term', term } : undefined
}

function decisionNamed(name: string, level: SubjectLevel, scope: Scope): Meaning | undefined {
  if (!scope.hasDecisions) return undefined
  if (level === '户' && (name === '应认定类别' || name === '待核实')) {
    return { kind: 'decision', decision: name }
  }
  if (level === '人' && name === '应认定类别')
    return { kind: 'decision', decision: '本人应认定类别' }
  return undefined
}
