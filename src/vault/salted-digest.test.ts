import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, saltedDigest, verifySaltedDigest } from './salted-digest.ts'

const fields = {
  事由: '边缘户重残',
  金额: 48_000,
  附注: { 甲: [1, null], 乙: true },
  无: undefined,
}

describe('salted digest', () => {
  test('holds for the fields it was made of, also after a round through JSON', () => {
    const made = saltedDigest(fields)
    expect(verifySaltedDigest({ fields, ...made })).toBe(true)
    expect(verifySaltedDigest({ fields: JSON.parse(JSON.stringify(fields)), ...made })).toBe(true)
  })

  test('fails for a changed value, a changed commitment, a missing salt and an added field', () => {
    const made = saltedDigest(fields)
    expect(verifySaltedDigest({ fields: { ...fields, 金额: 48_001 }, ...made })).toBe(false)
    const commitments = { ...made.commitments, 金额: saltedDigest(fields).commitments.金额 ?? '' }
    expect(verifySaltedDigest({ fields: {}, ...made, commitments })).toBe(false)
    expect(verifySaltedDigest({ fields, ...made, salts: {} })).toBe(false)
    expect(verifySaltedDigest({ fields: { ...fields, 新: 1 }, ...made })).toBe(false)
  })

  test('a value and its salt can be deleted and the rest still verifies', () => {
    const made = saltedDigest(fields)
    const { 事由: _value, ...left } = fields
    const { 事由: _salt, ...salts } = made.salts
    expect(verifySaltedDigest({ ...made, fields: left, salts })).toBe(true)
    expect(verifySaltedDigest({ ...made, fields: { ...left, 事由: '猜测' }, salts })).toBe(false)
  })

  test('equal values get unequal commitments, so that none can be guessed from another', () => {
    expect(saltedDigest(fields).commitments.金额).not.toBe(saltedDigest(fields).commitments.金额)
  })

  test('canonical JSON does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
