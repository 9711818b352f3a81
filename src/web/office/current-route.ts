import { readonly, shallowRef } from 'vue'
import { hrefOf, parseRoute, type Route } from './route.ts'

const current = shallowRef(parseRoute(location.hash))
addEventListener('hashchange', () => {
  current.value = parseRoute(location.hash)
})

export const route = readonly(current)

export function go(to: Partial<Route> & Pick<Route, 'page'>): void {
  location.hash = hrefOf(to)
}
