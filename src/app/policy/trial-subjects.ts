import type { TrialHit } from '#monitoring/index'
import type { RegisteredHousehold } from './list-registered.ts'

export const trialOutcomes = ['会产生', '不能判断', '已有', '不再提醒'] as const
export type TrialOutcome = (typeof trialOutcomes)[number]

/** Somebody of whom the rule says something, without names. */
export interface TrialSubject {
  readonly householdId: string
  readonly household: string
  readonly township: string
  readonly village: string
  /** Null: it is about the household. */
  readonly personId: string | null
  readonly outcome: TrialOutcome
}

/** Those of whom it would raise an alert first, then the undecided, then those that have one. */
export function trialSubjects(
  hits: readonly TrialHit[],
  places: ReadonlyMap<string, RegisteredHousehold>,
): readonly TrialSubject[] {
  return trialOutcomes.flatMap((outcome) =>
    hits.flatMap((hit) => {
      const place = places.get(hit.householdId ?? '')
      if (!place || outcomeOf(hit) !== outcome) return []
      const { id: householdId, number: household, township, village } = place
      return [{ householdId, household, township, village, personId: hit.personId, outcome }]
    }),
  )
}

function outcomeOf({ truth, step }: TrialHit): TrialOutcome {
  if (truth === null) return '不能判断'
  if (step === '新') return '会产生'
  return step === '同' ? '已有' : '不再提醒'
}
