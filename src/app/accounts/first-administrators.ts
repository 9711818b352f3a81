import type { App } from '../app.ts'
import { addAccount, grantPost } from './administer-accounts.ts'
import { signInContext } from './sign-in-context.ts'

export interface FirstAdministrator {
  readonly account: string
  readonly name: string
  /** Told once; to be changed at the first sign-in. */
  readonly password: string
}

const firstThree = [
  { account: 'sysadmin', name: '系统管理员', role: 'system-admin' },
  { account: 'secadmin', name: '安全管理员', role: 'security-admin' },
  { account: 'auditadmin', name: '审计管理员', role: 'audit-admin' },
] as const

/** The three administrators of a new installation, each with a one-time password of its own. */
export async function makeFirstAdministrators(app: App): Promise<FirstAdministrator[]> {
  const by = { context: signInContext(app), caller: { actor: '建立平台' } }
  const made: FirstAdministrator[] = []
  for (const { account, name, role } of firstThree) {
    const { id, password } = await addAccount(by, { account, name, kind: '人员' })
    await grantPost(by, id, { role, divisionCode: null, department: null })
    if (password === null) throw new Error('a person’s account has a password')
    made.push({ account, name, password })
  }
  return made
}
