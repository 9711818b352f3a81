import type { Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Relations } from '#policy/index'
import type { App } from '../app.ts'

/** Runs the work over the profiles as they are, or over those of another day. */
export async function withFactsOn<T>(
  _tx: Transaction,
  _app: App,
  _day: LocalDate | undefined,
  work: (relations: Partial<Relations>) => Promise<T>,
): Promise<T> {
  return work({})
}
