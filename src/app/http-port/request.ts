import { type Acting, rowScopeOf } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import type { Caller } from '#http/index'
import { localDate, todayInShanghai } from '#kernel/index'
import type { App } from '../app.ts'

/** What every part of the port needs: the application, and the day it is. */
export interface PortContext {
  readonly app: App
  /** The clock, unless the demonstration holds a day. */
  actingFor(caller: Caller): Acting
}

export function portContext(app: App, today?: string): PortContext {
  return {
    app,
    actingFor: ({ actor, who, origin }) => {
      const now = todayInShanghai(new Date())
      const acting = app.acting(actor, today === undefined ? now : localDate(today))
      return { ...acting, who, origin }
    },
  }
}

/** A request's transaction: the app role, one county, and of it what the caller may see. */
export function inCounty<T>(
  app: App,
  acting: Acting,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return withCounty(app.db.as('app'), app.county.code, work, rowScopeOf(acting))
}
