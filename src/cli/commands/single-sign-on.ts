import { readFileSync } from 'node:fs'
import { changeSecurity, linkAccount, type signInContext } from '#app/index'
import { refuse } from '../refusals.ts'

export interface ProviderOptions {
  readonly issuer?: string
  readonly client?: string
  readonly secretFile?: string
  readonly redirect?: string
  readonly claim?: string
  readonly providerName?: string
  readonly trustsSecondFactor?: boolean
  readonly off?: boolean
  readonly subject?: string
}

type By = Parameters<typeof linkAccount>[0]
type Outcome = readonly [sentence: string, json: unknown]

/** Shows, sets or switches off the provider; what is not named stays as it is. */
export async function setProvider(by: By, options: ProviderOptions): Promise<Outcome> {
  const { oidc } = await by.context.settings()
  if (options.off) {
    await changeSecurity(by, { oidc: null })
    return ['已停用统一身份认证登录，账号和密码照常使用。', { oidc: null }]
  }
  if (isNothing(options)) return describe(oidc)
  const { issuer = oidc?.issuer, client = oidc?.clientId } = options
  const redirectUri = options.redirect ?? oidc?.redirectUri
  if (issuer === undefined || client === undefined || redirectUri === undefined) {
    throw refuse('account-usage', { usage: providerUsage })
  }
  const secret = options.secretFile === undefined ? undefined : readSecret(options.secretFile)
  const changed = await changeSecurity(by, {
    oidc: {
      name: options.providerName ?? oidc?.name ?? '统一身份认证',
      issuer,
      clientId: client,
      claim: options.claim ?? oidc?.claim ?? 'sub',
      redirectUri,
      hasSecondFactor: options.trustsSecondFactor ?? oidc?.hasSecondFactor ?? false,
    },
    ...(secret === undefined ? {} : { oidcSecret: secret }),
  })
  return [`已开通统一身份认证登录：${issuer}。请再逐个关联账号。`, { oidc: changed.oidc }]
}

const providerUsage =
  'doudi accounts oidc --issuer 认证地址 --client 客户端编号 --secret-file 密钥文件 --redirect 本平台的回调地址'

function isNothing(options: ProviderOptions): boolean {
  const { issuer, client, secretFile, redirect, claim, providerName, trustsSecondFactor } = options
  const given = [issuer, client, secretFile, redirect, claim, providerName, trustsSecondFactor]
  return given.every((one) => one === undefined)
}

function describe(oidc: Awaited<ReturnType<ReturnType<typeof signInContext>['settings']>>['oidc']) {
  if (oidc === null) return ['没有开通统一身份认证登录。', { oidc }] as const
  const factor = oidc.hasSecondFactor ? '算作第二次验证' : '不算第二次验证'
  return [`${oidc.name}：${oidc.issuer}，客户端 ${oidc.clientId}，${factor}。`, { oidc }] as const
}

/** A secret given on the command line would stand in the list of processes. */
function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret !== '') return secret
  } catch {
    // Answered as an empty one.
  }
  throw refuse('account-usage', { usage: '--secret-file 一个可以读、里面只有客户端密钥的文件' })
}

/** Links an account to whom the provider means, or unlinks it; administrators are linked here alone. */
export async function linkSubject(
  by: By,
  account: { readonly id: string; readonly name: string },
  { subject, off }: ProviderOptions,
): Promise<Outcome> {
  if (subject === undefined && !off) {
    throw refuse('account-usage', {
      usage: 'doudi accounts link 账号 --subject 身份标识（或 --off）',
    })
  }
  await linkAccount(by, account.id, off ? null : (subject ?? null))
  const said = off ? '已解除账号的统一身份认证关联' : '已把账号关联到统一身份认证的身份'
  return [`${said}：${account.name}。`, { account: account.name, isLinked: !off }]
}
