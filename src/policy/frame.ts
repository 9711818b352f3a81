import type { Fact } from './catalogue.ts'
import { dayNumber } from './day-number.ts'
import { anything, type Quantity } from './interval.ts'

/** A fact's value as the rest of the platform holds it: whole fen, a day as text; null: unknown. */
export type FactValue = number | string | boolean | null
export type FactValues = Readonly<Record<string, FactValue | undefined>>

/** The facts of one household, by fact code; what is left out is unknown. */
export interface HouseholdFacts {
  readonly household: FactValues
  readonly members: readonly { readonly id: string; readonly facts: FactValues }[]
  readonly supporters?: readonly { readonly id: string; readonly facts: FactValues }[]
}

/** A value inside the evaluation: unknown words and truths are null, unknown numbers intervals. */
export type Value = Quantity | string | boolean | null

/** One household, person or supporter under evaluation. */
export interface Subject {
  readonly facts: FactValues
  readonly terms: (Value | undefined)[]
  /** A person's own decided class, once it is known; undefined: not decided yet. */
  decided: string | null | undefined
}

/** What the closures of one household's evaluation share. `member` and `supporter` move. */
export interface Frame {
  readonly household: Subject
  readonly members: readonly Subject[]
  readonly supporters: readonly Subject[]
  readonly aggregates: (Value | undefined)[]
  member: Subject
  supporter: Subject
  /** The household's class once it is decided. */
  category: string
}

/** A subject with nothing computed yet. */
export function subjectOf(facts: FactValues): Subject {
  return { facts, terms: [], decided: undefined }
}

/**
 * Reads a fact of a subject: words and truths as they are, days and numbers as quantities. A value of
 * a wrong type is our mistake, not unknown.
 */
export function factReader(fact: Fact): (facts: FactValues) => Value {
  const { code } = fact
  const unknown = unknownOf(fact)
  return (facts) => {
    const value = facts[code]
    return value === null || value === undefined ? unknown : decode(value, fact)
  }
}

function decode(value: number | string | boolean, fact: Fact): Value {
  switch (fact.type) {
    case '是否':
      if (typeof value === 'boolean') return value
      break
    case '代码':
    case '文本':
      if (typeof value === 'string') return value
      break
    case '日期':
    case '月份':
      if (typeof value === 'string') return dayNumber(value)
      break
    case '面积':
      if (typeof value === 'number') return Math.round(value * 100)
      break
    default:
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  }
  throw new RangeError(`fact ${fact.code} of type ${fact.type} has a value of another type`)
}

function unknownOf(fact: Fact): Value {
  if (fact.type === '是否' || fact.type === '代码' || fact.type === '文本') return null
  const { minimum, maximum } = fact
  if (minimum === undefined && maximum === undefined) return anything
  return { low: minimum ?? -Infinity, high: maximum ?? Infinity }
}

/** Whether two words or truths are the same; unknown when one is. */
export function sameValues(left: Value, right: Value): boolean | null {
  return left === null || right === null ? null : left === right
}

/** The value all have, or null (unknown) when they differ. */
export function commonValue(values: readonly Value[]): Value {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/** Finds the subject of a level that an evaluation is at. */
export function subjectFor(level: '人' | '户' | '义务人'): (frame: Frame) => Subject {
  if (level === '户') return (frame) => frame.household
  return level === '人' ? (frame) => frame.member : (frame) => frame.supporter
}
