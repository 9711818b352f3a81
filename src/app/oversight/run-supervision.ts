import { type Acting, approvalActions } from '#access/index'
import type { LocalDate } from '#kernel/index'
import { type SupervisionOutcome, supervise } from '#oversight/index'
import type { App } from '../app.ts'
import { needsTwo, supervisionRules } from '../approvals/supervision-rules.ts'

/**
 * Looks over the log and the register for odd patterns, after rounds and every hour. Run again it adds
 * nothing that it has noted before.
 */
export async function runSupervision(
  app: App,
  acting: Acting,
  { since }: { readonly since?: LocalDate | undefined } = {},
): Promise<SupervisionOutcome> {
  const { pack } = app
  const { measures } = supervisionRules(pack)
  return app.db.transaction((tx) =>
    supervise(tx, acting, {
      since,
      threshold: (kind, name) => {
        const value = measures.get(kind)?.values.get(name)
        if (value === undefined) throw new Error(`the data give no ${name} of ${kind}`)
        return value
      },
      needsTwo: (action) => approvalActions.some((one) => one === action && needsTwo(pack, one)),
    }),
  )
}
