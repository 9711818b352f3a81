export type { Acting } from './acting.ts'
export { type Reading, recordReading } from './record-reading.ts'
export { type Readings, recordReadings } from './record-readings.ts'
