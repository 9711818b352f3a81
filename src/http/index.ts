export type {
  AlertFilter,
  AppPort,
  Caller,
  HouseholdFilter,
  Page,
  Reading,
  Upload,
} from './app-port.ts'
export { buildServer, type ServerOptions } from './build-server.ts'
export type { Alert, AlertItem, Alerts, Due, Facet, Push, Reply } from './schemas/alert.ts'
export type {
  Batch,
  Batches,
  BatchReport,
  ImportReport,
  Preview,
  RowCounts,
  RowProblem,
} from './schemas/batch.ts'
export type { Chain, ChainEntry, ChainVerdict } from './schemas/chain.ts'
export type {
  NoticeInput,
  ReasonInput,
  RecognitionInput,
  RefusalInput,
  ReplyInput,
  TerminationInput,
  TransferInput,
} from './schemas/commands.ts'
export type {
  CategoryVerdict,
  Condition,
  EvidenceFact,
  Explanation,
  Fact,
  MissingFact,
  Source,
  Unknown,
  Verdict,
} from './schemas/fact.ts'
export type {
  Household,
  HouseholdItem,
  Households,
  Member,
  Recognition,
} from './schemas/household.ts'
export type { DataRequest, Round } from './schemas/round.ts'
export { type RunningServer, type StartOptions, startServer } from './start-server.ts'
