import Type from 'typebox'
import { permissions, scopeKinds, sensitiveModes } from '#access/domain'
import { HeldPost } from './session.ts'
import { count, exactly, id, orNull, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

const kinds = ['人员', '接口'] as const

export const InterfaceToken = exactly(
  {
    id,
    label: Type.String(),
    createdAt: Type.String(),
    endsAt: Type.String(),
    lastUsedAt: textOrNull,
    isRevoked: Type.Boolean(),
  },
  { $id: 'InterfaceToken' },
)

export const Account = exactly(
  {
    id,
    account: Type.String(),
    name: Type.String(),
    kind: wordOf(kinds),
    state: wordOf(['启用', '停用']),
    isDemo: Type.Boolean(),
    lockedUntil: textOrNull,
    mustChangePassword: Type.Boolean(),
    hasSecondFactor: Type.Boolean(),
    isLinked: Type.Boolean({ description: 'To the provider of single sign-on.' }),
    lastSignIn: orNull(exactly({ at: Type.String(), address: textOrNull })),
    posts: Type.Array(refTo(HeldPost)),
    tokens: Type.Array(refTo(InterfaceToken)),
  },
  { $id: 'Account' },
)
export type Account = Type.Static<typeof Account>

export const Accounts = exactly({ items: Type.Array(refTo(Account)) }, { $id: 'Accounts' })
export type Accounts = Type.Static<typeof Accounts>

export const AccountInput = exactly(
  {
    account: writtenText(40, '账号名'),
    name: writtenText(40, '姓名'),
    kind: Type.Optional(wordOf(kinds)),
    sameNameReason: Type.Optional(writtenText(200, '已有同名账号时的理由')),
  },
  { $id: 'AccountInput' },
)
export type AccountInput = Type.Static<typeof AccountInput>

export const MadeAccount = exactly(
  {
    id,
    password: Type.Union([Type.String(), Type.Null()], { description: '一次性密码，只给一次' }),
    note: textOrNull,
  },
  { $id: 'MadeAccount' },
)
export type MadeAccount = Type.Static<typeof MadeAccount>

export const GrantInput = exactly(
  {
    role: writtenText(60, '角色代码'),
    division: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
    department: Type.Optional(writtenText(40, '部门')),
  },
  { $id: 'GrantInput' },
)
export type GrantInput = Type.Static<typeof GrantInput>

export const OneTimePassword = exactly({ password: Type.String() }, { $id: 'OneTimePassword' })

export const TokenInput = exactly(
  { label: writtenText(60, '用在哪里'), days: Type.Integer({ minimum: 1, maximum: 730 }) },
  { $id: 'TokenInput' },
)
export type TokenInput = Type.Static<typeof TokenInput>

export const MadeToken = exactly({ id, token: Type.String() }, { $id: 'MadeToken' })
export type MadeToken = Type.Static<typeof MadeToken>

export const LinkInput = exactly(
  { subject: Type.Union([writtenText(255, '统一身份认证的身份'), Type.Null()]) },
  { $id: 'LinkInput' },
)

export const RoleShown = exactly(
  {
    code: Type.String(),
    name: Type.String(),
    scope: wordOf(scopeKinds),
    permissions: Type.Array(wordOf(permissions)),
    sensitive: wordOf(sensitiveModes),
    exportRows: count,
    needsSecondFactor: Type.Boolean(),
    excludes: Type.Array(Type.String()),
  },
  { $id: 'RoleShown' },
)

export const Roles = exactly(
  {
    permissions: Type.Array(wordOf(permissions)),
    items: Type.Array(refTo(RoleShown)),
    divisions: Type.Array(
      exactly({ code: Type.String(), name: Type.String(), parent: textOrNull }),
    ),
    departments: Type.Array(Type.String()),
  },
  { $id: 'Roles' },
)
export type Roles = Type.Static<typeof Roles>

export const accountSchemas: readonly Type.TSchema[] = [
  InterfaceToken,
  Account,
  Accounts,
  AccountInput,
  MadeAccount,
  GrantInput,
  OneTimePassword,
  TokenInput,
  MadeToken,
  LinkInput,
  RoleShown,
  Roles,
]
