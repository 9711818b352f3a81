import type {
  AidOfHousehold,
  EntryDone,
  EntryInput,
  FactCatalogue,
  FactConflicts,
  ListedEntries,
  SearchHits,
  UndoEntryInput,
} from '../schemas/entry.ts'
import type { AskedDay, Caller, Page } from './asked.ts'

/** What people enter about households, and what they look for. */
export interface EntryPort {
  readFactCatalogue(caller: Caller): Promise<FactCatalogue>
  recordEntry(caller: Caller, input: EntryInput): Promise<EntryDone>
  undoEntry(caller: Caller, entryId: string, input: UndoEntryInput): Promise<EntryDone>
  /** Undefined: there is no such household in the caller's scope. */
  listEntries(caller: Caller, householdId: string, page: Page): Promise<ListedEntries | undefined>
  listConflicts(caller: Caller, householdId: string): Promise<FactConflicts | undefined>
  readAid(
    caller: Caller,
    householdId: string,
    asked?: AskedDay,
  ): Promise<AidOfHousehold | undefined>
  search(caller: Caller, text: string): Promise<SearchHits>
}
