import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuidV7 } from './uuid.ts'

test('the example of RFC 9562 is made from its parts', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('every one has version 7 and the variant of the RFC, and a later one sorts later', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
  const moment = fc.integer({ min: 0, max: 2 ** 48 - 2 })
  fc.assert(
    fc.property(moment, bytes, bytes, (now, random, other) => {
      const id = uuidV7(now, random)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(id < uuidV7(now + 1, other)).toBe(true)
    }),
  )
})

test.each([-1, 0.5, 2 ** 48, Number.NaN])('%s is no moment', (now) => {
  expect(() => uuidV7(now, new Uint8Array(10))).toThrow(RangeError)
})

test('ten random bytes are needed', () => {
  expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError)
})
