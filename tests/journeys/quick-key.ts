import { randomBytes, scryptSync } from 'node:crypto'
import fs from 'node:fs'
import { seal, unseal } from '../../src/vault/sealing.ts'

/** The least that a key file may ask for: a journey opens its key a hundred times. */
const least = { N: 2 ** 14, r: 1, p: 1 }
const label = 'master-key'

/** Wraps the key once more, with the same passphrase and the least work. */
export function makeKeyQuick(keyFile: string, passphrase: string): void {
  const content = JSON.parse(fs.readFileSync(keyFile, 'utf8'))
  const { N, r, p } = content.scrypt
  const slow = scryptSync(passphrase, Buffer.from(content.salt, 'base64'), 32, {
    ...{ N, r, p, maxmem: 256 * N * r },
  })
  const master = unseal(slow, Buffer.from(content.wrapped, 'base64'), label)
  const salt = randomBytes(16)
  const wrapped = seal(scryptSync(passphrase, salt, 32, least), master, label)
  const quick = {
    ...content,
    scrypt: least,
    salt: salt.toString('base64'),
    wrapped: Buffer.from(wrapped).toString('base64'),
  }
  fs.writeFileSync(keyFile, `${JSON.stringify(quick, null, 2)}\n`)
}
