export type { Circumstances } from './bind-pack.ts'
export * from './catalogue.ts'
export {
  type CheckedPack,
  type CheckedRule,
  checkPack,
  noCategory,
  undecided,
} from './check-pack.ts'
export type { CheckedScheme } from './check-schemes.ts'
export { type CompiledCondition, compileCondition } from './compile-condition.ts'
export { compileConditions, factsOfCondition, type NamedCondition } from './compile-conditions.ts'
export { type CompiledPack, compilePack } from './compile-pack.ts'
export * from './compile-sql.ts'
export { type ConferenceLevels, conferenceLevels } from './conference-levels.ts'
export * from './conformance.ts'
export * from './conformance-benefits.ts'
export { readPackCase } from './conformance-facts.ts'
export * from './conformance-rows.ts'
export { constantOf, type PlainConstant } from './constants.ts'
export { describeCondition } from './describe-condition.ts'
export type * from './describe-entries.ts'
export * from './describe-pack.ts'
export { diffPacks, type PackChange } from './diff-packs.ts'
export * from './evaluate.ts'
export type { SchemeVerdict } from './evaluate-schemes.ts'
export { evaluateSnapshot, type SnapshotEvaluation } from './evaluate-snapshot.ts'
export { type ExplainRequest, explainHousehold, explainRule } from './explain.ts'
export type { ExplainedChange, ExplainedPossibility } from './explain-changes.ts'
export {
  type ExplainedScheme,
  explainScheme,
  explainSchemes,
  type SchemeDetail,
  type SchemeExplanation,
} from './explain-scheme.ts'
export * from './explained-evaluator.ts'
export type * from './explained-household.ts'
export type * from './explanation.ts'
export type * from './export-form.ts'
export type { FactValue, FactValues, HouseholdFacts } from './frame.ts'
export type { MissingFact } from './generate-missing.ts'
export { loadPack } from './load-pack.ts'
export { type Mentions, mentionedFacts, mentionsOf } from './mentioned-facts.ts'
export { type NamedValue, namedValues } from './named-values.ts'
export { nearestName } from './nearest-name.ts'
export type * from './pack.ts'
export { ruleClasses } from './pack.ts'
export { type Misfit, misfitOf } from './parameter-domain.ts'
export type { ParameterOverride, ParameterOverrides } from './parameters.ts'
export { datedValue } from './parameters.ts'
export type { Place } from './place.ts'
export { programText } from './program-text.ts'
export * from './read-articles.ts'
export * from './read-disposals.ts'
export { type DutyShare, departmentNames, readDutyShares } from './read-duties.ts'
export {
  type EntryChannel,
  effectiveDay,
  type HouseholdEvent,
  type MembershipChange,
  readChannels,
  readHouseholdEvents,
} from './read-entry-forms.ts'
export { readExports } from './read-exports.ts'
export * from './read-procedures.ts'
export { type QualityRule, type RegisterCheck, readQualityRules } from './read-quality.ts'
export { type KeptFor, readRetention } from './read-retention.ts'
export { type ReviewCycle, readReviews, reviewCycleOf } from './read-reviews.ts'
export { type ReadRole, type RoleWords, readRoles } from './read-roles.ts'
export { readSchedules } from './read-schedules.ts'
export {
  type ReviewRule,
  readSupervision,
  type Supervision,
  type SupervisionMeasure,
  type SupervisionWords,
} from './read-supervision.ts'
export { readValidities, type Validity, validUntil } from './read-validities.ts'
export {
  changeSentence,
  type NameOf,
  possibilitySentence,
  renderExplanation,
} from './render-explanation.ts'
export * from './schedule.ts'
export { type Scheme, type SchemeKind, schemeKinds } from './scheme.ts'
export { type SentenceSpan, sentenceSpans } from './sentence-spans.ts'
export { showConstant, showDatedValue } from './show-constant.ts'
export * from './snapshot.ts'
export { splitDocument } from './split-document.ts'
export type { Finding, FindingCode } from './static-finding.ts'
export type { SubjectRef } from './tracing.ts'
export type { ValueName } from './used-values.ts'
export type { PolicyFile, SourceNode } from './yaml-source.ts'
export {
  allowKeys,
  childOf,
  elementsOf,
  entriesOf,
  keepReading,
  openYaml,
  placeOf,
  plainValue,
  requiredChild,
  requiredText,
  textChild,
  textsChild,
  useReadings,
  writtenText,
} from './yaml-source.ts'
