import { computed } from 'vue'
import type { LocationQuery, RouteLocationNormalized } from 'vue-router'
import { allPages, type PageName } from './pages.ts'
import { hrefOf, type Route, type Target } from './route.ts'
import { router } from './router.ts'

/** Where the page stands. `page` of an address that is none of ours is the first of all. */
export const route = computed<Route>(() => readRoute(router.currentRoute.value))

function readRoute({ name, params, query }: RouteLocationNormalized): Route {
  const page: PageName = allPages.find((one) => one.name === name)?.name ?? 'round'
  const [id] = page === name ? Object.values(params).flat() : []
  return { page, query: readQuery(query), ...(id ? { id } : {}) }
}

function readQuery(query: LocationQuery): Readonly<Record<string, string>> {
  const pairs = Object.entries(query).map(([key, value]) => [key, [value].flat()[0] ?? ''] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** Goes there; 返回 of the browser leads back. */
export function go(to: Target): void {
  void router.push(hrefOf(to).slice(1))
}

/** As `go`, in the place of where one is: 返回 leads to where one was before. */
export function goInstead(to: Target): void {
  void router.replace(hrefOf(to).slice(1))
}

/**
 * Follows our own links (`<a href="#/…">`) as the router does, so that leaving can be held up and places
 * are remembered; what the browser opens in another window is left to it.
 */
export function followLink(event: MouseEvent): void {
  const isOwn = event.button === 0 && !event.defaultPrevented
  if (!isOwn || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  // Whatever was clicked is an element of the page.
  const link = (event.target as Element).closest('a')
  const href = link?.getAttribute('href')
  if (!link || !href?.startsWith('#/') || link.target !== '') return
  event.preventDefault()
  void router.push(href.slice(1))
}
