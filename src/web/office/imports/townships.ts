import { type ComputedRef, computed } from 'vue'
import { useAnswer } from '../../answers.ts'
import { answerOf, api } from '../../api/client.ts'
import { may } from '../../session/state.ts'

/** The townships to choose among; none for whoever may not see the forms of the registry. */
export function useTownships(): ComputedRef<
  readonly { readonly value: string; readonly label: string }[]
> {
  const mayAsk = may('登记信息') || may('查看家庭')
  const loaded = useAnswer(
    () => ['fact-catalogue', 'townships'],
    async () => (mayAsk ? (await answerOf(api.GET('/api/fact-catalogue'))).places : []),
  )
  return computed(() =>
    [
      ...new Map(
        (loaded.value.value ?? []).map(({ code, township }) => [
          `${code.slice(0, 9)}000`,
          township,
        ]),
      ),
    ].map(([value, label]) => ({ value, label: label ?? value })),
  )
}
