import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Acting, inScope, rowScopeOf, type Scope, type Who } from '#access/index'
import { sql, type Transaction, withCounty } from '#db/index'
import { foldAllPushes } from '#monitoring/index'
import {
  findByNumber,
  findHousehold,
  findHouseholds,
  type HouseholdQuery,
  type ListedHousehold,
  listHouseholds,
  loadHousehold,
} from '#registry/index'
import { newId } from '#vault/index'
import { aCounty, type TestCounty } from '../../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'

const divisions = ['999901100201', '999901100202', '999901101201', '999901102000', '999901102201']
const departments = ['医保', '残联', '教育']
const categories = ['低保对象', '特困人员']
const day = '2024-01-01'

interface Home {
  readonly id: string
  readonly number: string
  readonly division: string
  readonly idHash: string
  /** To whom its alert was pushed, and in which state. */
  readonly sent: readonly { readonly department: string; readonly state: string }[]
}

const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: '全县' }),
  fc.constant<Scope>({ kind: '无' }),
  fc.record({ kind: fc.constant('辖区' as const), areas: areas() }),
  fc.record({
    kind: fc.constant('推送' as const),
    department: fc.constantFrom(...departments, '住建'),
    areas: fc.option(areas()),
  }),
)

function areas(): fc.Arbitrary<string[]> {
  const digits = fc.constantFrom(6, 9, 12)
  const one = fc.tuple(fc.constantFrom(...divisions, '999902100000'), digits)
  const odd = fc.constantFrom('', '%', '9999011002019')
  return fc.array(
    fc.oneof(
      one.map(([code, length]) => code.slice(0, length)),
      odd,
    ),
    {
      ...{ minLength: 0, maxLength: 3 },
    },
  )
}

/** What a scope means, said once more and plainly. */
function belongs(scope: Scope, home: Home): boolean {
  const lies = (found: readonly string[]) =>
    found.some((area) => area !== '' && home.division.startsWith(area))
  switch (scope.kind) {
    case '全县':
      return true
    case '无':
      return false
    case '辖区':
      return lies(scope.areas)
    case '推送': {
      const isTheirs = home.sent.some(
        ({ department, state }) => department === scope.department && state !== '撤回',
      )
      return isTheirs && (scope.areas === null || lies(scope.areas))
    }
  }
}

