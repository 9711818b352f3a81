export { type Acting, rowScopeOf, scopeOf } from './acting.ts'
export {
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
export {
  departmentOf,
  hiddenText,
  type Looking,
  type Masked,
  type MaskedFact,
  maskedModes,
  maskOf,
  maskOfAll,
  nothingPushed,
  type PushedPart,
  seesMember,
} from './mask.ts'
export { maskNumber, type SealedNumber, sealedNumbers } from './mask-number.ts'
export { type Reading, recordReading } from './record-reading.ts'
export { type Readings, recordReadings } from './record-readings.ts'
