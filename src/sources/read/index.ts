export {
  type FindHeaderInput,
  findHeader,
  type HeaderColumn,
  type HeaderGuess,
} from './find-header.ts'
export { remembering } from './header-levels.ts'
export { type NormalisedHeader, normaliseHeader, unitOfTable } from './normalise-header.ts'
export type {
  FileKind,
  Merge,
  RawCell,
  RawRow,
  ReadFile,
  ReadLimits,
  SheetInfo,
} from './raw-row.ts'
export { defaultLimits, readFile } from './read-file.ts'
export { scanCommand } from './scan-file.ts'
export { isRagged, isTotalOrSignature, type NotAPerson } from './total-row.ts'
export {
  type ArchiveLimits,
  type ArchiveMember,
  isArchive,
  type OpenedArchive,
  type RefusedMember,
  unpackArchive,
} from './unpack-archive.ts'
