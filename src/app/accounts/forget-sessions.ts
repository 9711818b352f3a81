import { forgetOldSessions } from '#access/index'
import { inAccounts, type SignInContext } from './sign-in-context.ts'

/** Takes out sessions that ended long ago; the log keeps who signed in when. Gives how many. */
export function forgetSessions({ app, now }: SignInContext): Promise<number> {
  return inAccounts(app, (tx) => forgetOldSessions(tx, now()))
}
