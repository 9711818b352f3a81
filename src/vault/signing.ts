import {
  createPrivateKey,
  createPublicKey,
  sign as signEd25519,
  verify as verifyEd25519,
} from 'node:crypto'
import { createRequire } from 'node:module'
import type { CipherFamily } from './suite.ts'

const load = createRequire(import.meta.url)

/** Loaded where it is asked for: most installations sign with Ed25519. */
function sm2Curve(): typeof import('sm-crypto-v2').sm2 {
  return (load('sm-crypto-v2') as typeof import('sm-crypto-v2')).sm2 // what the package exports
}

/** A key pair to sign with; its texts say which algorithm they are of. */
export interface Signer {
  /** Such as `ed25519:…` or `sm2:…`; may be told to anybody. */
  publicKey(): string
  sign(bytes: Uint8Array): string
}

/** Ed25519, or SM2 with SM3; the same seed of 32 bytes always gives the same pair. */
export function makeSigner(family: CipherFamily, seed: Uint8Array): Signer {
  return family === 'gm' ? sm2Signer(seed) : ed25519Signer(seed)
}

/** Whether the holder of `publicKey` signed exactly these bytes; false for whatever is malformed. */
export function verifySignature(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    const key = split(publicKey)
    const given = split(signature)
    if (key.algorithm !== given.algorithm) return false
    if (key.algorithm === 'ed25519') return verifiesEd25519(key.value, bytes, given.value)
    if (key.algorithm !== 'sm2' || !/^04[0-9a-f]{128}$/.test(key.value)) return false
    const sm2 = sm2Curve()
    if (!/^[0-9a-f]{128}$/.test(given.value) || !sm2.verifyPublicKey(key.value)) return false
    return sm2.doVerifySignature(bytes, given.value, key.value, { hash: true })
  } catch {
    return false
  }
}

// What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SPKI (RFC 8410).
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

function ed25519Signer(seed: Uint8Array): Signer {
  const der = Buffer.concat([privatePrefix, seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const publicKey = `ed25519:${spki.subarray(publicPrefix.length).toString('base64url')}`
  return {
    publicKey: () => publicKey,
    sign: (bytes) => `ed25519:${signEd25519(null, bytes, key).toString('base64url')}`,
  }
}

function verifiesEd25519(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64url')
  const der = Buffer.concat([publicPrefix, raw])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return verifyEd25519(null, bytes, key, Buffer.from(signature, 'base64url'))
}

// The order of SM2's recommended curve (GB/T 32918.5).
const sm2Order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')

function sm2Signer(seed: Uint8Array): Signer {
  const number = (BigInt(`0x${Buffer.from(seed).toString('hex')}`) % (sm2Order - 2n)) + 1n
  const secret = number.toString(16).padStart(64, '0')
  const sm2 = sm2Curve()
  const publicKey = sm2.getPublicKeyFromPrivateKey(secret)
  return {
    publicKey: () => `sm2:${publicKey}`,
    sign: (bytes) => `sm2:${sm2.doSignature(bytes, secret, { hash: true, publicKey })}`,
  }
}

function split(text: string): { readonly algorithm: string; readonly value: string } {
  const at = text.indexOf(':')
  return { algorithm: text.slice(0, Math.max(at, 0)), value: text.slice(at + 1) }
}
