import type { LocalDate, Truth } from '#kernel/index'
import { binderFor } from './bind.ts'
import type { Fact } from './catalogue.ts'
import { checkExpression } from './check.ts'
import { type CheckedPack, undecided, vocabularyOf } from './check-pack.ts'
import { jsCompiler } from './compile-js.ts'
import { type FactValues, subjectOf } from './frame.ts'
import type { Place } from './place.ts'
import { truthSql } from './sql-expression.ts'

/** A condition over the facts of one row, outside any household. */
export interface CompiledCondition {
  /** The condition of facts by code; what is left out is unknown. */
  readonly evaluate: (facts: FactValues) => Truth
  /** A boolean SQL expression over the columns that hold the facts; NULL is unknown. */
  readonly toSql: (column: (fact: Fact) => string) => string
}

/**
 * Compiles a condition of a person scope that reads facts and parameters only, to both back ends.
 * Refuses terms over lists, members and decisions: a row has none.
 */
export function compileCondition(
  checked: CheckedPack,
  given: { readonly text: string; readonly day: LocalDate; readonly place: Place },
): CompiledCondition {
  const vocabulary = vocabularyOf(checked.pack, checked.catalogue)
  const source = { text: given.text, place: () => given.place }
  const scope = { level: '人', isElement: false, hasDecisions: false } as const
  const expression = checkExpression({ source, scope, vocabulary }, 'truth')
  const bound = binderFor(checked, { day: given.day }).truth(expression)
  const closure = jsCompiler({ undecided, personCategory: () => null }).truth(bound)
  const lists = (): never => {
    throw new RangeError(`a condition of a row cannot look at lists or decisions: ${given.text}`)
  }
  const toSql = (column: (fact: Fact) => string): string =>
    truthSql(bound, {
      fact: column,
      truthTerm: () => undefined,
      textTerm: () => undefined,
      numberTerm: () => undefined,
      truthAggregate: lists,
      numberAggregate: lists,
      householdCategory: lists,
      personCategory: lists,
      undecided,
    })
  toSql(() => 'null')
  const evaluate = (facts: FactValues): Truth => {
    const row = subjectOf(facts)
    return closure({
      household: row,
      members: [],
      supporters: [],
      aggregates: [],
      member: row,
      supporter: row,
      category: undecided,
    })
  }
  return { evaluate, toSql }
}
