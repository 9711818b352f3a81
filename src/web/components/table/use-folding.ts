import { computed, onScopeDispose, ref } from 'vue'
import { size } from '../../display.ts'

/** Whether columns of lesser weight stand under the main one: in large print where the window is narrow. */
export function useFolding() {
  const query = matchMedia('(max-width: 1700px)')
  const isNarrow = ref(query.matches)
  const look = () => {
    isNarrow.value = query.matches
  }
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return { isFolded: computed(() => isNarrow.value && size.value === 'large') }
}
