import { onScopeDispose } from 'vue'
import { usePreference } from './preference.ts'

export interface KeyHint {
  readonly key: string
  /** What it does, verb first, as the list of shortcuts (`?`) says it. */
  readonly does: string
  run(event: KeyboardEvent): void
}

const bound: KeyHint[][] = []

/** Single letters can be switched off (WCAG 2.1.4); the choice goes with the account. */
export function useSingleKeys() {
  return usePreference('keys.single', true)
}

/**
 * Shortcuts while a component stands: `useKeys([{ key: 'e', does: '办理', run }])`. They are off while
 * typing and while a dialog is open; where two components want the same key the later one gets it.
 */
export function useKeys(hints: readonly KeyHint[]): void {
  const mine = [...hints]
  bound.push(mine)
  onScopeDispose(() => bound.splice(bound.indexOf(mine), 1))
}

/** What can be pressed now, for the list of shortcuts. */
export function shortcutsNow(): readonly KeyHint[] {
  const byKey = new Map(bound.flat().map((hint) => [hint.key, hint]))
  return [...byKey.values()]
}

type Next = (key: string) => boolean

const patienceMs = 1500
let next: { readonly hear: Next; readonly until: number } | undefined

/** The next key is the second of two (G then T): true where it was one. */
export function listenOnce(hear: Next): void {
  next = { hear, until: Date.now() + patienceMs }
}

/** Listens for the whole page; the shell does it once. */
export function listenForKeys(isOn: () => boolean): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const isLetter = event.key.length === 1
    if (isLetter && !isOn()) return
    if (isTyping(event.target) || hasDialog()) return
    const second = next
    next = undefined
    if (second && Date.now() < second.until && second.hear(event.key.toLowerCase())) {
      event.preventDefault()
      return
    }
    const hint = bound.flat().findLast(({ key }) => key === event.key.toLowerCase())
    if (!hint) return
    event.preventDefault()
    hint.run(event)
  }
  addEventListener('keydown', hear)
  return () => removeEventListener('keydown', hear)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'button'].includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}

function hasDialog(): boolean {
  const overlays = document.querySelectorAll<HTMLElement>('dialog[open], .el-overlay')
  return [...overlays].some((one) => one.offsetParent !== null || one.matches('dialog'))
}
