import { rm } from 'node:fs/promises'
import type { Acting } from '#access/index'
import { type Transaction, withAdvisoryLock } from '#db/index'
import type { AppliedObservations } from '#registry/index'
import type {
  AlreadyImported,
  AmendNumbers,
  ImportPhase,
  Progress,
  RosterNumbers,
  StageSeconds,
} from './domain.ts'
import type { BatchResult } from './finish-import.ts'
import type { Foreseen } from './foreseen.ts'
import { type KeptOriginal, keepOriginal } from './keep-original.ts'
import type { SourceInput } from './open-source.ts'
import type { StageClock } from './stage-clock.ts'
import type { StagedFile, StageInput } from './stage-rows.ts'

/** What matching made of the staged rows; `adjusted`: rows it put aside for a person to confirm. */
export interface Matched {
  readonly matched: number
  readonly unmatched: number
  readonly leads: number
  readonly candidates: number
  readonly adjusted: number
  readonly applied: AppliedObservations
}

/** Finds the persons of staged rows and makes the rows their facts; done in the import's transaction. */
export type MatchRows = (
  tx: Transaction,
  acting: Acting,
  work: {
    readonly staged: StagedFile
    readonly clock: StageClock
    readonly onPhase: (phase: ImportPhase) => void
  },
) => Promise<Matched>

export type SettleRows = (
  tx: Transaction,
  acting: Acting,
  batchId: string,
  rows: readonly { readonly sheet: string; readonly row: number }[],
) => Promise<void>

/**
 * What would come of a batch that was just taken in, in a transaction about to be rolled back.
 * `takeBack` undoes the taking in within it, to look at what would come without the batch.
 */
export type Foresee = (
  tx: Transaction,
  acting: Acting,
  batch: { readonly batchId: string; readonly takeBack: () => Promise<unknown> },
) => Promise<Foreseen>

export interface ImportInput extends SourceInput, Omit<StageInput, 'clock' | 'batchId'> {
  readonly match: MatchRows
  readonly onPhase?: ((phase: ImportPhase) => void) | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Aborted: the import ends where it is and nothing of it stays. */
  readonly signal?: AbortSignal | undefined
  /** The batch whose rows the file corrects. */
  readonly amends?: string | undefined
  /** Decides anew about those whom rows of a batch left in doubt, now that these rows are settled. */
  readonly settle?: SettleRows | undefined
  /** Looks ahead for a preview. */
  readonly foresee?: Foresee | undefined
  /** What is noted in the same transaction as the file's coming into force. */
  readonly alongside?: ((tx: Transaction) => Promise<void>) | undefined
  /** The archive that the file came in. */
  readonly archive?: string | undefined
  /** Keeps the sender's file, encrypted, under this folder. */
  readonly keepOriginal?: { readonly folder: string } | undefined
}

export interface ImportOutcome extends BatchResult {
  readonly batchId: string
  readonly dataset: string
  readonly datasetName: string
  readonly department: string
  readonly fileName: string
  readonly period: string
  readonly state: '已入库' | '已认出'
  readonly townships: readonly string[] | 'county'
  /** Set where the same file was taken in before; nothing has changed then. */
  readonly alreadyImportedAs?: AlreadyImported | undefined
  /** For 台账: what became of households and people. */
  readonly roster?: RosterNumbers | undefined
  /** For a file of errors that came back. */
  readonly amends?: AmendNumbers | undefined
  readonly notes: readonly string[]
  readonly seconds: StageSeconds
}

/** Says a phase to whoever listens, as a word and as a step of those that an import has. */
export function sayPhase(
  { onPhase, onProgress }: Pick<ImportInput, 'onPhase' | 'onProgress'>,
  phase: ImportPhase,
): void {
  onPhase?.(phase)
  const done = phases.indexOf(phase)
  if (done >= 2) onProgress?.({ phase, done: done - 1, total: phases.length - 2, unit: '步' })
}

const phases: readonly ImportPhase[] = ['读取', '暂存', '匹配', '入库', '提交']

/** One import of a county at a time compares and writes. */
export function lockCounty(tx: Transaction, acting: Acting): Promise<void> {
  return withAdvisoryLock(tx, `doudi.take-in ${acting.countyCode}`)
}

export async function keepIfAsked(
  acting: Acting,
  batchId: string,
  input: ImportInput,
): Promise<KeptOriginal | undefined> {
  if (input.keepOriginal === undefined) return undefined
  return keepOriginal(acting, { folder: input.keepOriginal.folder, batchId, source: input.path })
}

export async function removeKept(kept: KeptOriginal): Promise<void> {
  await rm(kept.path, { force: true })
}
