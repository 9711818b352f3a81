export { resemblance } from './domain.ts'
export { matchRows } from './match-rows.ts'
