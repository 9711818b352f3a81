import { computed, shallowRef, watch } from 'vue'
import { useAnswer } from '../../answers.ts'
import type { Work, WorkItem } from '../../api/client.ts'
import { useLive } from '../live.ts'
import { loadWork, loadWorkCount, tellCounts, type WorkQuery } from './work.ts'

/**
 * The list as it stands on the page, and how the server's differs by now: nothing moves under the
 * pointer until somebody asks for it.
 */
export function useToday(query: () => WorkQuery) {
  const loaded = useAnswer(
    () => ['work', query()],
    () => loadWork(query()),
  )
  const now = shallowRef<Work>()
  const found = loaded.value
  const shown = computed(() => new Set(found.value?.items.map(({ key }) => key)))
  const gone = shallowRef<ReadonlySet<string>>(new Set())

  /** The number in the rail is of everything that waits, however narrow the list is. */
  function tellWhole(work: Work): void {
    const { kind, place, q } = query()
    if (kind || place || q) loadWorkCount(true).catch(() => undefined)
    else tellCounts(work)
  }

  watch(
    found,
    (work) => {
      now.value = undefined
      gone.value = new Set()
      if (work) tellWhole(work)
    },
    { immediate: true },
  )
  useLive(async () => {
    const work = await loadWork(query(), true).catch(() => undefined)
    if (!work) return
    now.value = work
    const there = new Set(work.items.map(({ key }) => key))
    // What lies behind the end of the page may only have moved there.
    const end = work.next === null ? undefined : work.items.at(-1)?.due?.on
    const isGone = ({ key, due }: WorkItem) =>
      !there.has(key) && (work.next === null || (due !== null && end !== undefined && due.on < end))
    gone.value = new Set(found.value?.items.filter(isGone).map(({ key }) => key))
    tellWhole(work)
  })
  const fresh = computed(
    () => now.value?.items.filter(({ key }) => !shown.value.has(key)).length ?? 0,
  )
  return {
    loaded,
    /** The counts as they are now, though the rows stand as they were. */
    counts: computed(() => (now.value ?? found.value)?.counts),
    fresh,
    gone,
    hasChanged: computed(() => fresh.value > 0 || gone.value.size > 0),
  }
}
