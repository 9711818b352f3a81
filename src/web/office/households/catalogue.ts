import { useAnswer } from '../../answers.ts'
import { answerOf, api, type FactCatalogue } from '../../api/client.ts'
import type { Loaded } from '../../loaded.ts'

/** What the forms ask for, in the words of the place; asked once and kept. */
export function useCatalogue(): Loaded<FactCatalogue> {
  return useAnswer(
    () => ['fact-catalogue'],
    () => answerOf(api.GET('/api/fact-catalogue')),
  )
}
