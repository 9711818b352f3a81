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
      // Classes may not rest on a person's own decision; what reads it is no part of a snapshot.
      if (bound.decision !== '应认定类别') throw new Error('a decision that no class may read')
      return 'CW'
  }
}
