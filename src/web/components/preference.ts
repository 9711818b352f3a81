import { computed, shallowReactive, type WritableComputedRef } from 'vue'
import { answerOf, api } from '../api/client.ts'

const kept = shallowReactive(new Map<string, unknown>())
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const restMs = 600

/** What the account has chosen before, on whatever computer; the shell asks once after signing in. */
export async function loadPreferences(): Promise<void> {
  const { items } = await answerOf(api.GET('/api/account/preferences'))
  for (const { name, value } of items) kept.set(name, value)
}

/** What the account has chosen; undefined where it never did. */
export function preferenceOf(name: string): unknown {
  return kept.get(name)
}

/**
 * A choice that goes with the account: `const size = usePreference('table.alerts.size', 50)`. A value of
 * another shape than the fallback counts as none; `read` looks closer where the shape alone is not enough.
 */
export function usePreference<T>(
  name: string,
  fallback: T,
  read: (value: unknown) => T | undefined = (value) =>
    // Of the same kind as the fallback, which is of this type.
    isLike(value, fallback) ? (value as T) : undefined,
): WritableComputedRef<T> {
  return computed({
    get: () => (kept.has(name) ? read(kept.get(name)) : undefined) ?? fallback,
    set: (value) => setPreference(name, value),
  })
}

export function setPreference(name: string, value: unknown): void {
  kept.set(name, value)
  clearTimeout(timers.get(name))
  timers.set(
    name,
    setTimeout(() => save(name), restMs),
  )
}

// Who chooses and at once leaves or loads the page again has chosen all the same.
globalThis.addEventListener?.('pagehide', () => {
  for (const name of [...timers.keys()]) save(name, { keepalive: true })
})

/** A choice that could not be kept is only chosen again next time: no reason to disturb anybody. */
function save(name: string, how: { readonly keepalive?: true } = {}): void {
  clearTimeout(timers.get(name))
  timers.delete(name)
  const params = { path: { name } }
  const body = { value: kept.get(name) }
  const sent = api.PUT('/api/account/preferences/{name}', { params, body, ...how })
  answerOf(sent).catch(() => undefined)
}

function isLike(value: unknown, fallback: unknown): boolean {
  return typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback)
}
