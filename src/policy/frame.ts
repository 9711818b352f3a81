import type { Fact, SubjectLevel } from './catalogue.ts'
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
  readonly facts: Value[]
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

/** The facts an evaluation reads, each with its place in the subject's array. */
export interface FactSlots {
  readonly slotOf: (fact: Fact) => number
  readonly factsOf: (level: SubjectLevel) => readonly Fact[]
}

/** Slots that are given out as facts are met. */
export function collectFactSlots(): FactSlots {
  const levels: Record<SubjectLevel, Fact[]> = { 人: [], 户: [], 义务人: [] }
  return {
    slotOf(fact) {
      const facts = levels[fact.level]
      const index = facts.indexOf(fact)
      return index >= 0 ? index : facts.push(fact) - 1
    },
    factsOf: (level) => levels[level],
  }
}

/** A subject with its facts in slot order; values of a wrong type are our mistake, not unknown. */
export function subjectOf(values: FactValues, facts: readonly Fact[], terms: number): Subject {
  const decoded: Value[] = []
  for (const fact of facts) decoded.push(decode(values[fact.code], fact))
  return { facts: decoded, terms: new Array<Value | undefined>(terms), decided: undefined }
}

function decode(value: FactValue | undefined, fact: Fact): Value {
  if (value === null || value === undefined) return unknownOf(fact)
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
