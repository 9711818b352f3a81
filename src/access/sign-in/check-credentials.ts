import { type Database, type Queryable, withCounty } from '#db/index'
import type { Vault } from '#vault/index'
import { type Account, accountName, findAccountByName } from './accounts.ts'
import {
  countAttempt,
  forgetAttempts,
  refuseLocked,
  type Trying,
  takeBackAttempt,
} from './attempts.ts'
import { type DigestCost, isPassword } from './digest-password.ts'
import { refuse } from './refusals.ts'
import { useSecondFactor } from './second-factor.ts'
import { isKnownAddress } from './sessions.ts'
import type { SecuritySettings } from './settings.ts'

/** Where somebody signs in. */
export interface Door {
  readonly db: Database
  readonly countyCode: string
  readonly vault: Vault
  readonly settings: SecuritySettings
  readonly cost: DigestCost
  readonly now: Date
  /** The example county: only there its accounts work. */
  readonly isDemo: boolean
}

export interface Credentials {
  readonly account: string
  readonly password: string
  readonly code?: string | undefined
  readonly address: string
}

export interface Admitted {
  readonly account: Account
  readonly hasSecondFactor: boolean
}

/**
 * The account of the credentials. An account that is unknown, disabled, another system's or whose
 * one-time password is over is answered as one with a wrong password, after the same work.
 */
export async function checkCredentials(door: Door, given: Credentials): Promise<Admitted> {
  const { db, settings, now, cost } = door
  const account = await findAccountByName(db, given.account)
  const trying = tryingOf(door.vault, given)
  const isKnown =
    account !== undefined && (await isKnownAddress(db, account.id, { address: given.address, now }))
  refuseLocked(
    await inOwnTransaction(door, (tx) => countAttempt(tx, trying, { settings, now, isKnown })),
  )
  const digest = account !== undefined && mayTry(account, door) ? account.passwordHash : null
  const isRight = await isPassword(given.password, digest, cost)
  if (!isRight || account === undefined) throw refuse('sign-in-wrong')
  const hasSecondFactor = await checkSecondFactor(door, { account, given, trying })
  await inOwnTransaction(door, (tx) => forgetAttempts(tx, trying, settings))
  return { account, hasSecondFactor }
}

/** As the counts know it: what was typed as a name may be a password, so only its keyed hash is kept. */
export function tryingOf(
  vault: Vault,
  given: { readonly account: string; readonly address: string },
): Trying {
  const account = vault.hashOf('text', `account ${accountName(given.account)}`)
  return { account, address: given.address }
}

function mayTry(account: Account, { now, isDemo }: Door): boolean {
  const { kind, isEnabled, oneTimeUntil } = account
  if (kind !== '人员' || !isEnabled || (account.isDemo && !isDemo)) return false
  return oneTimeUntil === null || now.getTime() < Date.parse(oneTimeUntil)
}

async function checkSecondFactor(
  door: Door,
  one: { readonly account: Account; readonly given: Credentials; readonly trying: Trying },
): Promise<boolean> {
  const { account, given, trying } = one
  if (account.totpConfirmedAt === null) return false
  const { code } = given
  if (code === undefined || code.trim() === '') {
    await inOwnTransaction(door, (tx) => takeBackAttempt(tx, trying, door.settings))
    throw refuse('code-needed')
  }
  const { vault, now } = door
  const isRight = await inOwnTransaction(door, (tx) =>
    useSecondFactor(tx, account, { vault, now, code }),
  )
  if (!isRight) throw refuse('code-wrong')
  return true
}

function inOwnTransaction<T>(door: Door, work: (q: Queryable) => Promise<T>): Promise<T> {
  return withCounty(door.db, door.countyCode, work, { kind: 'none' })
}
