import { type ComputedRef, computed } from 'vue'
import { useCatalogue } from '../households/catalogue.ts'

/** The townships and villages in which somebody works, each township before its villages. */
export function useWorkPlaces(): ComputedRef<
  readonly { readonly value: string; readonly label: string }[]
> {
  const catalogue = useCatalogue()
  return computed(() => {
    const places = catalogue.value.value?.places ?? []
    const townships = new Map<string, string>()
    for (const { code, township } of places) {
      if (township !== null) townships.set(`${code.slice(0, 9)}000`, township)
    }
    return [...townships].flatMap(([value, label]) => [
      { value, label },
      ...places
        .filter(({ code }) => code !== value && code.startsWith(value.slice(0, 9)))
        .map(({ code, name }) => ({ value: code, label: `${label} ${name}` })),
    ])
  })
}
