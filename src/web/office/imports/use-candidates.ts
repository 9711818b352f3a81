import { computed, type Ref, watch } from 'vue'
import { useAnswer } from '../../answers.ts'
import { answerOf, api, type Candidate } from '../../api/client.ts'
import { rememberList } from '../lists.ts'
import { usePaging } from '../paging.ts'
import { oneOf, text, useQueryState } from '../query-state.ts'
import { groupCandidates } from './group-candidates.ts'

export const candidateStates = ['待确认', '无法判断', '已确认', '已排除', '已撤回', '全部'] as const

/** The rows in doubt under the choices of the address, each with those whom it may mean. */
export function useCandidates(size: Ref<number>) {
  const choices = useQueryState('candidates', { state: oneOf(candidateStates), batch: text })
  const paging = usePaging('candidates')
  const chosen = computed(() => ({
    state: choices.state.value.state,
    ...(choices.state.value.batch && { batchId: choices.state.value.batch }),
  }))
  const asked = computed(() => {
    return { ...chosen.value, limit: size.value, after: paging.after.value }
  })
  const loaded = useAnswer(
    () => ['candidates', asked.value],
    () => answerOf(api.GET('/api/candidates', { params: { query: asked.value } })),
  )
  const groups = computed(() => groupCandidates(loaded.value.value?.items ?? []))
  watch(
    groups,
    (found) =>
      rememberList('candidates', {
        keys: found.flatMap(({ persons }) => persons.slice(0, 1).map(({ id }) => id)),
        first: Number(choices.query.value.first ?? 1) || 1,
        total: null,
        at: { page: 'candidates', query: choices.query.value },
      }),
    { immediate: true },
  )
  return { ...choices, paging, loaded, groups, chosen }
}

export async function confirmOne(id: string, reason = ''): Promise<void> {
  const body = reason === '' ? {} : { reason }
  await answerOf(api.POST('/api/candidates/{id}/confirm', { params: { path: { id } }, body }))
}

export async function refuseOne(id: string, reason = ''): Promise<void> {
  const body = reason === '' ? {} : { reason }
  await answerOf(api.POST('/api/candidates/{id}/refuse', { params: { path: { id } }, body }))
}

export async function leaveUnclear(id: string, isUnclear: boolean, reason = ''): Promise<void> {
  const body = { isUnclear, ...(reason === '' ? {} : { reason }) }
  await answerOf(api.POST('/api/candidates/{id}/unclear', { params: { path: { id } }, body }))
}

export async function takeBack(id: string, reason = ''): Promise<void> {
  const body = reason === '' ? {} : { reason }
  await answerOf(api.POST('/api/candidates/{id}/reopen', { params: { path: { id } }, body }))
}

/** What became of it, or that somebody could not tell. */
export function standOf({ state, unclearAt }: Candidate): string {
  return state === '待确认' && unclearAt !== null ? '无法判断' : state
}
