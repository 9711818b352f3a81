import { useAnswer } from '../../answers.ts'
import { answerOf, api } from '../../api/client.ts'
import { may } from '../../session/state.ts'

/**
 * What lies beside a household's answers, checks and conferences; '' where nothing can lie there, and where
 * the household may not be seen: nothing is asked then.
 */
export function useAttached(householdId: () => string) {
  const wanted = () => (may('查看家庭') ? householdId() : '')
  return useAnswer(
    () => ['attachments', wanted()],
    async () => {
      const id = wanted()
      if (id === '') return { items: [] }
      return answerOf(api.GET('/api/households/{id}/attachments', { params: { path: { id } } }))
    },
  )
}
