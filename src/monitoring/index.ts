export {
  type AskedInput,
  type AskedSubject,
  factsOfRules,
  findAnswered,
  findAskedSubjects,
} from './asked-subjects.ts'
export type { MissingData } from './cover-absence.ts'
export {
  type AlertClass,
  type AlertState,
  alertClasses,
  alertClassLabels,
  alertStates,
  type DueDataset,
  duePeriod,
  lastMonthOf,
} from './domain.ts'
export { endAlertsOfBatch, undone } from './end-withdrawn.ts'
export { type Evaluated, evaluate } from './evaluate.ts'
export type { Condition, Evidence, EvidenceFact, FactSource } from './evidence-form.ts'
export { foldAllPushes, foldPushes } from './fold-pushes.ts'
export { type ForeseenAlert, foreseeAlerts } from './foresee-alerts.ts'
export {
  type DataRequest,
  listRequests,
  type RequestFilter,
  type RequestState,
  requestStates,
} from './list-requests.ts'
export { type PreviewedHit, type PreviewedRound, previewRound } from './preview-round.ts'
export { type RaisedAlerts, type RoundInput, raiseAlerts } from './raise-alerts.ts'
export { type Answered, recordAnswers } from './record-answers.ts'
export { type DataRequests, type RequestInput, requestMissingData } from './request-missing-data.ts'
export { type MonitoringPack, type Rerun, rerunAlert } from './rerun-alert.ts'
export type { CompiledPack } from './rule-sql.ts'
export { type TrialHit, trialHits } from './trial-hits.ts'
export { withdrawPushesOf } from './withdraw-pushes.ts'
