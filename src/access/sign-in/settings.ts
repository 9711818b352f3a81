import { type Queryable, sql } from '#db/index'

/** How strictly people sign in. The host's security administrator changes it; these are the defaults. */
export interface SecuritySettings {
  readonly passwordMinLength: number
  /** How many of 大写 小写 数字 符号 a password must have. */
  readonly passwordClasses: number
  /** How many earlier passwords may not come back. */
  readonly passwordHistory: number
  /** Days after which a password must be changed; 0 for never. */
  readonly passwordDays: number
  readonly passwordWarnDays: number
  /** How long a one-time password works. */
  readonly oneTimeHours: number
  /** Failures of one account from one address until that pair is locked. */
  readonly pairFailures: number
  /** Failures of one account from anywhere. */
  readonly accountFailures: number
  /** Failures from one address with any account. */
  readonly addressFailures: number
  /** Failures are counted together within so many minutes. */
  readonly failureMinutes: number
  /** The first lock; each further one is twice as long. */
  readonly lockMinutes: number
  readonly lockMaxMinutes: number
  readonly idleMinutes: number
  readonly absoluteHours: number
  /** Signing in ends the account's other sessions. */
  readonly isSingleSession: boolean
  /** Memory of a password's digest, in KiB, and its passes. */
  readonly digestMemoryKib: number
  readonly digestPasses: number
  readonly oidc: OidcSettings | null
}

/** A provider at which people sign in instead; accounts are linked to it, never made by it. */
export interface OidcSettings {
  /** As the page shows it: 政务统一身份认证. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** The claim of the identity token that names the person. */
  readonly claim: string
  /** Where people come back to: `https://host/api/session/oidc/callback`. */
  readonly redirectUri: string
  /** Whether having signed in there counts as the second factor. */
  readonly hasSecondFactor: boolean
}

export const defaultSettings: SecuritySettings = {
  passwordMinLength: 10,
  passwordClasses: 3,
  passwordHistory: 5,
  passwordDays: 90,
  passwordWarnDays: 7,
  oneTimeHours: 72,
  pairFailures: 5,
  accountFailures: 20,
  addressFailures: 50,
  failureMinutes: 10,
  lockMinutes: 1,
  lockMaxMinutes: 30,
  idleMinutes: 30,
  absoluteHours: 12,
  isSingleSession: true,
  digestMemoryKib: 65_536,
  digestPasses: 3,
  oidc: null,
}

/** The least and the most of every number that may be set: nobody can switch the guard off. */
export const settingBounds: Readonly<Record<string, readonly [least: number, most: number]>> = {
  passwordMinLength: [8, 64],
  passwordClasses: [2, 4],
  passwordHistory: [1, 24],
  passwordDays: [0, 366],
  passwordWarnDays: [0, 60],
  oneTimeHours: [1, 240],
  pairFailures: [3, 20],
  accountFailures: [5, 200],
  addressFailures: [5, 1000],
  failureMinutes: [1, 240],
  lockMinutes: [1, 60],
  lockMaxMinutes: [1, 240],
  idleMinutes: [1, 240],
  absoluteHours: [1, 24],
  digestMemoryKib: [19_456, 1_048_576],
  digestPasses: [2, 10],
}

/** What is in force: what was set, else the default. */
export async function readSettings(q: Queryable): Promise<SecuritySettings> {
  const rows = await q.query<{ name: string; value: unknown }>(sql`
    select name, value from security_setting where value is not null`)
  const set = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  return { ...defaultSettings, ...set }
}

/** Keeps what is given, as of `at`; the rest stays as it is. */
export async function storeSettings(
  q: Queryable,
  changes: Partial<SecuritySettings>,
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in defaultSettings)) throw new RangeError(`no such setting: ${name}`)
    const text = value === null ? null : JSON.stringify(value)
    await q.execute(sql`
      insert into security_setting (name, value, set_at, set_by)
      values (${name}, ${text}::jsonb, ${by.at}, ${by.actor})
      on conflict (name) do update
      set value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by`)
  }
}

/** The sealed secret of the provider's client; undefined where none was set. */
export async function readSealed(q: Queryable, name: string): Promise<Uint8Array | undefined> {
  const [row] = await q.query<{ sealed: Uint8Array | null }>(sql`
    select sealed from security_setting where name = ${name}`)
  return row?.sealed ?? undefined
}

export async function storeSealed(
  q: Queryable,
  secret: { readonly name: string; readonly sealed: Uint8Array },
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  await q.execute(sql`
    insert into security_setting (name, sealed, set_at, set_by)
    values (${secret.name}, ${secret.sealed}, ${by.at}, ${by.actor})
    on conflict (name) do update
    set sealed = excluded.sealed, set_at = excluded.set_at, set_by = excluded.set_by`)
}
