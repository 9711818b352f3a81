import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeKeyedHash } from './keyed-hash.ts'
import { verifySignature } from './signing.ts'
import { keyRingOf, makeVault } from './vault.ts'

const number = '999999199001010011'
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

describe('keyed hash', () => {
  test('is HMAC-SHA-256 cut to 16 bytes, for texts of any length and script', () => {
    const key = randomBytes(32)
    const keyedHash = makeKeyedHash(key)
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 180, max: 200 }).map((length) => 'a'.repeat(length)),
      fc.integer({ min: 60, max: 66 }).map((length) => '兜'.repeat(length)),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const expected = createHmac('sha256', key).update(text).digest('hex').slice(0, 32)
        expect(keyedHash(text).replaceAll('-', '')).toBe(expected)
      }),
    )
  })

  test('is HMAC-SM3 in the same way', () => {
    const key = randomBytes(32)
    const keyedHash = makeKeyedHash(key, 'sm3')
    for (const text of ['', number, '兜'.repeat(100)]) {
      const expected = createHmac('sm3', key).update(text).digest('hex').slice(0, 32)
      expect(keyedHash(text).replaceAll('-', '')).toBe(expected)
    }
  })

  test('refuses a key longer than a block', () => {
    expect(() => makeKeyedHash(randomBytes(65))).toThrow(RangeError)
  })
})

