import { type Acting, recordAudit } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import type { App } from '../app.ts'

export interface Noted<T> {
  readonly answer: T
  /** What the log calls it. */
  readonly action: string
  /** What was done, without anybody's name or number. */
  readonly detail: string
}

/**
 * A change of what all share (divisions, calendar): made by the program, for requests may only read
 * there, and noted in the log in the same transaction by whoever asked for it.
 */
export async function noteChange<T>(
  app: App,
  acting: Acting,
  work: (tx: Transaction) => Promise<Noted<T>>,
): Promise<T> {
  const answer = await withCounty(app.db, app.county.code, async (tx) => {
    const { answer: given, action, detail } = await work(tx)
    await recordAudit(tx, acting, { kind: '管理', action, outcome: '成功', detail })
    return given
  })
  if (acting.trail) {
    acting.trail.isWritten = true
    acting.trail.isFresh = false
  }
  return answer
}
