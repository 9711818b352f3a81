import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { Fact } from '#http/index'
import { loadHousehold, loadHouseholdFacts, type Moment } from '#registry/index'
import type { App } from '../app.ts'
import { readHouseholdDay } from '../household-day.ts'
import { standingOf } from './explained.ts'
import { type HouseholdMask, readHouseholdMask } from './household-mask.ts'

export interface AskedFacts {
  readonly acting: Acting
  readonly householdId: string
  /** Another day; undefined: today. */
  readonly moment: Moment | undefined
}

/** The facts of a household and its members, each with its source; of a household that has ended none. */
export async function readFacts(
  tx: Queryable,
  app: App,
  { acting, householdId, moment }: AskedFacts,
): Promise<Fact[] | undefined> {
  const { catalogue } = app
  const now = await loadHousehold(tx, acting, householdId)
  if (!now) return undefined
  const isEnded = now.status !== '存续'
  if (moment === undefined && isEnded) return []
  if (moment === undefined && !(await hasFacts(tx, app, acting, householdId))) return []
  const { household, facts, find } = await readHouseholdDay(tx, app, { acting, now, moment })
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const subjects = [
    { id: householdId, name: '全户', level: '户', values: facts.household },
    ...facts.members.map(({ id, facts: values }) => ({
      id,
      name: household.members.find(({ personId }) => personId === id)?.name ?? '成员',
      level: '人',
      values,
    })),
  ]
  return subjects
    .filter(({ id, level }) => level === '户' || mask.sees(id))
    .flatMap(({ id, name, level, values }) =>
      catalogue.facts
        .filter((fact) => fact.level === level)
        .flatMap((fact): Fact[] => {
          const value = values[fact.code] ?? null
          const seen = shownFact({ fact, value, mask })
          if (seen === undefined) return []
          const standing = standingOf(find(id, fact.code), app)
          return [
            {
              subjectId: id,
              subject: name,
              code: fact.code,
              name: fact.name,
              type: fact.type,
              unit: fact.unit ?? null,
              ...seen,
              ...(seen.masked === '隐去' ? { source: null, unknown: null } : standing),
            },
          ]
        }),
    )
}

async function hasFacts(
  tx: Queryable,
  { catalogue }: App,
  acting: Acting,
  householdId: string,
): Promise<boolean> {
  return (await loadHouseholdFacts(tx, acting, catalogue, householdId)) !== undefined
}

/** Undefined: not listed. Of a fact that is hidden not even whether it is known is told. */
function shownFact(given: {
  readonly fact: App['catalogue']['facts'][number]
  readonly value: Fact['value']
  readonly mask: HouseholdMask
}): Pick<Fact, 'value' | 'masked'> | undefined {
  const { fact, value, mask } = given
  const masked = mask.ofFact(fact)
  if (masked === '范围外') return undefined
  if (masked === '隐去') return { value: null, masked }
  return masked === null || value === null ? { value, masked: null } : { value: null, masked }
}
