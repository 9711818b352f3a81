import type { AccountPort, Caller } from '#http/index'
import {
  addAccount,
  disableAccount,
  enableAccount,
  grantPost,
  issueToken,
  linkAccount,
  resetPassword,
  resetSecondFactor,
  revokePost,
  revokeToken,
  signOutAccount,
  unlockAccount,
} from '../accounts/administer-accounts.ts'
import { changeSecurity } from '../accounts/change-security.ts'
import { listRoles } from '../accounts/list-roles.ts'
import { accountsBy, showAccounts } from '../accounts/show-accounts.ts'
import type { SignInContext } from '../accounts/sign-in-context.ts'
import { tryProvider } from '../accounts/try-provider.ts'
import { inOrder } from '../system/in-order.ts'

/** What the administrators do with accounts, rights and settings. */
export function accountPort(context: SignInContext): AccountPort {
  const by = (caller: Caller) => ({ context, caller })
  return {
    listAccounts: async (_, order = {}) => inOrder(await showAccounts(context), accountsBy, order),
    addAccount: (caller, { account, name, kind = '人员', sameNameReason }) =>
      addAccount(by(caller), { account, name, kind, sameNameReason }),
    async grantPost(caller, id, { role, division, department }) {
      const post = { role, divisionCode: division ?? null, department: department ?? null }
      await grantPost(by(caller), id, post)
    },
    async revokePost(caller, id, postId) {
      await revokePost(by(caller), id, postId)
    },
    disableAccount: (caller, id) => disableAccount(by(caller), id),
    enableAccount: (caller, id) => enableAccount(by(caller), id),
    unlockAccount: (caller, id) => unlockAccount(by(caller), id),
    resetPassword: (caller, id) => resetPassword(by(caller), id),
    resetSecondFactor: (caller, id) => resetSecondFactor(by(caller), id),
    async signOutAccount(caller, id) {
      await signOutAccount(by(caller), id)
    },
    issueToken: (caller, id, wish) => issueToken(by(caller), id, wish),
    revokeToken: (caller, id, tokenId) => revokeToken(by(caller), id, tokenId),
    linkAccount: (caller, id, subject) => linkAccount(by(caller), id, subject),
    listRoles: () => listRoles(context),
    readSecurity: () => context.settings(),
    changeSecurity: (caller, changes) => changeSecurity(by(caller), changes),
    tryProvider: () => tryProvider(context),
  }
}