onEmbeddedFirst('the same households, however they are asked for', (open) => {
  let county: TestCounty
  let homes: readonly Home[]
  beforeAll(async () => {
    county = await aCounty(open)
    const made: Home[] = []
    for (const [at, division] of [...divisions, ...divisions, ...divisions].entries()) {
      const sent = departments
        .filter((_, place) => (at >> place) % 2 === 1)
        .map((department, place) => ({
          department,
          state: (at + place) % 3 === 0 ? '撤回' : '已推送',
        }))
      made.push(await aHome(county, { division, sent, at }))
    }
    homes = made
    // Raw rows stand beside no summary of theirs yet.
    await county.db.transaction((tx) => foldAllPushes(tx, county.acting))
  })

  const ways = {
    'both lines': (scope: Scope) => run(scope, { role: 'app', knows: true }),
    'the first line alone': (scope: Scope) => run(scope, { role: 'worker', knows: true }),
    'the second line alone': (scope: Scope) => run(scope, { role: 'app', knows: false }),
  }

  function run(scope: Scope, how: { readonly role: 'app' | 'worker'; readonly knows: boolean }) {
    const who: Who = {
      ...{ accountId: newId(), name: '某人', role: 'x', permissions: new Set(), scope },
      ...{ sensitive: '揭示', exportRows: 0 },
    }
    const acting: Acting = { ...county.acting, ...(how.knows && { who }) }
    const work = (tx: Transaction) => answers(tx, acting)
    const { countyCode } = county.acting
    return withCounty(county.db.as(how.role), countyCode, work, rowScopeOf({ who }))
  }

  /** Numbers of the households that each way of asking gives. */
  async function answers(tx: Transaction, acting: Acting): Promise<Record<string, string[]>> {
    const listed: string[] = []
    for (let after: string | undefined; ; ) {
      const { items, next } = await listHouseholds(tx, acting, { limit: 4, after })
      listed.push(...items.map(({ number }) => number))
      if (next === null) break
      after = next
    }
    const paged = await leafed(tx, acting, {})
    // Each is recorded as one of two things, and an alert waits at each.
    const recorded: string[] = []
    const both: string[] = []
    for (const one of categories) {
      recorded.push(...(await leafed(tx, acting, { recorded: one })))
      both.push(...(await leafed(tx, acting, { recorded: one, alertStates: ['处置中'] })))
    }
    const waiting = await leafed(tx, acting, { alertStates: ['处置中'] })
    const byId = await Promise.all(homes.map(({ id }) => loadHousehold(tx, acting, id)))
    const byText = await Promise.all(homes.map(({ number }) => findHousehold(tx, acting, number)))
    const byName = await Promise.all(
      homes.map(({ number }) => findHousehold(tx, acting, `户主${number}`)),
    )
    const queried = await findByNumber(
      tx,
      acting,
      homes.map(({ idHash }) => idHash),
    )
    const exported = await tx.query<{ number: string }>(sql`
      select h.number from household as h
      where h.county_code = ${acting.countyCode}
        and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`)
    const counted = await tx.query<{ number: string; members: number }>(sql`
      select h.number, count(*) as members
      from household as h
      join membership as m on m.county_code = h.county_code and m.household_id = h.id
      join person as p on p.county_code = m.county_code and p.id = m.person_id
      where h.county_code = ${acting.countyCode} and ${inScope(acting, { household: sql`m.household_id` })}
      group by h.number`)
    const ofQueried = homes.filter(({ idHash }) => queried.has(idHash))
    const numbers = (found: readonly ({ readonly number: string } | undefined)[]) =>
      found.flatMap((one) => (one ? [one.number] : [])).sort()
    return {
      list: listed.toSorted(),
      page: paged.toSorted(),
      recorded: recorded.toSorted(),
      waiting: waiting.toSorted(),
      both: both.toSorted(),
      id: numbers(byId),
      text: numbers(byText),
      name: numbers(byName),
      query: numbers(ofQueried),
      export: numbers(exported),
      count: numbers(counted.filter(({ members }) => members === 1)),
    }
  }

  /** What pages of four hold from the first to the last, in their order. */
  async function leafed(
    tx: Transaction,
    acting: Acting,
    query: Partial<HouseholdQuery>,
  ): Promise<string[]> {
    const found: ListedHousehold[] = []
    for (let after: string | undefined; ; ) {
      const { items, next, total } = await findHouseholds(tx, acting, { ...query, limit: 4, after })
      found.push(...items)
      if (next === null) {
        expect(total).toBe(found.length)
        break
      }
      after = next
    }
    const places = found.map(({ divisionCode, number }) => `${divisionCode} ${number}`)
    expect(places).toEqual(places.toSorted())
    return found.map(({ number }) => number)
  }

  describe.each(Object.entries(ways))('%s', (_name, ask) => {
    it('list, id, number, name, query, export and count agree with what the scope means', async () => {
      const numRuns = process.env.DOUDI_LONG === '1' ? 100 : 12
      await fc.assert(
        fc.asyncProperty(scopes, async (scope) => {
          const expected = homes.filter((home) => belongs(scope, home)).map(({ number }) => number)
          const found = await ask(scope)
          for (const [way, numbers] of Object.entries(found)) {
            expect([way, ...numbers]).toEqual([way, ...expected.toSorted()])
          }
        }),
        {
          numRuns,
          seed: 20_241_011,
          examples: [[{ kind: '推送', department: '医保', areas: [] }]],
        },
      )
    })
  })
})

async function aHome(
  { db, acting }: TestCounty,
  given: Pick<Home, 'division' | 'sent'> & { readonly at: number },
): Promise<Home> {
  const { countyCode } = acting
  const { division, sent, at } = given
  const number = `H${String(at).padStart(3, '0')}`
  const [id, person, alert, idHash] = [newId(), newId(), newId(), newId()]
  await db.execute(sql`
    insert into household (county_code, id, number, division_code, formed_on)
    values (${countyCode}, ${id}, ${number}, ${division}, ${day})`)
  await db.execute(sql`
    insert into household_profile (county_code, household_id, division_code, f_recorded_category)
    values (${countyCode}, ${id}, ${division}, ${categories[at % categories.length]})`)
  await db.execute(sql`
    insert into person (county_code, id, name, id_hash)
    values (${countyCode}, ${person}, ${`户主${number}`}, ${idHash})`)
  await db.execute(sql`
    insert into person_profile (county_code, person_id, household_id)
    values (${countyCode}, ${person}, ${id})`)
  await db.execute(sql`
    insert into membership (county_code, household_id, person_id, valid_from, relation)
    values (${countyCode}, ${id}, ${person}, ${day}, '本人')`)
  await db.execute(sql`
    insert into alert (county_code, id, rule, subject_kind, subject_id, episode, household_id,
      division_code, title, class, severity, evidence_strength, state, evidence, basis, raised_on,
      last_true_on, round_id)
    values (${countyCode}, ${alert}, 'R1', '户', ${id}, '1', ${id}, ${division}, 't', '质控', '高', '强',
      '处置中', '{}', 'b', ${day}, ${day}, ${newId()})`)
  for (const { department, state } of sent) {
    await db.execute(sql`
      insert into push (county_code, id, alert_id, department, duty, matter, state, pushed_on, due_on,
        due_days, due_provisional)
      values (${countyCode}, ${newId()}, ${alert}, ${department}, '责任', 'm', ${state}, ${day}, ${day},
        1, false)`)
  }
  return { id, number, division, idHash, sent }
}
