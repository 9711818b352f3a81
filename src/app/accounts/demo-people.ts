import type { DemoAccount } from '#http/index'
import type { SignInContext } from './sign-in-context.ts'

/** The accounts that the example county offers, with their passwords; none anywhere else. */
export async function demoPeople(_context: SignInContext): Promise<DemoAccount[]> {
  return []
}
