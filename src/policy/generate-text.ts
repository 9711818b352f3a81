import type { BoundText } from './bound.ts'
import {
  callShared,
  generateBranches,
  generateChoice,
  type Lines,
  type Source,
} from './generate-shared.ts'

/** The statements of a word: its number in the list, −1 where it is unknown. */
export function generateText(bound: BoundText, source: Source, lines: Lines): string {
  const value = source.fresh()
  switch (bound.op) {
    case 'constant':
      return bound.value === null ? '-1' : String(source.codeOf(bound.value))
    case 'fact':
      lines.push(`const ${value}=${source.cell(bound.fact)};`)
      return value
    case 'term':
      return callShared(bound, source, lines) as string // a text is one word
    case 'if':
      return generateBranches(bound, { source, lines, unknown: '-1' })
    case 'choose':
      return generateChoice(bound, { source, lines, unknown: '-1' })
    case 'decision':
      if (bound.decision === '本人应认定类别') return 'ownWord()'
      return 'CW'
  }
}
