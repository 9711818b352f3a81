export {
  addAccount,
  disableAccount,
  enableAccount,
  grantPost,
  issueToken,
  linkAccount,
  resetPassword,
  resetSecondFactor,
  revokePost,
  unlockAccount,
} from './accounts/administer-accounts.ts'
export { changeSecurity } from './accounts/change-security.ts'
export { demoPeople } from './accounts/demo-people.ts'
export {
  type FirstAdministrator,
  makeFirstAdministrators,
} from './accounts/first-administrators.ts'
export { forgetSessions } from './accounts/forget-sessions.ts'
export { type ShownAccount, showAccounts } from './accounts/show-accounts.ts'
export { signInContext } from './accounts/sign-in-context.ts'
export { type AidRow, aidGaps, aidOf, amountText, type CountyGaps, missingText } from './aid-of.ts'
export type { App } from './app.ts'
export { approvalsOf, shownApprovalOf } from './approvals/list-shown.ts'
export { proposePublication } from './approvals/publish-approved.ts'
export { needsTwo, requireMayActAlone, twoFrom } from './approvals/supervision-rules.ts'
export {
  type Anchor,
  type AnchorVerdict,
  listAnchors,
  makeAnchor,
  readAnchor,
  verifyAnchor,
} from './audit/anchor.ts'
export { exportAudit } from './audit/export-audit.ts'
export { noteCommand } from './audit/note-command.ts'
export { sealLogs } from './audit/seal-logs.ts'
export { startSealer } from './audit/start-sealer.ts'
export { type LogsVerdict, verifyLogs } from './audit/verify-logs.ts'
export { type WhoRead, whoRead } from './audit/who-read.ts'
export { type BackupReport, makeBackup } from './backup/make-backup.ts'
export { noteBackup } from './backup/note-backup.ts'
export { type BackupContent, verifyBackup } from './backup/read-backup.ts'
export { type RestoreReport, restoreBackup } from './backup/restore-backup.ts'
export { readHeader } from './backup/sealed-file.ts'
export { tableOfBench } from './bench/describe-bench.ts'
export { tableOfPolicyBench } from './bench/describe-policy-bench.ts'
export { tableOfReadingBench } from './bench/describe-reading-bench.ts'
export { readAlone, readers } from './bench/read-alone.ts'
export { readUntilStopped } from './bench/reader-process.ts'
export { runAccessBench, tableOfAccessBench } from './bench/run-access-bench.ts'
export { type BenchReport, runBench } from './bench/run-bench.ts'
export { runLoadBench, tableOfLoadBench } from './bench/run-load-bench.ts'
export { runOfficeBench, tableOfOfficeBench } from './bench/run-office-bench.ts'
export { type PolicyBenchReport, runPolicyBench } from './bench/run-policy-bench.ts'
export { runReadingBench } from './bench/run-reading-bench.ts'
export { businessClock } from './business-clock.ts'
export {
  type CandidateFilter,
  type CandidateRequest,
  decideCandidate,
  type ListedCandidate,
  listCandidates,
  loadCandidate,
} from './candidates.ts'
export { chainOf } from './chain-of.ts'
export { openDemo } from './demo/open-demo.ts'
export { type DemoOutcome, runDemo } from './demo/run-demo.ts'
export { allCaseFiles, checkPolicies } from './describe-policy.ts'
export { describeRound } from './describe-round.ts'
export { examine } from './examine.ts'
export {
  type AnsweredFile,
  type AnswerState,
  type AskedNumber,
  answerQuery,
  answerQueryFile,
  answerStates,
  type QueryAnswer,
  type QueryRequest,
} from './exchange/answer-query.ts'
export { type AnsweredRequest, answerRequest } from './exchange/answer-request.ts'
export { type DeliveryState, deliveryStates } from './exchange/delivery-state.ts'
export {
  excludeLead,
  type Leads,
  type ListedLead,
  listLeads,
  pushLeadsNow,
  receiveLead,
  visitLead,
} from './exchange/leads.ts'
export {
  type Deliveries,
  type Delivery,
  type DeliveryFilter,
  type DueSchedule,
  listDeliveries,
  type TownshipDelivery,
} from './exchange/list-deliveries.ts'
export {
  type ListedElsewhere,
  listRegisteredElsewhere,
  raiseRegisteredElsewhere,
} from './exchange/registered-elsewhere.ts'
export {
  type ListedRequest,
  type ListedSubject,
  listAsked,
  listRequests,
} from './exchange/requests.ts'
export { type ListedTownshipResult, listTownshipResults } from './exchange/township-results.ts'
export { type ReplyFile, writeReplyFile } from './exchange/write-reply-file.ts'
export { explainAidOf } from './explain-aid-of.ts'
export { explainOf } from './explain-of.ts'
export { type AskedDay, askedMoment } from './household-day.ts'
export { makeHttpPort } from './http-port/make-http-port.ts'
export {
  commitBatch,
  importDepartmentFile,
  importDepartmentFiles,
  previewDepartmentFile,
  readDepartmentRows,
} from './import-department-file.ts'
export { archiveNotes } from './imports/file-work.ts'
export {
  discardBatch,
  listBatchRows,
  previewOf,
  restageBatch,
  stageDepartmentFile,
  stageFiles,
  tryDepartmentFiles,
} from './imports/hold-department-file.ts'
export { findBatchId, type ListedBatch, listBatches } from './imports/list-batches.ts'
export { previewUndo, type UndoReport, undoBatch } from './imports/undo-batch.ts'
export { writeErrorFile } from './imports/write-error-file.ts'
export { initialise, openApp, type Place } from './installation.ts'
export { checkKeys, type KeyCheck } from './keys/check-keys.ts'
export { type KeyList, type ListedKey, listKeys } from './keys/list-keys.ts'
export { openKeys } from './keys/open-keys.ts'
export { type Rewrapped, rewrapKeys } from './keys/rewrap-keys.ts'
export { type IndexRotation, rotateIndex } from './keys/rotate-index.ts'
export { type Rotation, rotateKeys } from './keys/rotate-keys.ts'
export { loadKeys, storeFirstKeys } from './keys/stored-keys.ts'
export { listRowProblems } from './list-findings.ts'
export type { MatchingQuality } from './matching-quality/measure-quality.ts'
export { runMatchingQuality } from './matching-quality/run-matching-quality.ts'
export { type RoundOutcome, runDue, runRound } from './monitoring-round.ts'
export { listedSupervision } from './oversight/list-shown.ts'
export { runSupervision } from './oversight/run-supervision.ts'
export { packageRoot, packageVersion } from './package-root.ts'
export { findTownship, listTownships, type Township } from './papers/find-township.ts'
export {
  type Precheck,
  type PrecheckItem,
  type PrecheckRequest,
  type PrecheckRule,
  precheck,
} from './papers/precheck.ts'
export {
  type ExportOutcome,
  type ExportProgress,
  type ExportRequest,
  type ListedExport,
  listExports,
  runExport,
} from './papers/run-export.ts'
export { describePrinted } from './policy/describe-printed.ts'
export {
  boundsText,
  changeTables,
  describeSimulation,
  simulationCsv,
} from './policy/describe-simulation.ts'
export { describeChanges, diffPolicies } from './policy/diff-policies.ts'
export { headText } from './policy/policy-head.ts'
export { printPolicy } from './policy/print-policy.ts'
export { publishPolicy } from './policy/publish-policy.ts'
export { inForceWord } from './policy/resolve-policy.ts'
export { lastSwitches, rulesOff, switchRule } from './policy/rule-switches.ts'
export { simulatePolicy } from './policy/simulate-policy.ts'
export { listPublications } from './policy/store-publication.ts'
export { trialRule } from './policy/trial-rule.ts'
export { describePreview, newestRound, type Preview, previewOn } from './preview-round.ts'
export { type DecisionRequest, type RecordedDecision, recordDecision } from './record-decision.ts'
export { importRelatives, listedStaff } from './relatives/import-relatives.ts'
export { restoreKey } from './restore-key.ts'
export { listDue, type RetentionDue } from './retention/list-due.ts'
export { type RetentionRun, runRetention } from './retention/run-retention.ts'
export { loadMap, loadPopulation } from './statistics/load-place.ts'
export { recountStatistics } from './statistics/refresh-statistics.ts'
export { sweepTemporary } from './sweep-temporary.ts'
export {
  answerWords,
  confirmMapping,
  datasetMapping,
  dropMapping,
  mappingOf,
  wordsOf,
} from './understanding.ts'
