import { randomBytes } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { digestOf } from './digest.ts'
import { makeSigner, verifySignature } from './signing.ts'

const message = Buffer.from('救助链 第 12 块')

describe('digest', () => {
  test('is what the standards give for abc', () => {
    expect(digestOf('sha256', 'abc')).toMatch(/^ba7816bf8f01cfea414140de5dae2223/)
    // GB/T 32905-2016, A.1
    expect(digestOf('sm3', Buffer.from('abc'))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })
})

describe.each(['standard', 'gm'] as const)('signature (%s)', (family) => {
  const seed = randomBytes(32)
  const signer = makeSigner(family, seed)
  const signature = signer.sign(message)

  test('holds for its bytes and key, and one seed gives one key', () => {
    expect(verifySignature(signer.publicKey(), message, signature)).toBe(true)
    expect(makeSigner(family, seed).publicKey()).toBe(signer.publicKey())
  })

  test('fails for other bytes, another key, a changed or malformed signature', () => {
    const other = makeSigner(family, randomBytes(32)).publicKey()
    expect(verifySignature(signer.publicKey(), Buffer.from('救助链'), signature)).toBe(false)
    expect(verifySignature(other, message, signature)).toBe(false)
    const at = signature.length - 20
    const changed = `${signature.slice(0, at)}${signature[at] === '7' ? '8' : '7'}${signature.slice(at + 1)}`
    expect(verifySignature(signer.publicKey(), message, changed)).toBe(false)
    const unlike = family === 'gm' ? 'standard' : 'gm'
    const foreign = makeSigner(unlike, seed)
    expect(verifySignature(signer.publicKey(), message, foreign.sign(message))).toBe(false)
    for (const broken of ['', ':', 'sm2:', 'ed25519:', 'rsa:00', signature.slice(0, -8)]) {
      expect(verifySignature(signer.publicKey(), message, broken)).toBe(false)
      expect(verifySignature(broken, message, signature)).toBe(false)
    }
  })
})

test('the example signature of GB/T 32918.5 is accepted, and its key follows from its secret', () => {
  const publicKey =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
  const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
  const signature =
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
  const digest = Buffer.from('message digest')
  expect(sm2.getPublicKeyFromPrivateKey(secret)).toBe(publicKey)
  expect(verifySignature(`sm2:${publicKey}`, digest, `sm2:${signature}`)).toBe(true)
})
