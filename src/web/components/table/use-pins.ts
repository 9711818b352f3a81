import { nextTick, onMounted, type Ref, ref, watch } from 'vue'

/** How far from the left each pinned column stays: as wide as those before it are drawn. */
export function usePins(
  body: Readonly<Ref<HTMLElement | null>>,
  pinned: () => readonly { readonly key: string }[],
) {
  const left = ref<Readonly<Record<string, string>>>({})
  const measure = async () => {
    await nextTick()
    if (pinned().length === 0) {
      // Nothing to measure: asking how wide columns are lays the whole table out once more.
      left.value = {}
      return
    }
    const heads = body.value?.parentElement?.querySelectorAll<HTMLElement>('thead th')
    const all = [...(heads ?? [])]
    const isTicked = all[0]?.classList.contains('tick') ?? false
    let before = isTicked ? (all[0]?.offsetWidth ?? 0) : 0
    const found: Record<string, string> = {}
    for (const [place, { key }] of pinned().entries()) {
      found[key] = `${place === 0 ? 0 : before}px`
      before += all[place + (isTicked ? 1 : 0)]?.offsetWidth ?? 0
    }
    left.value = found
  }
  watch(pinned, measure, { deep: true })
  onMounted(measure)
  return { left }
}
