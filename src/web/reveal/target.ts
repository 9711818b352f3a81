/** One value that is not shown, as the server is asked for it. */
export interface RevealTarget {
  readonly subject: '人' | '户'
  readonly id: string
  /** identity, phone, bankCard or the code of a fact. */
  readonly field: string
}
