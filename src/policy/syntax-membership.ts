import type { ExpressionText } from './pack.ts'
import { isComparison, punctuation, type Syntax, type Tree } from './syntax-tree.ts'

interface Reading {
  readonly source: ExpressionText
  readonly convert: (tree: Tree, source: ExpressionText) => Syntax
  readonly refuseAt: (source: ExpressionText, at: Tree) => never
}

interface Range {
  readonly from: number
  readonly to: number
}

/** What stands after `in`: words, a list parameter, intervals, comparisons; several mean "one of". */
export function membershipOf(
  given: { readonly value: Syntax; readonly place: Range; readonly test: Tree },
  reading: Reading,
): Syntax {
  const { value, place, test } = given
  const tests = test.name === 'PositiveUnaryTests' ? test.children : [test]
  const options = tests.filter((one) => !punctuation.has(one.name))
  const converted = options.map((one) => testOf(value, one, reading))
  const words = converted.map((one) => (one.kind === 'in' ? one.options : undefined))
  if (words.every((one) => one !== undefined)) {
    return { kind: 'in', value, options: words.flat(), ...place }
  }
  return converted.reduce((left, right) => ({ kind: 'or', left, right, ...place }))
}

// FEEL's grammar reads `x in 列表 and y` as `x in (列表 and y)`; people mean `(x in 列表) and y`.
function testOf(value: Syntax, test: Tree, reading: Reading): Syntax {
  const { source, convert, refuseAt } = reading
  const parts = test.children.filter((child) => !punctuation.has(child.name))
  const [first, second, third] = parts
  const range = { from: value.from, to: test.to }
  switch (test.name) {
    case 'PositiveUnaryTest':
    case 'SimplePositiveUnaryTest': {
      if (first && second && first.name === 'CompareOp') {
        const comparison = source.text.slice(first.from, first.to)
        if (!isComparison(comparison)) return refuseAt(source, first)
        return {
          kind: 'compare',
          comparison,
          left: value,
          right: convert(second, source),
          ...range,
        }
      }
      return testOf(value, first ?? refuseAt(source, test), reading)
    }
    case 'Conjunction':
    case 'Disjunction': {
      if (!first || !third) return refuseAt(source, test)
      const kind = test.name === 'Conjunction' ? 'and' : 'or'
      const right = convert(third, source)
      return { kind, left: testOf(value, first, reading), right, ...range }
    }
    case 'Interval':
      return intervalOf(value, test, reading)
    default:
      return { kind: 'in', value, options: [convert(test, source)], ...range }
  }
}

// `[1..5]` with both ends, `(1..5]` or `]1..5]` without the first.
function intervalOf(value: Syntax, interval: Tree, reading: Reading): Syntax {
  const { source, convert, refuseAt } = reading
  const [low, high] = interval.children.filter((child) => !punctuation.has(child.name))
  if (!low || !high) return refuseAt(source, interval)
  const text = source.text.slice(interval.from, interval.to)
  return {
    kind: 'between',
    value,
    low: convert(low, source),
    high: convert(high, source),
    isLowOpen: !text.startsWith('['),
    isHighOpen: !text.endsWith(']'),
    from: value.from,
    to: interval.to,
  }
}
