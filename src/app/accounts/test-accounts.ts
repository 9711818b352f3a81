import { createHash } from 'node:crypto'
import {
  createAccount,
  givePost,
  makeInterfaceToken,
  openSession,
  readSettings,
  type Who,
} from '#access/index'
import { csrfSecretOf } from '#http/index'
import type { App } from '../app.ts'
import { inAccounts, signInContext } from './sign-in-context.ts'

export interface TestPost {
  /** A role's code, such as `county-officer`. */
  readonly role: string
  /** A 12-digit code. */
  readonly division?: string
  readonly department?: string
  /** As the chain shows it. */
  readonly name?: string
}

export interface SignedInTest {
  /** The header `cookie`. */
  readonly cookie: string
  /** The header `x-csrf-token`. */
  readonly csrf: string
  readonly who: Who
  readonly accountId: string
  readonly account: string
}

/** As the server makes it for the page; any salt will do. */
function csrfOf(token: string): string {
  const salted = `oftests-${csrfSecretOf(token)}`
  return `oftests-${createHash('sha256').update(salted).digest('base64url')}`
}

let made = 0

/** Makes an account with one post and signs it in, second factor and all, without a password's work. */
export async function signInAs(app: App, post: TestPost): Promise<SignedInTest> {
  const { accountId, account, postId } = await makeAccount(app, post, '人员')
  const context = signInContext(app)
  const held = {
    id: postId,
    role: post.role,
    divisionCode: post.division ?? null,
    department: post.department ?? null,
  }
  const who = await context.whoOf({ id: accountId, name: nameOf(post) }, held)
  const { token } = await inAccounts(app, async (tx) =>
    openSession(
      tx,
      { accountId, postId, address: '127.0.0.1', hasSecondFactor: true },
      { settings: await readSettings(tx), now: new Date() },
    ),
  )
  return { cookie: `doudi-session=${token}`, csrf: csrfOf(token), who, accountId, account }
}

/** A token of an account of another system with one post. */
export async function interfaceTokenAs(app: App, post: TestPost): Promise<string> {
  const { accountId } = await makeAccount(app, post, '接口')
  const { token } = await inAccounts(app, (tx) =>
    makeInterfaceToken(tx, accountId, {
      label: '测试',
      days: 1,
      createdBy: '测试',
      now: new Date(),
    }),
  )
  return token
}

function nameOf({ name, role }: TestPost): string {
  return name ?? `测试${role}`
}

function makeAccount(app: App, post: TestPost, kind: '人员' | '接口') {
  made += 1
  const account = `test-${process.pid}-${made}`
  return inAccounts(app, async (tx) => {
    const accountId = await createAccount(tx, {
      name: account,
      displayName: nameOf(post),
      kind,
      createdBy: '测试',
    })
    const postId = await givePost(tx, accountId, {
      role: post.role,
      divisionCode: post.division ?? null,
      department: post.department ?? null,
      givenBy: '测试',
    })
    if (postId === undefined) throw new Error('a new account already has the post')
    return { accountId, account, postId }
  })
}
