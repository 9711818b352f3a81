import type { BrokenRowScenario, OutsiderScenario, Scenario } from './model.ts'
import { askedAndOwed } from './scenarios/asked-and-owed.ts'
import { awayAndBack } from './scenarios/away-and-back.ts'
import { brokenRows } from './scenarios/broken-rows.ts'
import { changedLives } from './scenarios/changed-lives.ts'
import { duplicates } from './scenarios/duplicates.ts'
import { earningsChecked } from './scenarios/earnings-checked.ts'
import { incomeGrew } from './scenarios/income-grew.ts'
import { mayQualify } from './scenarios/may-qualify.ts'
import { medicalBurden, medicalOutsiders } from './scenarios/medical-burden.ts'
import { notIncluded } from './scenarios/not-included.ts'
import { outsiders } from './scenarios/outsiders.ts'
import { stillPaid } from './scenarios/still-paid.ts'
import { officeOutsiders, unsupported } from './scenarios/support-and-leads.ts'
import { tangled } from './scenarios/tangled.ts'
import { undelivered } from './scenarios/undelivered.ts'
import { undeliveredByAbsence } from './scenarios/undelivered-by-absence.ts'
import { winterAndChecks } from './scenarios/winter-and-checks.ts'

/**
 * The scenario table: every situation that must raise an alert, with its near-miss twins. Written from
 * the rules' documents before anything was evaluated; files and expectation both follow from it.
 */
export const scenarios: readonly Scenario[] = [
  ...stillPaid,
  ...incomeGrew,
  ...duplicates,
  ...tangled,
  ...notIncluded,
  ...changedLives,
  ...medicalBurden,
  ...undeliveredByAbsence,
  ...undelivered,
  ...awayAndBack,
  ...earningsChecked,
  ...mayQualify,
  ...askedAndOwed,
  ...unsupported,
  ...winterAndChecks,
]

export const outsiderScenarios: readonly OutsiderScenario[] = [
  ...outsiders,
  ...medicalOutsiders,
  ...officeOutsiders,
]

export const brokenRowScenarios: readonly BrokenRowScenario[] = brokenRows

/** Files of a month in which a whole township is missing, and what is asked for. */
export const missingTownships = [
  { dataset: 'medical_enrolment', township: '河湾乡', month: '2024-10' },
  { dataset: 'medical_aid', township: '河湾乡', month: '2024-10' },
  { dataset: 'student_aid', township: '清泉镇', month: '2024-10' },
] as const

/** Lists without a due day that a township has never sent: nothing can be concluded from a missing row. */
export const neverSent = [
  { dataset: 'child_welfare', township: '河湾乡' },
  { dataset: 'heating', township: '清泉镇' },
] as const
