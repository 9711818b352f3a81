/** A field of a form that goes with one step. */
export interface WrittenField {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** Words unless told. */
  readonly kind?: 'words' | 'days' | 'choice'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly isOptional?: boolean
  /** What stands there at first. */
  readonly value?: string
}
