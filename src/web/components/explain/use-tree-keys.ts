import { computed, nextTick, type Ref, ref, watch } from 'vue'
import type { ExplainRow } from './explain-rows.ts'

/**
 * Which rows of a tree are unfolded, and the keys of a tree: up and down go through what is seen, right
 * unfolds or goes in, left folds or goes out, Home and End to the ends, Enter and space fold and unfold.
 */
export function useTreeKeys(
  rows: Readonly<Ref<readonly ExplainRow[]>>,
  tree: Ref<HTMLElement | null>,
) {
  const open = ref<ReadonlySet<string>>(new Set())
  const at = ref('0')
  watch(
    rows,
    (now) => {
      open.value = new Set(now.filter(({ isOpen }) => isOpen).map(({ key }) => key))
      at.value = now[0]?.key ?? '0'
    },
    { immediate: true },
  )
  const seen = computed(() => {
    const shown = new Set<string>()
    for (const { key, parent } of rows.value) {
      if (parent === undefined || (shown.has(parent) && open.value.has(parent))) shown.add(key)
    }
    return shown
  })

  const fold = (key: string, isOpen: boolean): void => {
    const now = new Set(open.value)
    if (isOpen) now.add(key)
    else now.delete(key)
    open.value = now
  }
  const toggle = (row: ExplainRow): void => {
    at.value = row.key
    if (row.hasChildren) fold(row.key, !open.value.has(row.key))
  }
  const foldAll = (isOpen: boolean): void => {
    const keys = rows.value.filter((row) => row.hasChildren && (isOpen || row.isOpen))
    open.value = new Set(keys.map(({ key }) => key))
  }
  const goTo = async (key: string | undefined): Promise<void> => {
    if (key === undefined) return
    at.value = key
    await nextTick()
    tree.value?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus()
  }

  /** Whether the key was one of the tree's. */
  const press = (pressed: string, row: ExplainRow): boolean => {
    const shown = rows.value.filter(({ key }) => seen.value.has(key))
    const place = shown.findIndex(({ key }) => key === row.key)
    const isOpen = row.hasChildren && open.value.has(row.key)
    const moves: Readonly<Record<string, () => unknown>> = {
      ArrowDown: () => goTo(shown[place + 1]?.key),
      ArrowUp: () => goTo(shown[place - 1]?.key),
      Home: () => goTo(shown[0]?.key),
      End: () => goTo(shown.at(-1)?.key),
      ArrowRight: () => {
        if (isOpen) void goTo(shown[place + 1]?.key)
        else if (row.hasChildren) fold(row.key, true)
      },
      ArrowLeft: () => (isOpen ? fold(row.key, false) : goTo(row.parent)),
      Enter: () => toggle(row),
      ' ': () => toggle(row),
    }
    const move = moves[pressed]
    move?.()
    return move !== undefined
  }

  return { open, seen, at, toggle, foldAll, press }
}
