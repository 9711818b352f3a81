import type { Expression } from './typed.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The words a text expression can give, or undefined when they are not all known. */
export function wordsOf(
  expression: Expression,
  vocabulary: Vocabulary,
): readonly string[] | undefined {
  switch (expression.op) {
    case 'fact':
      return expression.fact.type === '代码'
        ? expression.fact.codes.map((code) => code.value)
        : undefined
    case 'constant':
      return expression.constant.kind === 'text' ? [expression.constant.value] : []
    case 'term':
      return wordsOf(vocabulary.expressionOf(expression.term), vocabulary)
    case 'decision':
      return expression.decision === '应认定类别'
        ? vocabulary.categories
        : [...vocabulary.categories, ...vocabulary.personCategories]
    case 'parameter':
      return expression.parameter.words
    case 'if': {
      const whenTrue = wordsOf(expression.whenTrue, vocabulary)
      const whenFalse = wordsOf(expression.whenFalse, vocabulary)
      return whenTrue && whenFalse && [...whenTrue, ...whenFalse]
    }
    default:
      return undefined
  }
}
