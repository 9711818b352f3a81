export { applyObservations } from './apply-observations.ts'
export { applyRoster } from './apply-roster.ts'
export { correctMember, type MemberCorrection } from './correct-member.ts'
export {
  holdsUntil,
  listedFacts,
  periodStart,
  registryFacts,
  settledDataset,
} from './domain.ts'
export { type EnteredFacts, enterFacts } from './enter-facts.ts'
export { type EnteredPerson, joinHousehold, leaveHousehold } from './enter-members.ts'
export { type Expired, expireFacts } from './expire-facts.ts'
export { findByNumber, type RegisteredPerson } from './find-by-number.ts'
export {
  type FactSource,
  type FindFactSource,
  findFactSources,
  type UnknownFact,
} from './find-fact-sources.ts'
export { type FoundHousehold, findHousehold, seesHousehold } from './find-household.ts'
export {
  countHouseholds,
  type FoundHouseholds,
  findHouseholds,
  type HouseholdQuery,
} from './find-households.ts'
export { type FormedHousehold, formHousehold, requireVillage } from './form-household.ts'
export {
  type EntryKind,
  entriesSince,
  entryKinds,
  listEntries,
  loadEntry,
  type Restore,
  type StoredEntry,
  writeEntry,
} from './household-entries.ts'
export { type ConflictCandidate, listConflicts, type OpenConflict } from './list-conflicts.ts'
export { type HouseholdFilter, type ListedHousehold, listHouseholds } from './list-households.ts'
export { type Household, loadHousehold, type Member, type Recognition } from './load-household.ts'
export { type FactValues, type HouseholdFacts, loadHouseholdFacts } from './load-household-facts.ts'
export { type LoadedSnapshot, loadSnapshot } from './load-snapshot.ts'
export { type LockedHousehold, lockHousehold, markHouseholdDue } from './locked-household.ts'
export { type MergeInput, mergeHouseholds } from './merge-households.ts'
export { type MoveInput, moveHousehold } from './move-household.ts'
export { writeRelation } from './move-members.ts'
export { loadNameReader, type NameKeys, type NameReader } from './name-keys.ts'
export type { AppliedObservations, FactValue, StagedObservations } from './observed-batch.ts'
export { type FactsOn, loadFactsOn } from './past/load-facts-on.ts'
export { loadHouseholdOn } from './past/load-household-on.ts'
export { dayOfKnownAt, type Moment, parseKnownAt, showKnownAt } from './past/moment.ts'
export { withProfilesOn } from './past/with-profiles-on.ts'
export {
  ensureNameKeys,
  forgetOtherName,
  makeNameKeys,
  noteOtherNames,
  type OtherName,
} from './person-names.ts'
export { placeHousehold } from './place-household.ts'
export {
  ensureProfileColumns,
  ensureProfileIndexes,
  type ProfileChange,
} from './profile-columns.ts'
export { type RecognitionInput, recordRecognition } from './record-recognition.ts'
export { type RefusalInput, recordRefusal } from './record-refusal.ts'
export { recordTermination, type TerminationInput } from './record-termination.ts'
export { recordWrittenNotice, type WrittenNoticeInput } from './record-written-notice.ts'
export {
  findCategoriesElsewhere,
  findRegisteredElsewhere,
  type RegisteredElsewhere,
} from './registered-elsewhere.ts'
export type { RosterInput, RosterOutcome, RosterProblem, RosterRow, Sealed } from './roster.ts'
export { type SaidAnew, sayAnew } from './say-anew.ts'
export { type SearchHit, type SearchReason, searchBox, searchReasons } from './search-box.ts'
export { settleAllPersonKeys, settlePersonKeys } from './settle-person-keys.ts'
export { type SplitInput, splitHousehold } from './split-household.ts'
export { undoEntry } from './undo-entry.ts'
export { type WithdrawnObservations, withdrawObservations } from './withdraw-observations.ts'
export { type WithdrawnRoster, withdrawRoster } from './withdraw-roster.ts'
