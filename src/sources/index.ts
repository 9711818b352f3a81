export { type CellCase, runCellCase } from './clean/conformance.ts'
export { type AskedWord, listWords, rememberWords, type WordAnswer } from './code-words.ts'
export { combineRows, type FactExpressions, selectFacts } from './combine-rows.ts'
export { commitBatch, previewAgain, restageBatch } from './commit-batch.ts'
export {
  type Delivered,
  firstPeriodEnd,
  loadCoverage,
  loadNewestFiles,
  loadTownshipResults,
  type TownshipResult,
} from './deliveries.ts'
export { monthIn, type Period } from './detect-period.ts'
export { discardBatch, discardOldBatches } from './discard-batch.ts'
export {
  type AlreadyImported,
  type AmendNumbers,
  type BatchChanges,
  type BatchPreview,
  type BatchRow,
  type BatchState,
  batchStates,
  type CountedFact,
  type Dataset,
  type DatasetColumn,
  type DatasetMap,
  factsOf,
  type ImpliedFact,
  type ImportPhase,
  isRoster,
  type PlacedProblem,
  type PreviewColumn,
  type PreviewSheet,
  type Progress,
  type Role,
  type RosterNumbers,
  type RowCounts,
  type RowFilter,
  type RowProblem,
  rowFilters,
  type StageSeconds,
  type UnknownWord,
  type Verdict,
  verdicts,
} from './domain.ts'
export { errorMark, type Marked, readMark } from './error-mark.ts'
export type { BatchResult } from './finish-import.ts'
export type { Foreseen, ForeseenEffect, ForeseenNumbers } from './foreseen.ts'
export {
  type HeldRow,
  openHeldRow,
  reopenHeldRow,
  restoreHeldRows,
  settleHeldRows,
} from './held-rows.ts'
export { holdFile } from './hold-file.ts'
export { getDataset } from './identify-dataset.ts'
export { importFile } from './import-file.ts'
export { dropOpenedOriginals, dropOrphanedOriginals, dropOrphanedStaging } from './import-lock.ts'
export type {
  Foresee,
  ImportInput,
  ImportOutcome,
  Matched,
  MatchRows,
  SettleRows,
} from './import-work.ts'
export { destroyOldOriginals } from './keep-original.ts'
export { loadDatasets } from './load-datasets.ts'
export { type BatchRows, listBatchRows, type RowsWanted } from './preview-batch-rows.ts'
export { type FilePreview, previewFile } from './preview-file.ts'
export { isPreviewOld, loadPreview } from './preview-of-batch.ts'
export { makePrivateFolder, ownerOfFolder } from './private-folder.ts'
export { findReplyMark, type NumberList, type NumberRow, readNumbers } from './query-file.ts'
export {
  type ArchiveMember,
  isArchive,
  type OpenedArchive,
  type RawRow,
  type RefusedMember,
  readFile,
  scanCommand,
  unpackArchive,
} from './read/index.ts'
export { type ReadRowOutcome, type ReadSummary, readRows } from './read-rows.ts'
export {
  forgetMapping,
  listMappings,
  type RememberedColumn,
  rememberColumns,
  rememberMapping,
} from './remember-mapping.ts'
export { forgetWord, listRememberedWords, type RememberedWord } from './remembered-words.ts'
export { sayFactValue } from './say-fact-value.ts'
export type { Screening } from './screening.ts'
export type { StageClock } from './stage-clock.ts'
export type { StagedFile } from './stage-rows.ts'
export { recallStaged } from './staged-record.ts'
export { factColumn, factDefinitions } from './staging-table.ts'
export {
  type BatchRecord,
  loadBatch,
  loadWaiting,
  type OriginalOf,
  type ResumeInput,
  withOriginalOf,
} from './waiting-batch.ts'
export { hindranceOf, undoneMark, type WithdrawnBatch, withdrawBatch } from './withdraw-batch.ts'
