/** What nobody has told us yet. It is neither false nor zero. */
export type Unknown = null

/** The unknown value. */
export const unknown: Unknown = null

/** A statement that holds, does not hold, or cannot be decided from the facts at hand. */
export type Truth = boolean | Unknown

/** Kleene's conjunction: one false decides, otherwise one unknown leaves it open. Nothing: true. */
export function and(...truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes(unknown) ? unknown : true
}

/** Kleene's disjunction: one true decides, otherwise one unknown leaves it open. Nothing: false. */
export function or(...truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true
  return truths.includes(unknown) ? unknown : false
}

/** The contrary; the contrary of unknown is unknown. */
export function not(truth: Truth): Truth {
  return truth === unknown ? unknown : !truth
}

/** Whether the statement is decided and holds: unknown is not true. */
export function isTrue(truth: Truth): truth is true {
  return truth === true
}

/** Whether the statement is decided and does not hold: unknown is not false. */
export function isFalse(truth: Truth): truth is false {
  return truth === false
}

/** Whether the statement cannot be decided. */
export function isUnknown(value: unknown): value is Unknown {
  return value === unknown
}
