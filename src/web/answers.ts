import { keepPreviousData, QueryClient, useQuery } from '@tanstack/vue-query'
import { computed, shallowRef, watch } from 'vue'
import { asFailure, type Loaded } from './loaded.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      networkMode: 'always',
      gcTime: 10 * 60_000,
    },
  },
})

/**
 * As `useLoaded`, and kept: whoever comes back (返回) sees the list at once as it was, and it is asked
 * again behind it. The first word of the key names what is listed, the rest is all that it depends on:
 * `useAnswer(() => ['alerts', query.value], () => answerOf(api.GET(…)))`. With `keeps` what stands stays
 * until another key's answer is there: a heading that was pressed keeps the focus.
 */
export function useAnswer<T>(
  key: () => readonly unknown[],
  load: () => Promise<T>,
  { keeps = false }: { readonly keeps?: boolean } = {},
): Loaded<T> {
  const queryKey = computed(key)
  const query = useQuery(
    { queryKey, queryFn: load, ...(keeps && { placeholderData: keepPreviousData }) },
    client,
  )
  const state = computed(() => {
    if (query.data.value !== undefined) return 'done' as const
    return query.isError.value ? ('failed' as const) : ('loading' as const)
  })
  const failure = shallowRef(asFailure(undefined))
  watch(query.error, (error) => {
    if (error) failure.value = asFailure(error)
  })
  return {
    state,
    value: computed(() => query.data.value),
    failure,
    reload: async () => {
      await query.refetch()
    },
    replace: (given) => client.setQueryData([...queryKey.value], given),
  }
}

/** What is on the page of these names is asked again; what is not, when it is next shown. */
export async function refreshAnswers(...names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })))
}

/** Another post, another person: nothing that was kept is theirs. */
export function forgetAnswers(): void {
  client.clear()
}
