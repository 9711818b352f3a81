import { type Acting, type AuditTrail, rowScopeOf } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import type { Caller } from '#http/index'
import { localDate, todayInShanghai } from '#kernel/index'
import type { App } from '../app.ts'
import { noteInTransaction } from '../audit/note-request.ts'

/** What every part of the port needs: the application, and the day it is. */
export interface PortContext {
  readonly app: App
  /** What each request that runs has shown so far. */
  readonly trails: WeakMap<Caller, AuditTrail>
  /** The clock, unless the demonstration holds a day. */
  actingFor(caller: Caller): Acting
}

export function portContext(app: App, today?: string): PortContext {
  const trails = new WeakMap<Caller, AuditTrail>()
  return {
    app,
    trails,
    actingFor: (caller) => {
      const { actor, who, origin } = caller
      const now = todayInShanghai(new Date())
      const acting = app.acting(actor, today === undefined ? now : localDate(today))
      return { ...acting, who, origin, trail: trails.get(caller) }
    },
  }
}

/**
 * A request's transaction: the app role, one county, and of it what the caller may see. What it changes
 * is noted in the log at its end, in the same transaction.
 */
export async function inCounty<T>(
  app: App,
  acting: Acting,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let committed = (): void => undefined
  const inside = async (tx: Transaction): Promise<T> => {
    const answer = await work(tx)
    committed = await noteInTransaction(tx, acting)
    return answer
  }
  const answer = await withCounty(app.db.as('app'), app.county.code, inside, rowScopeOf(acting))
  committed()
  return answer
}
