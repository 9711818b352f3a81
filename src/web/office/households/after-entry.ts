import { refreshAnswers } from '../../answers.ts'
import { answerOf, api } from '../../api/client.ts'
import { say } from '../../components/toast.ts'
import { asFailure } from '../../loaded.ts'
import { entryWords } from './words.ts'

/** What an entry may have changed is asked again. */
export function afterEntry(): Promise<void> {
  return refreshAnswers(
    ...['household', 'households', 'explanation', 'facts', 'conflicts', 'entries', 'chain', 'aid'],
    'attachments',
  )
}

/** Takes an entry back; throws what hinders it. */
export async function undoEntry(entryId: string, reason: string): Promise<void> {
  const body = { reason }
  await answerOf(api.POST('/api/entries/{id}/undo', { params: { path: { id: entryId } }, body }))
  await afterEntry()
  say(entryWords.undone)
}

/** 撤回 right after an entry; what hinders it is told. */
export async function takeBack(entryId: string): Promise<void> {
  await undoEntry(entryId, entryWords.undoReason).catch((error) => say(asFailure(error).message))
}
