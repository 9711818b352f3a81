import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import { type LocalDate, localDate, parseLocalDate } from '#kernel/index'
import {
  dayOfKnownAt,
  type FindFactSource,
  findFactSources,
  type Household,
  type HouseholdFacts,
  loadHouseholdFacts,
  loadHouseholdOn,
  type Moment,
  parseKnownAt,
  showKnownAt,
} from '#registry/index'
import type { App } from './app.ts'
import { refuse } from './refusals.ts'

/** A household with its facts and their sources: as it is, or as it was on another day. */
export interface HouseholdDay {
  readonly household: Household
  readonly facts: HouseholdFacts
  readonly find: FindFactSource
  /** The day whose parameters count. */
  readonly day: LocalDate
  /** What was asked for; undefined: today as known now. */
  readonly moment: Moment | undefined
}

/** The options of a question about another day, as somebody wrote them. */
export interface AskedDay {
  readonly asOf?: string | undefined
  readonly knownAt?: string | undefined
}

/**
 * The moment that is asked about; undefined when neither option is given. Without a day of its own,
 * what was recorded by then is asked about that day.
 */
export function askedMoment({ asOf, knownAt }: AskedDay): Moment | undefined {
  if (asOf === undefined && knownAt === undefined) return undefined
  const known = knownAt === undefined ? undefined : parseKnownAt(knownAt)
  if (knownAt !== undefined && known === undefined) throw refuse('known-at', { text: knownAt })
  const validOn = asOf === undefined ? dayOfKnownAt(known ?? '') : parseLocalDate(asOf)
  if (validOn === undefined) throw refuse('as-of', { text: asOf ?? '' })
  return { validOn: localDate(validOn), ...(known !== undefined && { knownAt: known }) }
}

/** Reads the household `now` with its facts as they are today, or at the moment asked for. */
export async function readHouseholdDay(
  tx: Queryable,
  app: App,
  asked: { readonly acting: Acting; readonly now: Household; readonly moment: Moment | undefined },
): Promise<HouseholdDay> {
  const { acting, now, moment } = asked
  const { catalogue } = app
  const householdId = now.id
  if (moment === undefined) {
    const facts = await loadHouseholdFacts(tx, acting, catalogue, householdId)
    if (!facts) throw refuse('household-unknown', { text: now.number })
    const find = await findFactSources(tx, acting, { catalogue, householdId })
    return { household: now, facts, find, day: acting.today, moment }
  }
  const { household, facts } = await loadHouseholdOn(tx, acting, { catalogue, householdId, moment })
  const find = await findFactSources(tx, acting, {
    ...{ catalogue, householdId },
    on: { moment, facts },
  })
  return { household, facts, find, day: moment.validOn, moment }
}

/** What the reader must know of the day that an explanation is for; undefined for today. */
export function dayNote({ moment }: Pick<HouseholdDay, 'moment'>): string | undefined {
  if (!moment) return undefined
  const { knownAt } = moment
  const known = knownAt === undefined ? '按现在所知' : `按截至 ${showKnownAt(knownAt)} 的记录`
  return `以下是 ${moment.validOn} 的情况（${known}；政策用在用的版本，参数取当日的值）。`
}
