import { type Checking, complain } from './fitting.ts'
import { refusePolicy } from './refusals.ts'
import type { Expression, Span } from './typed.ts'
import { factValueTypes, listNamed, meaningOf, namesIn } from './vocabulary.ts'

export const listPlace = '列表只能放在 count、sum、max、min、some、every 里'

/** What a name stands for, in its scope; refuses one that is nowhere, with the nearest. */
export function checkName(path: readonly string[], span: Span, checking: Checking): Expression {
  const { scope, vocabulary } = checking
  const meaning = meaningOf(path, scope, vocabulary)
  switch (meaning?.kind) {
    case 'today':
      return { op: 'today', type: 'day', span }
    case 'parameter': {
      const { parameter } = meaning
      if (parameter.type === 'texts')
        return complain(span, `列表参数“${parameter.name}”只能放在 in 之后`)
      return { op: 'parameter', parameter, type: parameter.type, span }
    }
    case 'fact':
      return { op: 'fact', fact: meaning.fact, type: factValueTypes[meaning.fact.type], span }
    case 'term':
      return {
        op: 'term',
        term: meaning.term,
        type: vocabulary.expressionOf(meaning.term).type,
        span,
      }
    case 'decision':
      return {
        op: 'decision',
        decision: meaning.decision,
        type: meaning.decision === '待核实' ? 'truth' : 'text',
        span,
      }
    default:
      if (listNamed(path)) return complain(span, listPlace)
      refuseJoined(path, span, checking)
      return refusePolicy('name-unknown', span.source.place(span.from), {
        name: path.length > 1 && path[0] === '户' ? (path[1] ?? '') : path.join('.'),
        known: namesIn(path, scope, vocabulary),
      })
  }
}

const operators: Readonly<Record<string, string>> = {
  且: 'and',
  并且: 'and',
  和: 'and',
  与: 'and',
  或: 'or',
  或者: 'or',
  非: 'not(…)',
  等于: '=',
  大于: '>',
  小于: '<',
  属于: 'in',
  AND: 'and',
  OR: 'or',
}

// FEEL reads `低保标准 且 有车` as one name: the word between is meant as an operator.
function refuseJoined(path: readonly string[], span: Span, { source }: Checking): void {
  const [name = '', more] = path
  const words = name.split(' ')
  const index = words.findIndex((word) => operators[word] !== undefined)
  const word = words[index]
  if (more !== undefined || word === undefined || words.length < 2) return
  const written = source.text.slice(span.from, span.to)
  const at = index === 0 ? 0 : written.search(new RegExp(`\\s${word}(\\s|$)`)) + 1
  refusePolicy('name-joined', source.place(span.from + at), {
    name,
    word,
    instead: operators[word] ?? '',
  })
}
