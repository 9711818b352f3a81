import { type Acting, listAccounts, postsOfAll, type Who } from '#access/index'
import type { Finding } from '#dispatch/index'
import { signInContext } from '../accounts/sign-in-context.ts'
import type { App } from '../app.ts'
import { pushPort } from '../http-port/push-port.ts'
import { portContext } from '../http-port/request.ts'
import { type AlertStep, textOf } from './demo-steps.ts'

/** Notes a check; one that found nobody entitled any more proposes the end of aid, which waits for a second person. */
export async function checkAlert(
  app: App,
  { acting, step, alertId }: Omit<AlertStep, 'app' | 'pushId'>,
): Promise<void> {
  const { today } = acting
  const port = pushPort(portContext(app, today))
  const who = await officer(app)
  const ends = typeof step.终止 === 'string'
  await port.verifyAlert({ actor: who.name, who }, alertId, {
    finding: textOf(step, '结论') as Finding, // our own file's words
    means: textOf(step, '方式'),
    reason: textOf(step, '理由'),
    verifiedOn: today,
    ...(ends && { termination: termination(acting, textOf(step, '终止')) }),
  })
}

function termination({ today }: Acting, document: string) {
  return {
    ...{ document, checkDocument: '入户核查表（示例）', wholeHousehold: true },
    effectiveMonth: today.slice(0, 7),
  }
}

/** The demonstration's officer of the county. */
async function officer(app: App): Promise<Who> {
  const q = app.db.as('app')
  const account = (await listAccounts(q)).find(({ name }) => name === 'county-officer')
  if (!account) throw new Error('the example county has no officer')
  const [post] = await postsOfAll(q, [account.id])
  const { id, displayName: name } = account
  return signInContext(app).whoOf({ id, name }, post ?? null)
}
