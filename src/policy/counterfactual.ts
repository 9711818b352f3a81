import type { Fact } from './catalogue.ts'
import { largestWhole } from './catalogue.ts'
import type { FactValue, HouseholdFacts } from './frame.ts'
import type { SubjectRef } from './tracing.ts'

/** What comes out for a household with these facts: a class, or whether a rule holds. */
export type OutcomeOf = (facts: HouseholdFacts) => string

/** A fact that is known, as it stands. */
export interface KnownFact {
  readonly fact: Fact
  readonly subject: SubjectRef
  readonly value: number | string | boolean
}

/** One fact otherwise, everything else as it is, and the result is another. */
export interface Change {
  readonly fact: Fact
  readonly subject: SubjectRef
  readonly from: number | string | boolean
  readonly to: number | string | boolean
  /** Amounts and counts: whether the result is the same for everything further that way. */
  readonly direction: '降到' | '升到' | '改为'
  readonly outcome: string
}

/** What comes out when a missing fact turns out to be so. */
export interface Possibility {
  /** `是`, a word of the code list; for amounts from `from` up to `to` (whole stored units). */
  readonly value: boolean | string | { readonly from: number; readonly to: number }
  readonly outcome: string
}

/**
 * The nearest single changes that give another result, nearest first: of amounts the smallest change in
 * either direction (relative to the amount), found to the fen; of truths and words the other values.
 * Facts about which nobody should be told “if” are left out. Days are not changed.
 */
export function nearestChanges(
  facts: HouseholdFacts,
  known: readonly KnownFact[],
  outcomeOf: OutcomeOf,
): readonly Change[] {
  const base = outcomeOf(facts)
  const found = known
    .filter(({ fact }) => fact.isSupposable)
    .flatMap((one) => changesOf(one, { facts, base, outcomeOf }))
  return found.sort((left, right) => weightOf(left) - weightOf(right))
}

/** What each value of a missing fact would lead to; empty for days and free texts. */
export function possibilitiesOf(
  facts: HouseholdFacts,
  missing: { readonly fact: Fact; readonly subject: SubjectRef },
  outcomeOf: OutcomeOf,
): readonly Possibility[] {
  const { fact, subject } = missing
  const at = (value: FactValue) => outcomeOf(withFact(facts, { subject, code: fact.code, value }))
  if (fact.type === '是否') return [true, false].map((value) => ({ value, outcome: at(value) }))
  if (fact.type === '代码') return fact.codes.map(({ value }) => ({ value, outcome: at(value) }))
  return isCounted(fact) ? segmentsOf(fact, at) : []
}

/** The household's facts with one of them set otherwise. */
export function withFact(
  facts: HouseholdFacts,
  change: { readonly subject: SubjectRef; readonly code: string; readonly value: FactValue },
): HouseholdFacts {
  const { subject, code, value } = change
  const put = (one: { readonly id: string; readonly facts: HouseholdFacts['household'] }) =>
    one.id === subject.id ? { ...one, facts: { ...one.facts, [code]: value } } : one
  if (subject.level === '户') {
    return { ...facts, household: { ...facts.household, [code]: value } }
  }
  if (subject.level === '人') return { ...facts, members: facts.members.map(put) }
  return { ...facts, supporters: facts.supporters?.map(put) ?? [] }
}

interface Search {
  readonly facts: HouseholdFacts
  readonly base: string
  readonly outcomeOf: OutcomeOf
}

function changesOf(one: KnownFact, search: Search): readonly Change[] {
  const { fact, subject, value } = one
  const at = (to: FactValue) =>
    search.outcomeOf(withFact(search.facts, { subject, code: fact.code, value: to }))
  const changeTo = (to: number | string | boolean, direction: Change['direction']): Change => ({
    fact,
    subject,
    from: value,
    to,
    direction,
    outcome: at(to),
  })
  if (typeof value === 'boolean') return [changeTo(!value, '改为')].filter(differs)
  if (typeof value === 'string') {
    return fact.codes
      .filter((code) => code.value !== value)
      .map((code) => changeTo(code.value, '改为'))
      .filter(differs)
  }
  if (!isCounted(fact)) return []
  return [-1, 1].flatMap((sign) => {
    const room = sign < 0 ? value - (fact.minimum ?? 0) : (fact.maximum ?? largestWhole) - value
    const step = smallestStep((size) => at(value + sign * size) !== search.base, room)
    return step === undefined ? [] : [changeTo(value + sign * step, sign < 0 ? '降到' : '升到')]
  })

  function differs(change: Change): boolean {
    return change.outcome !== search.base
  }
}

/** The smallest size up to `room` that differs: doubled until it does, then halved down to it. */
function smallestStep(differs: (size: number) => boolean, room: number): number | undefined {
  if (room < 1) return undefined
  let same = 0
  let size = 1
  while (!differs(size)) {
    if (size >= room) return undefined
    same = size
    size = Math.min(size * 2, room)
  }
  while (size - same > 1) {
    const middle = same + Math.floor((size - same) / 2)
    if (differs(middle)) size = middle
    else same = middle
  }
  return size
}

// From the least amount upwards: each stretch with one result.
function segmentsOf(fact: Fact, at: (value: number) => string): readonly Possibility[] {
  const segments: Possibility[] = []
  const last = fact.maximum ?? largestWhole
  let from = fact.minimum ?? 0
  while (from <= last && segments.length < 6) {
    const start = from
    const outcome = at(start)
    const step = smallestStep((size) => at(start + size) !== outcome, last - start)
    const to = step === undefined ? last : start + step - 1
    segments.push({ value: { from: start, to }, outcome })
    from = to + 1
  }
  return segments
}

function isCounted(fact: Fact): boolean {
  return fact.type === '金额' || fact.type === '数量'
}

// Amounts by how large a part of themselves must change; a truth or a word counts as a whole.
function weightOf({ fact, from, to }: Change): number {
  if (typeof from !== 'number' || typeof to !== 'number') return 1
  const least = fact.type === '金额' ? 10_000 : 1
  return Math.abs(to - from) / Math.max(Math.abs(from), least)
}
