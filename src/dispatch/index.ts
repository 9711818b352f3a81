export type { AlertFilter } from './alert-filter.ts'
export { closePush } from './close-push.ts'
export type {
  ConferenceTask,
  InvitedDepartment,
  LoadedConference,
} from './conference/conference-row.ts'
export { type Convening, conveneConference } from './conference/convene-conference.ts'
export { closeConference, declineConference } from './conference/end-conference.ts'
export {
  type ConferenceFilter,
  listConferences,
  loadConference,
} from './conference/list-conferences.ts'
export { lockConference, requireTheirs } from './conference/locked-conference.ts'
export { proposeConference } from './conference/propose-conference.ts'
export { type Resolution, resolveConference } from './conference/resolve-conference.ts'
export {
  type AlertStage,
  alertStage,
  alertStages,
  type ConferenceState,
  civilAffairs,
  conferenceStates,
  type Duty,
  type ExtensionState,
  type Finding,
  findings,
  foldAlertState,
  type LeadState,
  leadStates,
  levelAbove,
  type PushEvent,
  type PushState,
  pushEvents,
  pushStateLabels,
  pushStates,
  pushTransitions,
  type VisitOutcome,
  visitOutcomes,
} from './domain.ts'
export {
  askExtension,
  decideExtension,
  type ExtensionAsked,
  type ExtensionDecided,
  listExtensions,
  type StoredExtension,
} from './extend-push.ts'
export { type AnswerablePush, findAnswerable } from './find-answerable.ts'
export {
  type AlertCount,
  countAlerts,
  countStages,
  type ListedAlert,
  listAlerts,
  type StageCount,
} from './list-alerts.ts'
export { listDueAlerts } from './list-due-alerts.ts'
export {
  countDuePushes,
  type DuePush,
  type DuePushFilter,
  listDuePushes,
} from './list-due-pushes.ts'
export { countLeads, type LeadFilter, listLeads, type StoredLead } from './list-leads.ts'
export {
  countPushes,
  type ListedPush,
  listPushes,
  type PushCount,
  type PushFilter,
  pushedDepartments,
} from './list-pushes.ts'
export { type LoadedAlert, loadAlert, type Reply } from './load-alert.ts'
export { loadEvidence } from './load-evidence.ts'
export type { PushRef } from './locked-push.ts'
export { markMisreport } from './mark-misreport.ts'
export { type MadePush, type PushedAlerts, pushAlert, pushWaitingAlerts } from './push-alert.ts'
export { type FurtherPush, pushTo } from './push-further.ts'
export { type PushedLeads, pushLeads } from './push-leads.ts'
export { receivePush, startPush } from './receive-push.ts'
export { type Recipients, recipientsOf } from './recipients.ts'
export { type Feedback, type RecordedFeedback, replyToPush } from './record-feedback.ts'
export { returnPush } from './return-push.ts'
export { type Route, routesOf } from './routes-of.ts'
export { alertInScope, leadInScope, pushInScope } from './scope.ts'
export {
  closeRegisteredLeads,
  excludeLead,
  purgeEndedLeads,
  receiveLead,
  type SettledLead,
  visitLead,
} from './settle-lead.ts'
export { type Transfer, transferPush } from './transfer-push.ts'
export { urgeLeadsAndRequests } from './urge-leads.ts'
export { type Urged, urgeOverdue } from './urge-overdue.ts'
export { urgePush } from './urge-push.ts'
export {
  listVerifications,
  noteProposal,
  type StoredVerification,
  settleByTermination,
  type Verification,
  verifyAlert,
} from './verify-alert.ts'
export { withdrawPush } from './withdraw-push.ts'
