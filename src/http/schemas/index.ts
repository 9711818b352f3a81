import type Type from 'typebox'
import { Alert, AlertItem, Alerts, Due, Facet, Push, Reply } from './alert.ts'
import {
  Batch,
  Batches,
  BatchReport,
  ImportReport,
  Preview,
  RowCounts,
  RowProblem,
} from './batch.ts'
import { Chain, ChainEntry, ChainVerdict } from './chain.ts'
import {
  NoticeInput,
  ReasonInput,
  RecognitionInput,
  RefusalInput,
  ReplyInput,
  TerminationInput,
  TransferInput,
} from './commands.ts'
import {
  CategoryVerdict,
  Condition,
  EvidenceFact,
  Explanation,
  Fact,
  Facts,
  MissingFact,
  Source,
  Unknown,
} from './fact.ts'
import { Household, HouseholdItem, Households, Member, Recognition } from './household.ts'
import { Problem } from './problem.ts'
import { DataRequest, Round } from './round.ts'

/** Every schema that others refer to; they become the components of /openapi.json. */
export const sharedSchemas: readonly Type.TSchema[] = [
  Problem,
  Source,
  Unknown,
  Fact,
  EvidenceFact,
  Facts,
  MissingFact,
  Condition,
  CategoryVerdict,
  Explanation,
  RowCounts,
  Batch,
  Batches,
  BatchReport,
  RowProblem,
  ImportReport,
  Preview,
  Due,
  AlertItem,
  Facet,
  Alerts,
  Reply,
  Push,
  Alert,
  HouseholdItem,
  Households,
  Member,
  Recognition,
  Household,
  ChainEntry,
  Chain,
  ChainVerdict,
  DataRequest,
  Round,
  ReplyInput,
  ReasonInput,
  TransferInput,
  RecognitionInput,
  RefusalInput,
  TerminationInput,
  NoticeInput,
]
