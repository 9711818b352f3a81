export type { App } from './app.ts'
export { tableOfBench } from './bench/describe-bench.ts'
export { readUntilStopped } from './bench/reader-process.ts'
export { type BenchReport, runBench } from './bench/run-bench.ts'
export { chainOf } from './chain-of.ts'
export { type DemoOutcome, openDemo, runDemo } from './demo.ts'
export { describePolicy } from './describe-policy.ts'
export { describeRound } from './describe-round.ts'
export { examine } from './examine.ts'
export { explainOf } from './explain-of.ts'
export { makeHttpPort } from './http-port/make-http-port.ts'
export {
  importDepartmentFile,
  previewDepartmentFile,
  readDepartmentRows,
} from './import-department-file.ts'
export { initialise, openApp, type Place } from './installation.ts'
export { listCandidates, listLeads, listRowProblems } from './list-findings.ts'
export { type RoundOutcome, runDue, runRound } from './monitoring-round.ts'
export { packageRoot, packageVersion } from './package-root.ts'
export { type DecisionRequest, type RecordedDecision, recordDecision } from './record-decision.ts'
export { restoreKey } from './restore-key.ts'
