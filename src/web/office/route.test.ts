import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allPages } from './pages.ts'
import { hrefOf } from './route.ts'

test('an address holds the page, what is opened and the choices', () => {
  expect(hrefOf({ page: 'alerts', id: 'a/1', query: { class: '②' } })).toBe(
    '#/alerts/a%2F1?class=%E2%91%A1',
  )
  expect(hrefOf({ page: 'households', id: 'h1' })).toBe('#/households/h1')
  expect(hrefOf({ page: 'household', id: 'h1' })).toBe('#/households/h1')
  expect(hrefOf({ page: 'approvals' })).toBe('#/today/approvals')
})

test('an empty choice does not stand in the address', () => {
  expect(hrefOf({ page: 'alerts', query: { class: '②', township: '' } })).toBe(
    '#/alerts?class=%E2%91%A1',
  )
})

test('every page has a file, an address and a name of its own', () => {
  const missing = allPages.filter(({ file }) => !existsSync(`src/web/office/${file}.vue`))
  expect(missing).toEqual([])
  expect(new Set(allPages.map(({ name }) => name)).size).toBe(allPages.length)
  expect(new Set(allPages.map(({ path }) => path)).size).toBe(allPages.length)
})
