import type { Place } from './place.ts'

/** A text in the policy language with the place of each of its characters. */
export interface ExpressionText {
  readonly text: string
  readonly place: (offset?: number) => Place
}

/** On what authority: the document's number and, where known, the article. */
export interface Basis {
  readonly document: string
  readonly article?: string
}

/** `value ÷ divisor` is called `name` and stands against `line`; shown only, never compared. */
export interface Restatement {
  readonly name: string
  readonly value: ExpressionText
  readonly divisor: ExpressionText
  readonly line: ExpressionText
}

export interface Condition {
  readonly name: string
  readonly expression: ExpressionText
  /** How an explanation writes it, where the deciding form is not the document's. */
  readonly shownAs?: ExpressionText
  /** The comparison once more as people say it, such as per head and month. */
  readonly restated?: Restatement
  readonly basis?: Basis
}
