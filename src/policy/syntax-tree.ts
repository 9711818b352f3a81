import type { Comparison } from './syntax.ts'

/** A node of the FEEL grammar's tree. */
export interface Tree {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly children: readonly Tree[]
}

/** Nodes that carry no meaning of their own, comments among them. */
export const punctuation: ReadonlySet<string> = new Set([
  '(', ')', '[', ']', ',', '.', '..', 'LineComment', 'BlockComment',
]) // biome-ignore format: one list

export function isComparison(text: string): text is Comparison {
  return ['<', '<=', '>', '>=', '=', '!='].includes(text)
}
