import {
  type Audit,
  costOf,
  type DigestCost,
  type Door,
  type HeldPost,
  loadKnownDivisions,
  type Role,
  readSettings,
  recordAudit,
  type SecuritySettings,
  type Who,
  whoOf,
} from '#access/index'
import { type Queryable, sql, type Transaction, withCounty } from '#db/index'
import type { Caller } from '#http/index'
import type { LocalDate } from '#kernel/index'
import type { App } from '../app.ts'

/** What tests replace: the clock, and how much work a password's digest is; a server may hold a day. */
export interface SignInEnvironment {
  readonly today?: () => LocalDate
  readonly now?: () => Date
  readonly digestCost?: DigestCost
}

/** What signing in needs beside the application. */
export interface SignInContext {
  readonly app: App
  /** The moment it is: sessions, codes and locks run by it. */
  now(): Date
  /** The day of the county's business. */
  today(): LocalDate
  settings(): Promise<SecuritySettings>
  door(): Promise<Door>
  isDemo(): Promise<boolean>
  whoOf(
    account: { readonly id: string; readonly name: string },
    post: HeldPost | null,
  ): Promise<Who>
  roleOf(code: string): Role | undefined
}

export function signInContext(app: App, environment: SignInEnvironment = {}): SignInContext {
  const now = environment.now ?? app.now
  const today = environment.today ?? app.today
  const db = app.db.as('app')
  const settings = () => readSettings(db)
  let demo: boolean | undefined
  const isDemo = async () => {
    demo ??= await readIsDemo(db)
    return demo
  }
  const roleOf = (code: string) => app.roles.find((role) => role.code === code)
  const divisions = cached(5_000, () => loadKnownDivisions(db, app.county.code, today()))
  return {
    app,
    now,
    today,
    settings,
    isDemo,
    roleOf,
    async door() {
      const inForce = await settings()
      const cost = environment.digestCost ?? costOf(inForce)
      const { vault, county } = app
      const countyCode = county.code
      return { db, countyCode, vault, settings: inForce, cost, now: now(), isDemo: await isDemo() }
    },
    async whoOf(account, post) {
      const role = post === null ? undefined : roleOf(post.role)
      if (post === null || role === undefined) return withoutPost(account)
      return whoOf({ account, post, role, divisions: await divisions() })
    },
  }
}

/** Whoever holds no post, or one whose role is gone, has an account and nothing else. */
function withoutPost(account: { readonly id: string; readonly name: string }): Who {
  return {
    accountId: account.id,
    name: account.name,
    role: '',
    permissions: new Set(['本人账号']),
    scope: { kind: '无' },
    sensitive: '隐去',
    exportRows: 0,
  }
}

/** What seldom changes is read again after a while. */
function cached<T>(milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined
  return () => {
    if (kept === undefined || Date.now() > kept.until) {
      const value = read()
      kept = { value, until: Date.now() + milliseconds }
      value.catch(() => {
        kept = undefined
      })
    }
    return kept.value
  }
}

async function readIsDemo(q: Queryable): Promise<boolean> {
  const [row] = await q.query<{ is_demo: boolean }>(sql`
    select is_demo from installation order by created_at limit 1`)
  return row?.is_demo ?? false
}

/** A transaction that sees nobody: accounts and their sessions are of no county's people. */
export function inAccounts<T>(app: App, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withCounty(app.db.as('app'), app.county.code, work, { kind: 'none' })
}

/** Notes what was done with accounts and sessions, and by whom. */
export async function note(
  q: Queryable,
  { app }: Pick<SignInContext, 'app'>,
  { caller, ...audit }: Audit & { readonly caller: Caller },
): Promise<void> {
  const { actor, who, origin } = caller
  await recordAudit(q, { countyCode: app.county.code, vault: app.vault, actor, who, origin }, audit)
}
