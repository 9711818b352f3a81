/**
 * The second door of this module: reading packs and cases and compiling to SQL, without the JavaScript
 * evaluator, so that a process can prove the SQL alone.
 */
export { type Catalogue, loadCatalogue, profileColumns } from './catalogue.ts'
export type { CheckedPack } from './check-pack.ts'
export { compilePack } from './compile-pack.ts'
export { type CompiledSql, compileSql } from './compile-sql.ts'
export {
  type CaseOutcome,
  compareOutcome,
  type EligibilityCase,
  packOfCase,
  readCase,
} from './conformance.ts'
export {
  type BenefitCase,
  type BenefitOutcome,
  compareBenefits,
  kindOfCase,
  readBenefitCase,
} from './conformance-benefits.ts'
export { readPackCase } from './conformance-facts.ts'
export { profileRows } from './conformance-rows.ts'
export { loadPack } from './load-pack.ts'
