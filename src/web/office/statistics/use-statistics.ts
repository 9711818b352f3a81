import { computed, shallowRef } from 'vue'
import { useAnswer } from '../../answers.ts'
import { answerOf, api, Failure } from '../../api/client.ts'

/** What the page of figures was asked for last, so that a list leads back to the same figures. */
export const lastStatistics = shallowRef<Readonly<Record<string, string>>>({})

/** The figures that the address asks for. */
export function useStatistics(
  query: () => Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const asked = computed(() => {
    const { month, division, compare } = query()
    return {
      ...(month && { month }),
      ...(division && { division }),
      ...(compare && { compare }),
    }
  })
  return useAnswer(
    () => ['statistics', asked.value],
    () => answerOf(api.GET('/api/statistics', { params: { query: asked.value }, headers })),
  )
}

/** The map of the place; undefined where it has loaded none. */
export function useCountyMap() {
  return useAnswer(
    () => ['map'],
    () =>
      answerOf(api.GET('/api/map')).catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'http.no-map') return null
        throw error
      }),
  )
}
