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
    if (changes.oidc && (await readSealed(tx, oidcSecretName)) === undefined) {
      throw refuseSignIn('oidc-secret-missing')
    }
    if (changes.oidc) checkProvider(changes.oidc)
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

/** A provider that is not on this machine is spoken to encrypted. */
function checkProvider({ issuer, redirectUri }: OidcSettings): void {
  for (const text of [issuer, redirectUri]) {
    const url = URL.canParse(text) ? new URL(text) : undefined
    const isHere = url !== undefined && isLoopback(url)
    if (url === undefined || (url.protocol !== 'https:' && !isHere)) {
      throw refuseSignIn('oidc-address', { address: text })
    }
  }
}

export function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}
