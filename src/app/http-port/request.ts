import type { Acting } from '#access/index'
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
    actingFor: ({ actor }) => {
      const now = todayInShanghai(new Date())
      return app.acting(actor, today === undefined ? now : localDate(today))
    },
  }
}

/** A request's transaction: the app role, one county. */
export function inCounty<T>(app: App, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withCounty(app.db.as('app'), app.county.code, work)
}
