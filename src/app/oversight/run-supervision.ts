import { type Acting, approvalActions } from '#access/index'
import type { LocalDate } from '#kernel/index'
import { type SupervisionOutcome, supervise } from '#oversight/index'
import type { App } from '../app.ts'
import { needsTwo, thresholdOf } from '../approvals/supervision-rules.ts'

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
  return app.db.transaction((tx) =>
    supervise(tx, acting, {
      since,
      threshold: (kind, name) => thresholdOf(pack, kind, name),
      needsTwo: (action) => approvalActions.some((one) => one === action && needsTwo(pack, one)),
    }),
  )
}
