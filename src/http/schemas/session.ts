import Type from 'typebox'
import { permissions, sensitiveModes } from '#access/domain'
import {
  count,
  day,
  dayOrNull,
  exactly,
  id,
  orNull,
  refTo,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

export const DemoAccount = exactly(
  {
    account: Type.String(),
    name: Type.String(),
    roleName: Type.String(),
    place: textOrNull,
    department: textOrNull,
    password: Type.String(),
    waiting: Type.Unsafe<{ all: number; late: number } | null>({
      ...orNull(exactly({ all: count, late: count })),
      description: 'What waits for them in 今天要办; null: not counted yet, or nothing can.',
    }),
  },
  { $id: 'DemoAccount', description: 'Of the example county alone, whose people are invented.' },
)
export type DemoAccount = Type.Static<typeof DemoAccount>

export const SignedOut = exactly(
  {
    signedIn: Type.Literal(false),
    county: Type.String(),
    isDemo: Type.Boolean(),
    demoDay: orNull(day),
    demoAccounts: Type.Array(refTo(DemoAccount)),
    oidc: orNull(exactly({ name: Type.String({ description: '统一身份认证的名称' }) })),
    codeNeeded: Type.Boolean({
      description: 'Signed in at the provider; POST /api/session/code is still to come.',
    }),
    notice: Type.String(),
  },
  { $id: 'SignedOut' },
)
export type SignedOut = Type.Static<typeof SignedOut>

export const HeldPost = exactly(
  {
    id,
    roleCode: Type.String(),
    roleName: Type.String(),
    place: textOrNull,
    department: textOrNull,
  },
  { $id: 'HeldPost' },
)
export type HeldPost = Type.Static<typeof HeldPost>

export const SignedIn = exactly(
  {
    signedIn: Type.Literal(true),
    county: Type.String(),
    isDemo: Type.Boolean(),
    today: { ...day, description: 'The day that deadlines count from.' },
    isDemoDay: Type.Boolean({ description: 'The example county is at the day of its data.' }),
    account: Type.String(),
    name: Type.String(),
    roleCode: Type.String(),
    roleName: Type.String(),
    place: textOrNull,
    department: textOrNull,
    posts: Type.Array(refTo(HeldPost)),
    postId: orNull(id),
    permissions: Type.Array(wordOf(permissions)),
    sensitive: wordOf(sensitiveModes),
    csrfToken: Type.String({
      description: 'Goes into x-csrf-token of everything but GET and HEAD.',
    }),
    mustChangePassword: Type.Boolean(),
    mustEnrol: Type.Boolean({
      description: 'The role asks for a second factor; it is to be set up.',
    }),
    passwordExpiresOn: dayOrNull,
    passwordWarns: Type.Boolean({ description: 'The password is to be changed soon.' }),
    passwordRules: exactly(
      {
        leastLength: count,
        leastKinds: Type.Integer({
          minimum: 1,
          description: 'Of 大写字母 小写字母 数字 符号.',
        }),
      },
      { description: 'What the settings ask of a new password; further words are refused too.' },
    ),
    idleMinutes: count,
    endsAt: Type.String(),
    lastSignIn: orNull(exactly({ at: Type.String(), address: textOrNull })),
  },
  { $id: 'SignedIn' },
)
export type SignedIn = Type.Static<typeof SignedIn>

export const Session = Type.Unsafe<SignedIn | SignedOut>(
  Type.Union([refTo(SignedIn), refTo(SignedOut)], { $id: 'Session' }),
)
export type Session = SignedIn | SignedOut

export const SignInInput = exactly(
  {
    account: writtenText(100, '账号'),
    password: Type.String({ minLength: 1, maxLength: 256 }),
    code: Type.Optional(Type.String({ maxLength: 40, description: '验证码或恢复码' })),
  },
  { $id: 'SignInInput' },
)
export type SignInInput = Type.Static<typeof SignInInput>

export const PostInput = exactly({ postId: id }, { $id: 'PostInput' })

export const PasswordInput = exactly(
  {
    old: Type.String({ minLength: 1, maxLength: 256 }),
    new: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { $id: 'PasswordInput' },
)

export const SecondFactor = exactly(
  {
    uri: Type.String(),
    qrSvg: Type.String(),
    recoveryCodes: Type.Array(Type.String(), { description: 'Shown once; each counts once.' }),
  },
  { $id: 'SecondFactor' },
)

export const CodeInput = exactly({ code: writtenText(40, '验证码') }, { $id: 'CodeInput' })

export const Done = exactly({ done: Type.Literal(true) }, { $id: 'Done' })
export type Done = Type.Static<typeof Done>

export const sessionSchemas: readonly Type.TSchema[] = [
  DemoAccount,
  SignedOut,
  HeldPost,
  SignedIn,
  Session,
  SignInInput,
  PostInput,
  PasswordInput,
  SecondFactor,
  CodeInput,
  Done,
]
