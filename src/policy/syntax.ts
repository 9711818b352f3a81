import { parser } from '@bpmn-io/lezer-feel'
import { parseLocalDate } from '#kernel/index'
import { parseDecimal, parsePeriod } from './constants.ts'
import type { ExpressionText } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import { membershipOf } from './syntax-membership.ts'
import { isComparison, type LoopKind, punctuation, type Syntax, type Tree } from './syntax-tree.ts'

export type { Comparison, LoopKind, Syntax } from './syntax-tree.ts'

const expressionParser = parser.configure({ top: 'Expression' })

/** Reads an expression's FEEL syntax; refuses what is none with its line and column. */
export function parseExpression(source: ExpressionText): Syntax {
  const root = readTree(source)
  const [only, more] = root.children.filter((child) => !punctuation.has(child.name))
  if (only === undefined || more) return refuseAt(source, root)
  return convert(only, source)
}

function readTree(source: ExpressionText): Tree {
  interface Open {
    name: string
    from: number
    to: number
    children: Open[]
  }
  const top: Open = { name: '', from: 0, to: 0, children: [] }
  const stack: Open[] = [top]
  expressionParser.parse(source.text).iterate({
    enter(node) {
      if (node.type.isError) refuseAt(source, node)
      const open = { name: node.name, from: node.from, to: node.to, children: [] }
      stack.at(-1)?.children.push(open)
      stack.push(open)
    },
    leave() {
      stack.pop()
    },
  })
  return top.children[0] ?? top
}

function convert(tree: Tree, source: ExpressionText): Syntax {
  const place = { from: tree.from, to: tree.to }
  const text = source.text.slice(tree.from, tree.to)
  const parts = tree.children.filter((child) => !punctuation.has(child.name))
  const part = (index: number): Syntax => convert(parts[index] ?? refuseAt(source, tree), source)
  switch (tree.name) {
    case 'ParenthesizedExpression':
    case 'PositiveUnaryTest':
      return part(0)
    case 'NumericLiteral': {
      const number = parseDecimal(text.replaceAll(/\s/g, ''))
      return number ? { kind: 'number', ...number, ...place } : refuseAt(source, tree)
    }
    case 'StringLiteral':
      return { kind: 'text', value: unquote(text), ...place }
    case 'BooleanLiteral':
      return { kind: 'truth', value: text === 'true', ...place }
    case 'null':
      return { kind: 'truth', value: null, ...place }
    case 'DateTimeLiteral':
      return timeLiteral(text, place) ?? refuseAt(source, tree)
    case 'VariableName':
    case 'PathExpression':
      return { kind: 'name', path: namePath(tree, source), ...place }
    case 'Conjunction':
    case 'Disjunction': {
      const kind = tree.name === 'Conjunction' ? 'and' : 'or'
      return { kind, left: part(0), right: part(2), ...place }
    }
    case 'ArithmeticExpression':
      return convertArithmetic(tree, parts, source)
    case 'Comparison':
      return convertComparison(tree, parts, source)
    case 'FunctionInvocation':
      return convertCall(tree, parts, source)
    case 'IfExpression':
      return { kind: 'if', condition: part(1), whenTrue: part(3), whenFalse: part(5), ...place }
    case 'FilterExpression':
      return { kind: 'filter', list: part(0), condition: part(1), ...place }
    case 'ForExpression':
    case 'QuantifiedExpression':
      return convertLoop(tree, parts, source)
    default:
      return refuseAt(source, tree)
  }
}

