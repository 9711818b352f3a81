export type { Acting } from './acting.ts'
export { type Reading, recordReading } from './record-reading.ts'
