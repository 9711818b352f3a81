import {
  type OidcSettings,
  readSealed,
  readSettings,
  refuseSignIn,
  type SecuritySettings,
  settingBounds,
  storeSealed,
  storeSettings,
} from '#access/index'
import type { Queryable } from '#db/index'
import type { SecurityInput } from '#http/index'
import type { Administering } from './administer-accounts.ts'
import { inAccounts, note } from './sign-in-context.ts'

export const oidcSecretName = 'oidcSecret'

/** Keeps the changes that lie within their bounds; the provider's secret is sealed and never shown. */
export async function changeSecurity(
  { context, caller }: Administering,
  { oidcSecret, ...changes }: SecurityInput,
): Promise<SecuritySettings> {
  checkBounds(changes)
  const by = { actor: caller.actor, at: context.now() }
  return inAccounts(context.app, async (tx) => {
    if (oidcSecret !== undefined) {
      const sealed = context.app.vault.encrypt(oidcSecret, 'setting')
      await storeSealed(tx, { name: oidcSecretName, sealed }, by)
    }
    if (changes.oidc) checkProvider(changes.oidc)
    if (changes.oidc && oidcSecret === undefined) await refuseSecretElsewhere(tx, changes.oidc)
    await storeSettings(tx, changes, by)
    const names = [...Object.keys(changes), ...(oidcSecret === undefined ? [] : [oidcSecretName])]
    const detail = { 设置: names, 值: changes }
    await note(tx, context, {
      caller,
      kind: '管理',
      action: '修改安全设置',
      outcome: '成功',
      detail,
    })
    return readSettings(tx)
  })
}

function checkBounds(changes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(changes)) {
    const bounds = settingBounds[name]
    if (bounds === undefined || typeof value !== 'number') continue
    const [least, most] = bounds
    if (value < least || value > most) throw refuseSignIn('setting-invalid', { name, least, most })
  }
}

/** The secret is of one provider: no other is sent it. */
async function refuseSecretElsewhere(tx: Queryable, { issuer }: OidcSettings): Promise<void> {
  const { oidc } = await readSettings(tx)
  const isThere = (await readSealed(tx, oidcSecretName)) !== undefined
  if (!isThere || oidc?.issuer !== issuer) throw refuseSignIn('oidc-secret-missing')
}

/** A provider that is not on this machine is spoken to encrypted. */
function checkProvider({ issuer, redirectUri }: OidcSettings): void {
  for (const text of [issuer, redirectUri]) {
    const url = URL.canParse(text) ? new URL(text) : undefined
    const isHere = url !== undefined && isLoopback(url)
    const isHttp = url?.protocol === 'http:' && isHere
    if (url?.protocol !== 'https:' && !isHttp) {
      throw refuseSignIn('oidc-address', { address: text })
    }
  }
}

export function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}
