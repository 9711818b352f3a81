import { expect, test } from 'vitest'
import { bearerToken } from './token.ts'

test.each([
  ['Bearer abc', 'abc'],
  ['bearer  abc', 'abc'],
  ['Basic abc', undefined],
  ['Bearer ', undefined],
  ['Bearer a b', undefined],
  [undefined, undefined],
])('the header %s carries %s', (header, token) => {
  expect(bearerToken(header)).toBe(token)
})
