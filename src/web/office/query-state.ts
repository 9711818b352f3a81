import { type ComputedRef, computed } from 'vue'
import { go, goInstead, route } from './current-route.ts'
import type { PageName } from './pages.ts'

type Read<T> = (raw: string | undefined) => T

export interface QueryState<T> {
  /** The choices as the address has them; those of the last visit while another page is shown. */
  readonly state: ComputedRef<T>
  /** The same as the address spells them, for the interface and for links. */
  readonly query: ComputedRef<Readonly<Record<string, string>>>
  /** Chooses; the place in the list begins anew. `instead`: 返回 does not lead to the choice before. */
  change(values: Readonly<Record<string, string>>, how?: { readonly instead?: boolean }): void
  clear(): void
}

/**
 * What a list shows lies in the address, so that a link shares it and 返回 finds it:
 * `const { state, query, change } = useQueryState('alerts', { class: text, size: wholeNumber(50) })`.
 */
export function useQueryState<T extends object>(
  page: PageName,
  readers: { readonly [Key in keyof T]: Read<T[Key]> },
): QueryState<T> {
  const query = computed<Readonly<Record<string, string>>>((before) =>
    route.value.page === page ? route.value.query : (before ?? {}),
  )
  const state = computed(() => {
    const pairs = Object.entries<Read<unknown>>(readers)
    // Each key is read by the reader of its own type.
    return Object.fromEntries(pairs.map(([key, read]) => [key, read(query.value[key])])) as T
  })
  const change: QueryState<T>['change'] = (values, { instead = false } = {}) => {
    const { after: _, first: __, ...rest } = query.value
    const to = { page, query: { ...rest, ...values } }
    if (instead) goInstead(to)
    else go(to)
  }
  return { state, query, change, clear: () => go({ page }) }
}

/** Whatever stands there; '' where nothing does. */
export function text(raw: string | undefined): string {
  return raw ?? ''
}

/** One of some words; the first where it is none of them. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]]): Read<Word> {
  return (raw) => words.find((word) => word === raw) ?? words[0]
}

/** A whole number from 1. */
export function wholeNumber(fallback: number): Read<number> {
  return (raw) => (raw !== undefined && /^[1-9]\d{0,8}$/.test(raw) ? Number(raw) : fallback)
}
