import { expect, test } from 'vitest'
import { hrefOf, parseRoute } from './route.ts'

test.each([
  '#/round',
  '#/alerts',
  '#/alerts/01900000-0000-7000-8000-000000000000?class=%E2%91%A1&state=%E5%85%A8%E9%83%A8',
  '#/households?text=%E5%91%A8%E8%B0%B7%E9%9B%A8',
])('the address %s comes back as it was', (hash) => {
  expect(hrefOf(parseRoute(hash))).toBe(hash)
})

test.each(['', '#', '#/nowhere', '#token=abc', '#/alert'])('%s is the first page', (hash) => {
  expect(parseRoute(hash)).toEqual({ page: 'round', query: {} })
})

test('an empty choice does not stand in the address', () => {
  expect(hrefOf({ page: 'alerts', query: { class: '②', township: '' } })).toBe(
    '#/alerts?class=%E2%91%A1',
  )
})
