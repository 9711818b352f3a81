import { useAnswer } from '../../answers.ts'
import { answerOf, api } from '../../api/client.ts'

/** What lies beside a household's entries, decisions and answers. */
export function useAttachments(householdId: () => string) {
  return useAnswer(
    () => ['attachments', householdId()],
    () => {
      const params = { path: { id: householdId() } }
      return answerOf(api.GET('/api/households/{id}/attachments', { params }))
    },
  )
}
