import {
  type App,
  addAccount,
  disableAccount,
  enableAccount,
  grantPost,
  issueToken,
  resetPassword,
  resetSecondFactor,
  revokePost,
  type ShownAccount,
  showAccounts,
  signInContext,
  unlockAccount,
} from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { withApp } from '../with-app.ts'
import { linkSubject, type ProviderOptions, setProvider } from './single-sign-on.ts'

interface AccountOptions extends PlaceOptions, ProviderOptions {
  readonly name?: string
  readonly interface?: boolean
  readonly role?: string
  readonly division?: string
  readonly department?: string
  readonly secondFactor?: boolean
  readonly label?: string
  readonly days: string
  readonly json?: boolean
}

interface Work {
  readonly app: App
  readonly by: Parameters<typeof addAccount>[0]
  readonly name: string
  readonly options: AccountOptions
}

/** What is said when it is done, and what `--json` gives. */
type Outcome = readonly [sentence: string, json: unknown]

const actions: Readonly<Record<string, (work: Work) => Promise<Outcome>>> = {
  add,
  grant,
  revoke,
  async disable(work) {
    await disableAccount(work.by, (await find(work)).id)
    return [`已停用账号 ${work.name}，它的登录都已结束。`, { disabled: work.name }]
  },
  async enable(work) {
    await enableAccount(work.by, (await find(work)).id)
    return [`已启用账号 ${work.name}。`, { enabled: work.name }]
  },
  async unlock(work) {
    await unlockAccount(work.by, (await find(work)).id)
    return [`已解锁账号 ${work.name}，可以再试登录。`, { unlocked: work.name }]
  },
  reset,
  token,
  async link(work) {
    return linkSubject(work.by, { id: (await find(work)).id, name: work.name }, work.options)
  },
}

export async function accounts(
  action: string,
  name: string | undefined,
  options: AccountOptions,
): Promise<void> {
  await withApp(options, async (app) => {
    const context = signInContext(app)
    if (action === 'list') return list(await showAccounts(context), options)
    const caller = { actor: '命令行', origin: { ...nowhere, route: `doudi accounts ${action}` } }
    const by = { context, caller }
    if (action === 'oidc') return tellOutcome(await setProvider(by, options), options)
    const known = ['list', 'oidc', ...Object.keys(actions)]
    const act = Object.hasOwn(actions, action) ? actions[action] : undefined
    if (act === undefined) throw refuse('unknown-choice', { text: action, known })
    if (name === undefined)
      throw refuse('account-usage', { usage: `doudi accounts ${action} 账号` })
    tellOutcome(await act({ app, by, name, options }), options)
  })
}

function tellOutcome([sentence, json]: Outcome, options: AccountOptions): void {
  if (options.json) printJson(json)
  else print(sentence)
}

const nowhere = { address: null, sessionId: null, requestId: null }

async function add(work: Work): Promise<Outcome> {
  const { by, name, options } = work
  const made = await addAccount(by, {
    account: name,
    name: options.name ?? name,
    kind: options.interface ? '接口' : '人员',
  })
  if (options.role !== undefined) await grantPost(by, made.id, postOf(work, options.role))
  const password =
    made.password === null ? '' : `一次性密码（只显示这一次，首次登录须修改）：${made.password}`
  return [`已建账号 ${name}。${password}`, { account: name, ...made }]
}

async function grant(work: Work): Promise<Outcome> {
  const { options, name } = work
  if (options.role === undefined) {
    throw refuse('account-usage', { usage: 'doudi accounts grant 账号 --role 角色' })
  }
  const { id } = await find(work)
  const postId = await grantPost(work.by, id, postOf(work, options.role))
  return [`已给账号 ${name} 授权，下一次操作起生效。`, { account: name, postId }]
}

async function revoke(work: Work): Promise<Outcome> {
  const { options, name } = work
  const account = await find(work)
  const wanted = options.role === undefined ? undefined : codeOf(work.app, options.role)
  const posts = account.posts.filter(({ roleCode }) => wanted === undefined || roleCode === wanted)
  if (posts.length === 0 || (wanted === undefined && posts.length > 1)) {
    throw refuse('account-usage', { usage: 'doudi accounts revoke 账号 --role 要收回的角色' })
  }
  for (const post of posts) await revokePost(work.by, account.id, post.id)
  return [
    `已收回账号 ${name} 的 ${posts.length} 个岗位。`,
    { account: name, revoked: posts.length },
  ]
}

async function reset(work: Work): Promise<Outcome> {
  const { name, options } = work
  const { id } = await find(work)
  const password = await resetPassword(work.by, id)
  if (options.secondFactor) await resetSecondFactor(work.by, id)
  return [`账号 ${name} 的一次性密码（只显示这一次，登录后须修改）：${password}`, { password }]
}

async function token(work: Work): Promise<Outcome> {
  const { name, options } = work
  const days = Number(options.days)
  if (!Number.isInteger(days) || days < 1 || days > 730) {
    throw refuse('account-usage', { usage: '--days 1 到 730 的天数' })
  }
  const { id } = await find(work)
  const made = await issueToken(work.by, id, { label: options.label ?? '部门系统', days })
  return [`账号 ${name} 的令牌（只显示这一次）：${made.token}`, made]
}

function postOf({ app, options }: Work, role: string) {
  return {
    role: codeOf(app, role),
    divisionCode: options.division ?? null,
    department: options.department ?? null,
  }
}

/** A role may be given by its name. */
function codeOf(app: App, text: string): string {
  return app.roles.find(({ code, name }) => code === text || name === text)?.code ?? text
}

async function find({ by, name }: Work): Promise<ShownAccount> {
  const found = (await showAccounts(by.context)).find(({ account }) => account === name)
  if (found === undefined) throw refuse('account-unknown', { account: name })
  return found
}

function list(shown: readonly ShownAccount[], options: AccountOptions): void {
  if (options.json) {
    printJson(shown)
    return
  }
  printTable(
    ['账号', '名称', '状态', '第二次验证', '最近登录', '岗位'],
    shown.map((one) => [
      one.account,
      one.name,
      one.lockedUntil === null ? one.state : '已锁定',
      one.hasSecondFactor ? '已开通' : '没有',
      one.lastSignIn?.at.slice(0, 16).replace('T', ' ') ?? '没有登录过',
      one.posts
        .map(({ roleName, place, department }) =>
          [roleName, place, department].filter(Boolean).join(' '),
        )
        .join('、') || '没有岗位',
    ]),
  )
}
