import type {
  Account,
  AccountInput,
  GrantInput,
  MadeAccount,
  MadeToken,
  Roles,
  TokenInput,
} from '../schemas/account.ts'
import type { OidcTrial, SecurityInput, SecuritySettings } from '../schemas/settings.ts'
import type { AccountOrder, Caller } from './asked.ts'

/** What the three administrators do; nobody does any of it to their own account. */
export interface AccountPort {
  listAccounts(caller: Caller, order?: AccountOrder): Promise<readonly Account[]>
  addAccount(caller: Caller, wish: AccountInput): Promise<MadeAccount>
  grantPost(caller: Caller, accountId: string, wish: GrantInput): Promise<void>
  revokePost(caller: Caller, accountId: string, postId: string): Promise<void>
  disableAccount(caller: Caller, accountId: string): Promise<void>
  enableAccount(caller: Caller, accountId: string): Promise<void>
  unlockAccount(caller: Caller, accountId: string): Promise<void>
  /** Gives the one-time password. */
  resetPassword(caller: Caller, accountId: string): Promise<string>
  resetSecondFactor(caller: Caller, accountId: string): Promise<void>
  signOutAccount(caller: Caller, accountId: string): Promise<void>
  issueToken(caller: Caller, accountId: string, wish: TokenInput): Promise<MadeToken>
  revokeToken(caller: Caller, accountId: string, tokenId: string): Promise<void>
  linkAccount(caller: Caller, accountId: string, subject: string | null): Promise<void>
  listRoles(caller: Caller): Promise<Roles>
  readSecurity(caller: Caller): Promise<SecuritySettings>
  changeSecurity(caller: Caller, changes: SecurityInput): Promise<SecuritySettings>
  /** Asks the provider of single sign-on as it is kept. */
  tryProvider(caller: Caller): Promise<OidcTrial>
}
