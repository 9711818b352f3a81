export { type CellCase, runCellCase } from './clean/conformance.ts'
export { combineRows, type FactExpressions, selectFacts } from './combine-rows.ts'
export {
  type Delivered,
  firstPeriodEnd,
  loadCoverage,
  loadNewestFiles,
  loadTownshipResults,
  type TownshipResult,
} from './deliveries.ts'
export { monthIn, type Period } from './detect-period.ts'
export {
  type CountedFact,
  type Dataset,
  type DatasetColumn,
  type DatasetMap,
  factsOf,
  type ImpliedFact,
  type ImportPhase,
  isRoster,
  type Role,
  type RowCounts,
  type RowProblem,
  type StageSeconds,
  type Verdict,
  verdicts,
} from './domain.ts'
export type { BatchResult } from './finish-import.ts'
export { getDataset } from './identify-dataset.ts'
export { importFile } from './import-file.ts'
export { dropOrphanedOriginals, dropOrphanedStaging } from './import-lock.ts'
export type { ImportInput, ImportOutcome, Matched, MatchRows } from './import-work.ts'
export { destroyOldOriginals } from './keep-original.ts'
export { loadDatasets } from './load-datasets.ts'
export { type FilePreview, previewFile } from './preview-file.ts'
export { findMark, type NumberList, type NumberRow, readNumbers } from './query-file.ts'
export {
  type ArchiveMember,
  isArchive,
  type OpenedArchive,
  type RefusedMember,
  unpackArchive,
} from './read/index.ts'
export { type ReadRowOutcome, readRows } from './read-rows.ts'
export { rememberMapping } from './remember-mapping.ts'
export type { Screening } from './screening.ts'
export type { StageClock } from './stage-clock.ts'
export type { StagedFile } from './stage-rows.ts'
export { factColumn, factDefinitions } from './staging-table.ts'
