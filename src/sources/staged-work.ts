import type { StagedRoster } from './import-roster.ts'
import type { StagedFile } from './stage-rows.ts'

/** A file whose rows have been read, whatever kind of dataset it is. */
export type StagedWork =
  | { readonly kind: '事实'; readonly staged: StagedFile }
  | { readonly kind: '台账'; readonly staged: StagedRoster }