// A day, `date("…")`, or a period, `duration("…")`; `@"…"` is either.
function timeLiteral(text: string, place: { from: number; to: number }): Syntax | undefined {
  const written = /^(?:date|duration)\s*\(\s*"([^"]*)"\s*\)$|^@"([^"]*)"$/.exec(text)
  const word = written?.[1] ?? written?.[2] ?? ''
  const value = text.startsWith('duration') ? undefined : parseLocalDate(word)
  if (value) return { kind: 'day', value, ...place }
  const period = text.startsWith('date') ? undefined : parsePeriod(word)
  return period && { kind: 'period', ...period, ...place }
}

function convertArithmetic(tree: Tree, parts: readonly Tree[], source: ExpressionText): Syntax {
  const place = { from: tree.from, to: tree.to }
  const [first, second, third] = parts
  if (first === undefined || second === undefined) return refuseAt(source, tree)
  if (third === undefined) {
    if (source.text.slice(first.from, first.to) !== '-') return refuseAt(source, first)
    return { kind: 'negate', operand: convert(second, source), ...place }
  }
  const operator = source.text.slice(second.from, second.to)
  if (operator !== '+' && operator !== '-' && operator !== '*') return refuseAt(source, second)
  const [left, right] = [convert(first, source), convert(third, source)]
  return { kind: 'arithmetic', operator, left, right, ...place }
}

function convertComparison(tree: Tree, parts: readonly Tree[], source: ExpressionText): Syntax {
  const place = { from: tree.from, to: tree.to }
  const [left, operator, third, , fifth] = parts
  if (!left || !operator || !third) return refuseAt(source, tree)
  const value = convert(left, source)
  if (operator.name === 'between') {
    const high = convert(fifth ?? refuseAt(source, tree), source)
    const low = convert(third, source)
    return { kind: 'between', value, low, high, isLowOpen: false, isHighOpen: false, ...place }
  }
  if (operator.name === 'in') {
    return membershipOf({ value, place, test: third }, { source, convert, refuseAt })
  }
  const comparison = source.text.slice(operator.from, operator.to)
  if (!isComparison(comparison)) return refuseAt(source, operator)
  return { kind: 'compare', comparison, left: value, right: convert(third, source), ...place }
}

function convertCall(tree: Tree, parts: readonly Tree[], source: ExpressionText): Syntax {
  const [name, list] = parts
  if (name === undefined || name.name !== 'VariableName') return refuseAt(source, tree)
  const parameters = (list?.children ?? []).filter((child) => !punctuation.has(child.name))
  return {
    kind: 'call',
    name: source.text.slice(name.from, name.to),
    parameters: parameters.map((one) => convert(one, source)),
    from: tree.from,
    to: tree.to,
  }
}

function convertLoop(tree: Tree, parts: readonly Tree[], source: ExpressionText): Syntax {
  const [keyword, header, , body] = parts
  const [binding, more] = header?.children ?? []
  const variable = binding?.children[0]
  const list = binding?.children.find((child) => child.name === 'IterationContext')?.children[0]
  if (!keyword || !variable || !list || !body || more) return refuseAt(source, tree)
  return {
    kind: 'loop',
    loop: keyword.name as LoopKind, // the grammar knows these three
    variable: source.text.slice(variable.from, variable.to),
    list: convert(list, source),
    body: convert(body, source),
    from: tree.from,
    to: tree.to,
  }
}

function namePath(tree: Tree, source: ExpressionText): readonly string[] {
  if (tree.name !== 'PathExpression') return [plainName(tree, source)]
  return tree.children
    .filter((child) => !punctuation.has(child.name))
    .flatMap((child) => {
      if (child.name === 'PathExpression') return namePath(child, source)
      if (child.name === 'VariableName' || child.name === 'PathName')
        return [plainName(child, source)]
      return refuseAt(source, child)
    })
}

function plainName(tree: Tree, source: ExpressionText): string {
  return source.text.slice(tree.from, tree.to).replaceAll(/\s+/g, ' ')
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(.)/g, '$1')
}

function refuseAt(source: ExpressionText, at: { from: number; to: number }): never {
  const text = source.text.slice(at.from, Math.max(at.to, at.from + 12)) || source.text
  return refusePolicy('syntax', source.place(at.from), { text })
}
