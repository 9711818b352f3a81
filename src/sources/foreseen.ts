/** An alert that would arise (新增) or vanish (消失). */
export interface ForeseenEffect {
  readonly step: '新增' | '消失'
  readonly rule: string
  readonly title: string
  /** The class of alerts, as its number: ①. */
  readonly class: string
}

export interface ForeseenNumbers {
  /** Households that the file touches. */
  readonly households: number
  /** Of them so many were evaluated, in the order of their numbers. */
  readonly looked: number
  readonly raised: Readonly<Record<string, number>>
  readonly vanished: Readonly<Record<string, number>>
  /** Rows whose person or household has an effect. */
  readonly rows: number
}

/** What is foreseen, with the effects on each person and each household by id. */
export interface Foreseen extends Omit<ForeseenNumbers, 'rows'> {
  readonly bySubject: Readonly<Record<string, readonly ForeseenEffect[]>>
}
