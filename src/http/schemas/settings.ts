import Type from 'typebox'
import { exactly, orNull, refTo, writtenText } from './shapes.ts'

const numbers = {
  passwordMinLength: Type.Integer({ description: '密码最少几位' }),
  passwordClasses: Type.Integer({ description: '密码至少几种字符' }),
  passwordHistory: Type.Integer({ description: '不能和最近几次的密码相同' }),
  passwordDays: Type.Integer({ description: '密码多少天到期，0 为不到期' }),
  passwordWarnDays: Type.Integer({ description: '到期前多少天提醒' }),
  oneTimeHours: Type.Integer({ description: '一次性密码管多少小时' }),
  pairFailures: Type.Integer({ description: '同一账号同一地址错几次锁定' }),
  accountFailures: Type.Integer({ description: '同一账号错几次锁定' }),
  addressFailures: Type.Integer({ description: '同一地址错几次锁定' }),
  failureMinutes: Type.Integer({ description: '多少分钟内的失败一起算' }),
  lockMinutes: Type.Integer({ description: '第一次锁多少分钟，以后每次加倍' }),
  lockMaxMinutes: Type.Integer({ description: '最多锁多少分钟' }),
  idleMinutes: Type.Integer({ description: '多少分钟没有操作就退出' }),
  absoluteHours: Type.Integer({ description: '一次登录最长多少小时' }),
  digestMemoryKib: Type.Integer({ description: '密码摘要用的内存（KiB）' }),
  digestPasses: Type.Integer({ description: '密码摘要的遍数' }),
}

export const OidcSettings = exactly(
  {
    name: writtenText(40, '统一身份认证的名称'),
    issuer: Type.String({ maxLength: 300, pattern: '^https?://' }),
    clientId: writtenText(200),
    claim: Type.String({ pattern: '^[A-Za-z0-9_:/.-]{1,100}$' }),
    redirectUri: Type.String({ maxLength: 300, pattern: '^https?://' }),
    hasSecondFactor: Type.Boolean({ description: '在那边登录是否算作第二次验证' }),
  },
  { $id: 'OidcSettings' },
)

export const SecuritySettings = exactly(
  {
    ...numbers,
    isSingleSession: Type.Boolean({ description: '一个账号只能在一处登录' }),
    oidc: orNull(refTo(OidcSettings)),
  },
  { $id: 'SecuritySettings' },
)
export type SecuritySettings = Type.Static<typeof SecuritySettings>

export const SecurityInput = exactly(
  {
    ...Object.fromEntries(
      Object.keys(numbers).map((name) => [name, Type.Optional(Type.Integer())]),
    ),
    isSingleSession: Type.Optional(Type.Boolean()),
    oidc: Type.Optional(orNull(refTo(OidcSettings))),
    oidcSecret: Type.Optional(writtenText(500, '客户端密钥；只写不读')),
  },
  { $id: 'SecurityInput' },
)
export type SecurityInput = Partial<SecuritySettings> & { readonly oidcSecret?: string }

export const OidcTrial = exactly(
  {
    issuer: Type.String(),
    isReachable: Type.Boolean(),
    isKnown: Type.Unsafe<boolean | null>({
      type: ['boolean', 'null'],
      description: 'Whether it takes our name and secret; null: it does not say.',
    }),
    fault: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The word that the standard has for it.',
    }),
  },
  { $id: 'OidcTrial', description: 'Whether the provider of single sign-on is there and knows us' },
)
export type OidcTrial = Type.Static<typeof OidcTrial>

export const settingsSchemas: readonly Type.TSchema[] = [
  OidcSettings,
  SecuritySettings,
  SecurityInput,
  OidcTrial,
]
