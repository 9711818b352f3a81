export { closePush } from './close-push.ts'
export {
  type Duty,
  foldAlertState,
  levelAbove,
  type PushEvent,
  type PushState,
  pushEvents,
  pushStateLabels,
  pushStates,
  pushTransitions,
} from './domain.ts'
export {
  type AlertCount,
  type AlertFilter,
  countAlerts,
  type ListedAlert,
  listAlerts,
} from './list-alerts.ts'
export {
  countPushes,
  type ListedPush,
  listPushes,
  type PushCount,
  type PushFilter,
} from './list-pushes.ts'
export { type LoadedAlert, loadAlert, type Reply } from './load-alert.ts'
export { loadEvidence } from './load-evidence.ts'
export type { PushRef } from './locked-push.ts'
export { markMisreport } from './mark-misreport.ts'
export { type MadePush, type PushedAlerts, pushAlert, pushWaitingAlerts } from './push-alert.ts'
export { receivePush, startPush } from './receive-push.ts'
export { type Recipients, recipientsOf } from './recipients.ts'
export { type Feedback, type RecordedFeedback, replyToPush } from './record-feedback.ts'
export { returnPush } from './return-push.ts'
export { type Route, routesOf } from './routes-of.ts'
export { type Transfer, transferPush } from './transfer-push.ts'
export { type Urged, urgeOverdue } from './urge-overdue.ts'
export { withdrawPush } from './withdraw-push.ts'
