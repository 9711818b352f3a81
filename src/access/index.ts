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
export { type Reading, recordReading } from './record-reading.ts'
export { type Readings, recordReadings } from './record-readings.ts'
