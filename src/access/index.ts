export { type Acting, rowScopeOf, scopeOf } from './acting.ts'
export { type AuditTrail, newTrail, noteSeen, type Seen } from './audit-trail.ts'
export { type AuditKind, type AuditOutcome, auditKinds, auditOutcomes } from './audit-words.ts'
export {
  type Draft,
  type DraftNote,
  deleteDraft,
  findDraft,
  listDrafts,
  saveDraft,
} from './desk/drafts.ts'
export { listPreferences, type Preference, setPreference } from './desk/preferences.ts'
export { divisionNameOf } from './division-name.ts'
export {
  type Masked,
  maskedModes,
  type Origin,
  type Permission,
  permissions,
  type Role,
  type Scope,
  type ScopeKind,
  type SensitiveMode,
  scopeKinds,
  sensitiveModes,
  type Who,
  wholeCounty,
} from './domain.ts'
export type { Approval } from './four-eyes/approval-row.ts'
export { type Decided, decide, hindranceFor, type Verdict, withdraw } from './four-eyes/decide.ts'
export {
  type FiledRelative,
  relativesIn,
  requireNoRelative,
} from './four-eyes/household-relatives.ts'
export {
  type ApprovalFilter,
  type Approvals,
  findApproval,
  listApprovals,
  readPayload,
} from './four-eyes/list-approvals.ts'
export {
  type ApprovalAction,
  type ApprovalState,
  approvalActions,
  approvalStates,
  deciding,
  type Hindrance,
  isOfTownship,
  mayDecide,
  permissionsFor,
  proposing,
} from './four-eyes/may-decide.ts'
export { type Proposal, propose, requireNotProposed } from './four-eyes/propose.ts'
export { usePermit } from './four-eyes/use-permit.ts'
export { loadKnownDivisions } from './known-divisions.ts'
export {
  type AuditFilter,
  type AuditPage,
  countAudit,
  type ListedAudit,
  listAudit,
} from './list-audit.ts'
export { listHouseholdReadings, listPersonReadings } from './list-readings.ts'
export {
  departmentOf,
  hiddenText,
  type Looking,
  type MaskedFact,
  maskOf,
  maskOfAll,
  nothingPushed,
  type PushedPart,
  seesMember,
} from './mask.ts'
export { maskNumber, type SealedNumber, sealedNumbers } from './mask-number.ts'
export { type Audit, type AuditActing, recordAudit } from './record-audit.ts'
export { type Reading, recordReading } from './record-reading.ts'
export { type Readings, recordReadings } from './record-readings.ts'
export { confirmEntry } from './relatives/confirm-entry.ts'
export {
  correctRelative,
  declareOwn,
  endRelative,
  type RelativeInput,
  registerRelative,
} from './relatives/declare-relative.ts'
export { type ListedStaff, listStaff, type StaffFilter } from './relatives/list-staff.ts'
export { registerStaff, type StaffInput } from './relatives/record-staff.ts'
export {
  countsStill,
  ownRelation,
  type StaffRelation,
  staffRelations,
} from './relatives/relations.ts'
export {
  type Claim,
  claimRequest,
  keepAnswer,
  type NumberedRequest,
  releaseRequest,
} from './request-keys.ts'
export {
  type ActingPost,
  areasOf,
  excludedPair,
  isIn,
  type KnownDivisions,
  type Post,
  scopeOfPost,
  whoOf,
} from './roles.ts'
export {
  fileInScope,
  inAreas,
  inScope,
  type Placed,
  personInScope,
  type Seer,
  scopedHouseholds,
} from './scope.ts'
export { sealAudit, verifyAudit } from './seal-audit.ts'
export * from './sign-in/index.ts'
