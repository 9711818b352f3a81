import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, type Routes } from '../route-forms.ts'
import {
  AccountInput,
  Accounts,
  GrantInput,
  LinkInput,
  MadeAccount,
  MadeToken,
  OneTimePassword,
  Roles,
  TokenInput,
} from '../schemas/account.ts'
import { accountOrder } from '../schemas/list-export.ts'
import { Done } from '../schemas/session.ts'
import { OidcTrial, SecurityInput, SecuritySettings } from '../schemas/settings.ts'
import { exactly, id, refTo } from '../schemas/shapes.ts'

/** Makes accounts and switches them off and on; gives no rights. */
const ofSystem = { permission: '机构账号' } as const
/** Gives rights, and makes no accounts. */
const ofSecurity = { permission: '授权' } as const
const ofBoth = { permission: ['机构账号', '授权'] } as const
const done = { done: true } as const

export function accountRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/accounts', { config: ofBoth, schema: forms.list }, async (request) => ({
    items: [...(await port.listAccounts(callerOf(request), request.query))],
  }))
  routes.post('/api/accounts', { config: ofSystem, schema: forms.add }, (request) =>
    port.addAccount(callerOf(request), request.body),
  )
  routes.get('/api/roles', { config: ofAll, schema: forms.roles }, (request) =>
    port.listRoles(callerOf(request)),
  )
  routes.get('/api/settings/security', { config: ofSecurity, schema: forms.settings }, (request) =>
    port.readSecurity(callerOf(request)),
  )
  routes.put('/api/settings/security', { config: ofSecurity, schema: forms.change }, (request) =>
    // By its schema; its optional numbers are made of a list.
    port.changeSecurity(callerOf(request), request.body as SecurityInput),
  )
  routes.post(
    '/api/settings/security/oidc-trial',
    { config: ofSecurity, schema: forms.trial },
    (request) => port.tryProvider(callerOf(request)),
  )
  routePosts(routes, port)
  routeSteps(routes, port)
  routeTokens(routes, port)
}

const ofAll = { permission: ['机构账号', '授权', '查看日志'] } as const

function routePosts(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/accounts/:id/posts',
    { config: ofSecurity, schema: forms.grant },
    async (request) => {
      await port.grantPost(callerOf(request), request.params.id, request.body)
      return done
    },
  )
  routes.delete(
    '/api/accounts/:id/posts/:postId',
    { config: ofSecurity, schema: forms.revoke },
    async (request) => {
      await port.revokePost(callerOf(request), request.params.id, request.params.postId)
      return done
    },
  )
}

function routeSteps(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/accounts/:id/disable',
    { config: ofSystem, schema: forms.disable },
    async (request) => {
      await port.disableAccount(callerOf(request), request.params.id)
      return done
    },
  )
  routes.post(
    '/api/accounts/:id/enable',
    { config: ofSystem, schema: forms.enable },
    async (request) => {
      await port.enableAccount(callerOf(request), request.params.id)
      return done
    },
  )
  routes.post(
    '/api/accounts/:id/unlock',
    { config: ofSecurity, schema: forms.unlock },
    async (request) => {
      await port.unlockAccount(callerOf(request), request.params.id)
      return done
    },
  )
  routes.post(
    '/api/accounts/:id/reset-password',
    { config: ofSecurity, schema: forms.reset },
    async (request) => ({
      password: await port.resetPassword(callerOf(request), request.params.id),
    }),
  )
  routes.post(
    '/api/accounts/:id/reset-second-factor',
    { config: ofSystem, schema: forms.resetFactor },
    async (request) => {
      await port.resetSecondFactor(callerOf(request), request.params.id)
      return done
    },
  )
  routes.post(
    '/api/accounts/:id/sign-out',
    { config: ofSecurity, schema: forms.end },
    async (request) => {
      await port.signOutAccount(callerOf(request), request.params.id)
      return done
    },
  )
  routes.post(
    '/api/accounts/:id/link',
    { config: ofSecurity, schema: forms.link },
    async (request) => {
      await port.linkAccount(callerOf(request), request.params.id, request.body.subject)
      return done
    },
  )
}

