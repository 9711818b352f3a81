import { onScopeDispose, type Ref } from 'vue'

/**
 * Calls back when somebody leaves an open panel: a press elsewhere, or Tab out of it. Focus that the page
 * itself moves, as to its heading once it is loaded, takes nothing away.
 */
export function onLeaving(place: Readonly<Ref<HTMLElement | undefined>>, leave: () => void): void {
  function press({ target }: PointerEvent): void {
    if (!isInside(target)) leave()
  }

  function tab({ key }: KeyboardEvent): void {
    if (key === 'Tab' && !isInside(document.activeElement)) leave()
  }

  /** A calendar that a field of the panel opens lies elsewhere in the page, and yet is part of it. */
  function isInside(target: EventTarget | null): boolean {
    if (!(target instanceof Element)) return false
    return Boolean(place.value?.contains(target) || target.closest('.el-popper'))
  }

  addEventListener('pointerdown', press)
  addEventListener('keyup', tab)
  onScopeDispose(() => {
    removeEventListener('pointerdown', press)
    removeEventListener('keyup', tab)
  })
}
