import type { LocalDate } from '#kernel/index'

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!='
export type LoopKind = 'for' | 'some' | 'every'

/** An expression as it is written, with the offset of its first and behind its last character. */
export type Syntax = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'number'; readonly whole: number; readonly scale: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean | null }
  | { readonly kind: 'day'; readonly value: LocalDate }
  | { readonly kind: 'period'; readonly months: number; readonly days: number }
  | { readonly kind: 'name'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Syntax[] }
  | { readonly kind: 'arithmetic'; readonly operator: '+' | '-' | '*'; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'negate'; readonly operand: Syntax }
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'between'; readonly value: Syntax; readonly low: Syntax; readonly high: Syntax; readonly isLowOpen: boolean; readonly isHighOpen: boolean }
  | { readonly kind: 'in'; readonly value: Syntax; readonly options: readonly Syntax[] }
  | { readonly kind: 'and' | 'or'; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'if'; readonly condition: Syntax; readonly whenTrue: Syntax; readonly whenFalse: Syntax }
  | { readonly kind: 'filter'; readonly list: Syntax; readonly condition: Syntax }
  | { readonly kind: 'loop'; readonly loop: LoopKind; readonly variable: string; readonly list: Syntax; readonly body: Syntax }
) // biome-ignore format: one line a form

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
