import { forgetOldSessions } from '#access/index'
import { daysKept } from '../retention/periods.ts'
import { inAccounts, type SignInContext } from './sign-in-context.ts'

/** Takes out sessions that are over for as long as the data say; the log keeps who signed in when. */
export async function forgetSessions({ app, now }: SignInContext): Promise<number> {
  const days = daysKept(app.pack, '登录会话')
  if (days === undefined) return 0
  const before = new Date(now().getTime() - days * 86_400_000)
  return inAccounts(app, (tx) => forgetOldSessions(tx, before))
}
