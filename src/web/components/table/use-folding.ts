import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'
import { size } from '../../display.ts'
import type { Column } from './columns.ts'
import { foldedKeys, leastRem } from './fold.ts'

export interface Folding<Row> {
  /** The columns that are shown, in their order. */
  readonly shown: () => readonly Column<Row>[]
  /** The column whose words open the row: it never folds. */
  readonly main: () => string | undefined
  /** As CSS has it; undefined: what is left. */
  readonly widthOf: (column: Column<Row>) => string | undefined
  /** What the table lies in. */
  readonly box: Readonly<Ref<HTMLElement | null>>
}

/**
 * The columns that stand under the main one instead of beside it: in large print where the window is
 * narrow those of lesser weight, and from the last one on as many as there is no room for.
 */
export function useFolding<Row>({ shown, main, widthOf, box }: Folding<Row>) {
  const isNarrow = useMedia('(max-width: 1700px)')
  const isPhone = useMedia('(max-width: 700px)')
  const width = useWidth(box)
  return computed(() => {
    if (!isNarrow.value || size.value !== 'large') return []
    const letter = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const room =
      isPhone.value || width.value === 0 ? Number.POSITIVE_INFINITY : width.value / letter
    const columns = shown().map((column) => {
      const { key, folds } = column
      return { key, folds: folds === true, rem: leastRem(widthOf(column)) }
    })
    return foldedKeys(columns, { main: main(), room })
  })
}

function useMedia(text: string): Readonly<Ref<boolean>> {
  const query = matchMedia(text)
  const matches = ref(query.matches)
  const look = () => {
    matches.value = query.matches
  }
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return matches
}

function useWidth(box: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => {
    width.value = entry?.contentRect.width ?? 0
  })
  watch(box, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onScopeDispose(() => observer.disconnect())
  return width
}
