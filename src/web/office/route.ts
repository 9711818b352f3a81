export const pageNames = [
  'round',
  'imports',
  'alerts',
  'households',
  'approvals',
  'supervision',
  'audit',
  'accounts',
] as const
export type PageName = (typeof pageNames)[number]

/** Where the page stands; the whole of it lies in the address after `#`. */
export interface Route {
  readonly page: PageName
  /** The opened file, alert or household. */
  readonly id?: string
  readonly query: Readonly<Record<string, string>>
}

/** Reads `#/alerts/ID?class=①`; what is no page of ours is the first page. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2)
  const [, name, id] = path.split('/')
  const query = Object.fromEntries([...new URLSearchParams(search)].filter(([, v]) => v !== ''))
  const page = pageNames.find((one) => one === name)
  if (!page) return { page: 'round', query: {} }
  return { page, query, ...(id ? { id: decodeURIComponent(id) } : {}) }
}

/** The address of a route, to be used in a link. */
export function hrefOf(route: Partial<Route> & Pick<Route, 'page'>): string {
  const { page, id, query = {} } = route
  const search = new URLSearchParams(Object.entries(query).filter(([, v]) => v !== '')).toString()
  const path = id === undefined ? page : `${page}/${encodeURIComponent(id)}`
  return `#/${path}${search === '' ? '' : `?${search}`}`
}
