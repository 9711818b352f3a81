import { createHash } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { type Queryable, sql } from '#db/index'
import type { Vault } from '#vault/index'
import type { Account } from './accounts.ts'
import { refuse } from './refusals.ts'
import { makeRecoveryCodes } from './secrets.ts'

export interface BegunSecondFactor {
  /** For the authenticator: `otpauth://totp/…`. */
  readonly uri: string
  readonly recoveryCodes: readonly string[]
}

/** Makes a secret and recovery codes, shown once; they count when a code has been confirmed. */
export async function beginSecondFactor(
  q: Queryable,
  account: Account,
  { vault, issuer }: { readonly vault: Vault; readonly issuer: string },
): Promise<BegunSecondFactor> {
  if (account.totpConfirmedAt !== null) throw refuse('second-factor-there')
  const secret = generateSecret()
  const recoveryCodes = makeRecoveryCodes()
  await q.execute(sql`
    update account set totp_secret = ${vault.encrypt(secret, 'second-factor')}, totp_last_step = null
    where id = ${account.id} and totp_confirmed_at is null`)
  await q.execute(sql`delete from recovery_code where account_id = ${account.id}`)
  for (const code of recoveryCodes) {
    await q.execute(sql`
      insert into recovery_code (account_id, code_hash)
      values (${account.id}, ${digestCode(account.id, code)})`)
  }
  return { uri: generateURI({ issuer, label: account.name, secret }), recoveryCodes }
}

interface CodeCheck {
  readonly vault: Vault
  readonly now: Date
}

/** The first code shows that the authenticator holds the secret: from now on it is asked for. */
export async function confirmSecondFactor(
  q: Queryable,
  account: Account,
  given: CodeCheck & { readonly code: string },
): Promise<void> {
  if (account.totpConfirmedAt !== null) throw refuse('second-factor-there')
  if (account.totpSecret === null) throw refuse('second-factor-not-begun')
  if (!(await useCode(q, account, given))) throw refuse('code-wrong')
  await q.execute(sql`update account set totp_confirmed_at = ${given.now} where id = ${account.id}`)
}

/** Whether the code is right; it then counts as used. A recovery code counts once as well. */
export async function useSecondFactor(
  q: Queryable,
  account: Account,
  given: CodeCheck & { readonly code: string },
): Promise<boolean> {
  const code = given.code.replace(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(code)) return useCode(q, account, { ...given, code })
  if (account.totpConfirmedAt === null) return false
  const used = await q.execute(sql`
    update recovery_code set used_at = ${given.now}
    where account_id = ${account.id} and code_hash = ${digestCode(account.id, code)}
      and used_at is null`)
  return used === 1
}

const stepSeconds = 30

/** A step before and after the clock's; the database sees to it that each step counts once. */
async function useCode(
  q: Queryable,
  account: Account,
  { vault, now, code }: CodeCheck & { readonly code: string },
): Promise<boolean> {
  if (account.totpSecret === null || !/^\d{6}$/.test(code)) return false
  const result = verifySync({
    secret: vault.decrypt(account.totpSecret, 'second-factor'),
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    period: stepSeconds,
    epochTolerance: stepSeconds,
  })
  if (!result.valid || !('timeStep' in result)) return false
  const counted = await q.execute(sql`
    update account set totp_last_step = ${result.timeStep}
    where id = ${account.id} and (totp_last_step is null or totp_last_step < ${result.timeStep})`)
  return counted === 1
}

/** Takes the second factor away, so that a new one can be set up. */
export async function dropSecondFactor(q: Queryable, accountId: string): Promise<void> {
  await q.execute(sql`
    update account set totp_secret = null, totp_confirmed_at = null, totp_last_step = null
    where id = ${accountId}`)
  await q.execute(sql`delete from recovery_code where account_id = ${accountId}`)
}

function digestCode(accountId: string, code: string): Uint8Array {
  const plain = code.replace(/[\s-]/g, '').toLowerCase()
  return createHash('sha256').update(`${accountId} ${plain}`).digest()
}
