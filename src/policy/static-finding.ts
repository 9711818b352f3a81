import type { Place } from './place.ts'
import type { Expression } from './typed.ts'

export type FindingCode =
  | 'always-true'
  | 'always-false'
  | 'contradiction'
  | 'unreachable'
  | 'order-twice'
  | 'codes-missing'
  | 'begins-late'
  | 'word-unmet'
  | 'unused'
  | 'basis-missing'

/** Something a pack says that cannot be meant so; the pack still compiles. */
export interface Finding {
  readonly code: FindingCode
  /** 警告: probably a mistake; 提示: untidy, no result is wrong by it. */
  readonly severity: '警告' | '提示'
  readonly place: Place
  /** What, where and what to do, with file, line and column. */
  readonly sentence: string
}

/** A finding whose sentence begins with its place, as the refusals' do. */
export function finding(
  place: Place,
  code: FindingCode,
  given: { readonly says: string; readonly severity?: Finding['severity'] },
): Finding {
  const { file, line, column } = place
  const sentence = `${file} 第 ${line} 行第 ${column} 列：${given.says}`
  return { code, severity: given.severity ?? '警告', place, sentence }
}

/** The place of an expression in its file. */
export function placeOfExpression({ span }: Expression): Place {
  return span.source.place(span.from)
}

const longest = 60

/** An expression as it is written, in quotes; a long one is cut. */
export function quoted({ span }: Expression): string {
  const text = span.source.text.slice(span.from, span.to).replaceAll(/\s+/g, ' ').trim()
  return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`
}
