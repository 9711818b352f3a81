import { type Acting, type AuditTrail, rowScopeOf } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import type { Caller } from '#http/index'
import { type LocalDate, localDate } from '#kernel/index'
import type { App } from '../app.ts'
import { noteInTransaction } from '../audit/note-request.ts'

/** What every part of the port needs: the application, and the day it is. */
export interface PortContext {
  readonly app: App
  /** What each request that runs has shown so far. */
  readonly trails: WeakMap<Caller, AuditTrail>
  /** The day of the county's business. */
  today(): LocalDate
  /** On the day it is, unless the server was begun for another. */
  actingFor(caller: Caller): Acting
}

export function portContext(app: App, today?: string): PortContext {
  const trails = new WeakMap<Caller, AuditTrail>()
  const held = today === undefined ? undefined : localDate(today)
  const day = (): LocalDate => held ?? app.today()
  return {
    app,
    today: day,
    trails,
    actingFor: (caller) => {
      const { actor, who, origin } = caller
      const acting = app.acting(actor, day())
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