function routeTokens(routes: Routes, port: AppPort): void {
  routes.post('/api/accounts/:id/tokens', { config: ofSecurity, schema: forms.token }, (request) =>
    port.issueToken(callerOf(request), request.params.id, request.body),
  )
  routes.delete(
    '/api/accounts/:id/tokens/:tokenId',
    { config: ofSecurity, schema: forms.revokeToken },
    async (request) => {
      await port.revokeToken(callerOf(request), request.params.id, request.params.tokenId)
      return done
    },
  )
}

const tags = ['accounts']
const notOneself = 'Refused for the own account.'
const step = { tags, params: byId, response: answers(Done, 'Done') }
const forms = {
  list: {
    operationId: 'listAccounts',
    tags,
    summary: 'All accounts with their posts',
    description: 'Nothing of it is a secret.',
    querystring: exactly(accountOrder),
    response: answers(Accounts, 'The accounts'),
  },
  add: {
    operationId: 'addAccount',
    tags,
    summary: 'Makes an account',
    description: 'It has no right; the one-time password is told once.',
    body: refTo(AccountInput),
    response: answers(MadeAccount, 'Its id and one-time password'),
  },
  roles: {
    operationId: 'listRoles',
    tags,
    summary: 'Roles and what they may do',
    description: 'As the place’s data give them, with the places and departments of posts.',
    response: answers(Roles, 'The roles'),
  },
  settings: {
    operationId: 'readSecurity',
    tags,
    summary: 'How strictly people sign in',
    description: 'The secret of the provider is never shown.',
    response: answers(SecuritySettings, 'The settings'),
  },
  change: {
    operationId: 'changeSecurity',
    tags,
    summary: 'Changes how strictly people sign in',
    description: 'Each number has bounds, so that nobody can switch the guard off.',
    body: refTo(SecurityInput),
    response: answers(SecuritySettings, 'The settings'),
  },
  trial: {
    operationId: 'trySingleSignOn',
    tags,
    summary: 'Whether the provider of single sign-on is there and knows us',
    description: 'As it is kept. Nobody signs in; the secret goes to that provider alone.',
    response: answers(OidcTrial, 'What came of it'),
  },
  grant: {
    ...step,
    operationId: 'grantPost',
    summary: 'Gives an account a post',
    description: `Roles that exclude each other are refused. ${notOneself}`,
    body: refTo(GrantInput),
  },
  revoke: {
    ...step,
    operationId: 'revokePost',
    summary: 'Takes a post away',
    description: `It counts no more from the next request on. ${notOneself}`,
    params: exactly({ id, postId: id }),
  },
  disable: {
    ...step,
    operationId: 'disableAccount',
    summary: 'Switches an account off',
    description: `Its sessions end at once. ${notOneself}`,
  },
  enable: {
    ...step,
    operationId: 'enableAccount',
    summary: 'Switches an account on again',
    description: notOneself,
  },
  unlock: {
    ...step,
    operationId: 'unlockAccount',
    summary: 'Lets a locked account try again',
    description: notOneself,
  },
  reset: {
    ...step,
    operationId: 'resetPassword',
    summary: 'Gives a one-time password and closes the account',
    description: `Another administrator opens it again, so that nobody takes an account over alone. ${notOneself}`,
    response: answers(OneTimePassword, 'Told once'),
  },
  resetFactor: {
    ...step,
    operationId: 'resetSecondFactor',
    summary: 'Takes the second factor away, to be set up anew',
    description: `Another than who resets passwords. ${notOneself}`,
  },
  end: {
    ...step,
    operationId: 'signOutAccount',
    summary: 'Ends the sessions of an account',
    description: notOneself,
  },
  link: {
    ...step,
    operationId: 'linkAccount',
    summary: 'Links an account to the provider of single sign-on',
    description: `By the claim that the settings name; another administrator opens the account again. ${notOneself}`,
    body: refTo(LinkInput),
  },
  token: {
    ...step,
    operationId: 'issueToken',
    summary: 'Makes a token for another system',
    description: `Only for accounts of other systems. ${notOneself}`,
    body: refTo(TokenInput),
    response: answers(MadeToken, 'Told once'),
  },
  revokeToken: {
    ...step,
    operationId: 'revokeToken',
    summary: 'Makes a token worthless',
    description: notOneself,
    params: exactly({ id, tokenId: id }),
  },
} as const
