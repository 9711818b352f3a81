import type { DraftAnswer, DraftInput, Drafts, Preferences, SavedDraft } from '../schemas/desk.ts'
import type { Caller } from './asked.ts'

/** What somebody keeps for themselves: how they want their pages, and what they have not sent yet. */
export interface DeskPort {
  listPreferences(caller: Caller): Promise<Preferences>
  setPreference(caller: Caller, name: string, value: unknown): Promise<void>
  listDrafts(caller: Caller): Promise<Drafts>
  readDraft(caller: Caller, key: string): Promise<DraftAnswer>
  saveDraft(caller: Caller, key: string, input: DraftInput): Promise<SavedDraft>
  deleteDraft(caller: Caller, key: string): Promise<void>
}
