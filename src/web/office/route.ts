import { type PageName, pageOf } from './pages.ts'

/** Where the page stands; the whole of it lies in the address after `#`. */
export interface Route {
  readonly page: PageName
  /** The opened file, alert or household. */
  readonly id?: string
  readonly query: Readonly<Record<string, string>>
}

export type Target = Partial<Route> & Pick<Route, 'page'>

/**
 * The address of a route, to be used in a link: `hrefOf({ page: 'alerts', id, query: { class: '②' } })`.
 * An empty choice does not stand in it.
 */
export function hrefOf({ page, id, query = {} }: Target): string {
  const chosen = Object.entries(query).filter(([, value]) => value !== '')
  const search = new URLSearchParams(chosen).toString()
  const path = pageOf(page).path.replace(/\/:\w+\??$/, '')
  const own = id === undefined ? path : `${path}/${encodeURIComponent(id)}`
  return `#${own}${search === '' ? '' : `?${search}`}`
}
