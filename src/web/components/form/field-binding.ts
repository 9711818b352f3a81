/** What `FormField` gives the control in it. */
export interface FieldBinding {
  readonly id: string
  readonly isInvalid: boolean
  readonly describedBy: string
  readonly labelledBy: string
}