describe('vault', () => {
  const vault = makeVault(randomBytes(32))

  test('the same master key gives the same hashes, another gives others', () => {
    const master = randomBytes(32)
    expect(makeVault(master).hashIdentity(number)).toBe(makeVault(master).hashIdentity(number))
    expect(vault.hashIdentity(number)).toMatch(uuid)
    expect(vault.hashIdentity(number)).not.toBe(makeVault(master).hashIdentity(number))
  })

  test('one text has another hash for every purpose', () => {
    const text = '0011'
    const hashes = [
      vault.hashIdentity(text),
      vault.hashLastFour(text),
      vault.hashOf('phone', text),
      vault.hashOf('bank-card', text),
      vault.hashOf('name', text),
      vault.fingerprint(),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  test('last four characters fall into 64 groups of about the same size, by the key', () => {
    const endings = Array.from({ length: 11_000 }, (_, at) => {
      const check = at % 11 === 10 ? 'X' : String(at % 11)
      return `${String(Math.floor(at / 11)).padStart(3, '0')}${check}`
    })
    const sizes = new Map<string, number>()
    for (const ending of endings) {
      const group = vault.hashLastFour(ending)
      sizes.set(group, (sizes.get(group) ?? 0) + 1)
    }
    expect([...sizes.keys()].sort()).toEqual([...vault.lastFourGroups()].sort())
    expect(sizes.size).toBe(64)
    expect(Math.min(...sizes.values())).toBeGreaterThan(100)
    expect(Math.max(...sizes.values())).toBeLessThan(260)
    const other = makeVault(randomBytes(32))
    expect(other.lastFourGroups().some((group) => sizes.has(group))).toBe(false)
  })

  test('what was encrypted can be read again and never looks the same twice', () => {
    const [one, two] = [vault.encrypt(number), vault.encrypt(number)]
    expect(vault.decrypt(one)).toBe(number)
    expect(Buffer.from(one).equals(two)).toBe(false)
    expect(Buffer.from(one).includes(number)).toBe(false)
    expect(vault.decrypt(vault.encrypt('𠮷野家'))).toBe('𠮷野家')
  })

  test('a changed byte, another key and a newer generation are refused', () => {
    const sealed = vault.encrypt(number)
    const changed = Uint8Array.from(sealed)
    changed[20] = (changed[20] ?? 0) ^ 1
    expect(() => vault.decrypt(changed)).toThrow('加密内容无法解开')
    expect(() => makeVault(randomBytes(32)).decrypt(sealed)).toThrow('加密内容无法解开')
    expect(() => vault.decrypt(Uint8Array.from([2, ...sealed.subarray(1)]))).toThrow('请升级程序')
  })

  test('an original is readable with the wrapped key of its batch and with no other', () => {
    const key = vault.newBatchKey()
    const original = Buffer.from('姓名,金额\n张三,100\n')
    const sealed = vault.encryptWith(key, original)
    expect(Buffer.from(vault.openBatchKey(key.wrapped).decrypt(sealed))).toEqual(original)
    expect(() => vault.newBatchKey().decrypt(sealed)).toThrow('加密内容无法解开')
    expect(() => vault.openBatchKey(vault.encrypt('x'))).toThrow('加密内容无法解开')
  })

  describe.each(['standard', 'gm'] as const)('with stored keys (%s)', (family) => {
    const own = makeVault(randomBytes(32))
    const ring = keyRingOf(own)
    const begunAt = new Date().toISOString()
    const purposes = ['text', 'batch', 'blind', 'signing'] as const
    const stored = purposes.map((purpose) => ring.make({ purpose, version: 2, family, begunAt }))
    const old = { cipher: own.encrypt(number), key: own.newBatchKey() }
    const original = old.key.encrypt(Buffer.from('原件'))
    const oldHash = own.hashIdentity(number)
    const oldGroup = own.hashLastFour(number.slice(-4))
    ring.load(stored)

    test('what was sealed before is readable, and what is sealed now under the stored key', () => {
      expect(own.decrypt(old.cipher)).toBe(number)
      expect(Buffer.from(own.openBatchKey(old.key.wrapped).decrypt(original)).toString()).toBe(
        '原件',
      )
      const sealed = own.encrypt(number)
      expect(sealed[0]).toBe(2)
      expect(own.decrypt(sealed)).toBe(number)
      expect(own.hashIdentity(number)).not.toBe(oldHash)
      expect(own.lastFourGroups()).not.toContain(oldGroup)
      expect(own.lastFourGroups()).toContain(own.hashLastFour(number.slice(-4)))
      const key = own.newBatchKey()
      expect(own.openBatchKey(key.wrapped).decrypt(key.encrypt(new Uint8Array([1])))[0]).toBe(1)
    })

    test('a text sealed for one place is refused at another, also with its mark changed', () => {
      const sealed = own.encrypt(number, 'identity')
      expect(own.decrypt(sealed, 'identity')).toBe(number)
      expect(() => own.decrypt(sealed, 'phone')).toThrow('加密内容无法解开')
      const marked = Uint8Array.from(sealed)
      marked[1] = 2
      expect(() => own.decrypt(marked, 'phone')).toThrow('加密内容无法解开')
    })

    test('many are peeked at at once, of both generations and any length', () => {
      const texts = ['', '9', '0123456789abcdef', number, '长'.repeat(700), number.slice(2)]
      const sealed = texts.map((text) => own.encrypt(text, 'identity'))
      expect(own.peek([...sealed, old.cipher], 'identity')).toEqual([...texts, number])
      expect(own.peek([], 'identity')).toEqual([])
      expect(() => own.peek([own.encrypt(number, 'phone')], 'identity')).toThrow('无法解开')
      expect(makeVault(randomBytes(32)).peek([old.cipher], 'identity')).not.toContain(number)
    })

    test('any changed byte is noticed', () => {
      const sealed = own.encrypt(number, 'identity')
      for (let at = 1; at < sealed.length; at += 1) {
        const changed = Uint8Array.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ 1
        expect(() => own.decrypt(changed)).toThrow('加密内容无法解开')
      }
      expect(() => own.decrypt(sealed.subarray(0, 20))).toThrow('加密内容无法解开')
    })

    test('a stored key opens under its own master key, purpose and version only', () => {
      const [text] = stored
      if (text === undefined) throw new Error('a key was made')
      expect(() => keyRingOf(makeVault(randomBytes(32))).load([text])).toThrow('第 2 代）打不开')
      expect(() => ring.load([{ ...text, version: 3 }])).toThrow('第 3 代）打不开')
      expect(() => ring.load([{ ...text, purpose: 'batch' }])).toThrow('第 2 代）打不开')
      expect(() => ring.load([{ ...text, algorithm: 'ROT13' }])).toThrow('请升级程序')
      // A refused load leaves the keys as they were.
      expect(own.encrypt(number)[0]).toBe(2)
    })

    test('signs with the key of its ciphers', () => {
      const bytes = Buffer.from('块')
      expect(verifySignature(own.publicKey(), bytes, own.sign(bytes))).toBe(true)
      expect(own.publicKey()).toMatch(family === 'gm' ? /^sm2:/ : /^ed25519:/)
      expect(own.digestAlgorithm()).toBe(family === 'gm' ? 'sm3' : 'sha256')
    })
  })
})
