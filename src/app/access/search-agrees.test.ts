import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Acting, rowScopeOf, type Scope, type Who } from '#access/index'
import { sql, type Transaction, withCounty } from '#db/index'
import { checkIdentityNumber, identityCheckDigit } from '#kernel/index'
import { foldAllPushes } from '#monitoring/index'
import { ensureNameKeys, findHouseholds, searchBox, settleAllPersonKeys } from '#registry/index'
import { newId } from '#vault/index'
import { aCounty, type TestCounty } from '../../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { wrongKeys } from '../../../tests/person-keys.ts'
import { findNamed } from '../work/find-named.ts'

const divisions = ['999901100201', '999901100202', '999901101201', '999901102000']
const names = ['王伟', '王五', '王伟强', '汪武', '吴薇', '劉偉峯', '买买提·吐尔逊', '欧阳文', '王']
const mobiles = ['13900000001', '13900000002']
const day = '2024-01-01'

interface Person {
  readonly id: string
  readonly name: string
  readonly folded: string
  readonly letters: readonly string[]
  readonly otherName: string | null
  readonly number: string
  readonly phone: string | null
  readonly isHead: boolean
  readonly hasLeft: boolean
}

interface Home {
  readonly id: string
  readonly number: string
  readonly division: string
  readonly isGone: boolean
  readonly department: string | null
  readonly people: readonly Person[]
}

const folds: Readonly<Record<string, string>> = { 劉偉峯: '刘伟峰', 买买提·吐尔逊: '买买提吐尔逊' }
const sounds: Readonly<Record<string, readonly string[]>> = {
  王伟: ['wangwei', 'ww'],
  王五: ['wangwu', 'ww'],
  王伟强: ['wangweiqiang', 'ww', 'wwq'],
  汪武: ['wangwu', 'ww'],
  吴薇: ['wuwei', 'ww'],
  劉偉峯: ['liuweifeng', 'lw', 'lwf'],
  买买提·吐尔逊: ['maimaitituerxun', 'mm', 'mmt', 'mmtt', 'mmtte', 'mmttex'],
  欧阳文: ['ouyangwen', 'oy', 'oyw'],
  王: ['wang'],
}

const areas = fc.array(
  fc
    .tuple(fc.constantFrom(...divisions), fc.constantFrom(6, 9, 12))
    .map(([code, length]) => code.slice(0, length)),
  { minLength: 1, maxLength: 2 },
)
const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: '全县' }),
  fc.constant<Scope>({ kind: '无' }),
  fc.record({ kind: fc.constant('辖区' as const), areas }),
  fc.record({
    kind: fc.constant('推送' as const),
    department: fc.constantFrom('医保', '残联'),
    areas: fc.option(areas),
  }),
)

/** What somebody might type: of each kind, and two together. */
const words = fc.oneof(
  fc.constantFrom(...names, '王伟', '刘伟', '欧', '曾用', '曾用名', '没有'),
  fc.constantFrom('ww', 'WW', 'wwq', 'wangwu', 'lwf', 'mmttex', 'oyw', 'zz', 'wang'),
  fc.constantFrom(...mobiles, '13900000009'),
  fc.nat(29).map((at) => numberAt(at)),
  fc.nat(29).map((at) => numberAt(at).slice(-4)),
  fc.constantFrom('H000003', '3', 'h000007', '0011', 'H999999'),
)
const texts = fc.oneof(
  words,
  fc.tuple(words, words).map((two) => two.join(' ')),
)

function numberAt(serial: number): string {
  // A few share their last four characters.
  const first = `99990119${80 + (serial % 3)}0101${String(Math.floor(serial / 3) * 3).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

/** Whether a home is in a scope, said once more and plainly. */
function belongs(scope: Scope, home: Home): boolean {
  const lies = (found: readonly string[]) => found.some((area) => home.division.startsWith(area))
  switch (scope.kind) {
    case '全县':
      return true
    case '无':
      return false
    case '辖区':
      return lies(scope.areas)
    case '推送':
      return home.department === scope.department && (scope.areas === null || lies(scope.areas))
  }
}

/** Whether one word fits a person, looked at alone. */
function fits(word: string, home: Home, person: Person): boolean {
  if (checkIdentityNumber(word).ok) return person.number === word
  if (/^1\d{10}$/.test(word)) return person.phone === word
  const padded = `H${word.padStart(6, '0')}`
  const isOfHousehold = person.isHead && [word.toUpperCase(), padded].includes(home.number)
  if (/^\d{3}[\dX]$/.test(word)) return person.number.endsWith(word) || isOfHousehold
  if (/\d/.test(word)) return isOfHousehold
  if (/^[a-z]{2,}$/i.test(word)) return person.letters.includes(word.toLowerCase())
  const folded = folds[word] ?? word
  if ([...folded].length < 2) return false
  return person.folded.startsWith(folded) || person.otherName === folded
}

onEmbeddedFirst('the same people, however they are looked for', (open) => {
  let county: TestCounty
  const homes: Home[] = []
  beforeAll(async () => {
    county = await aCounty(open)
    for (let at = 0; at < 15; at += 1) homes.push(await aHome(county, at))
    await ensureNameKeys(county.db, county.acting.countyCode)
    await county.db.transaction((tx) => foldAllPushes(tx, county.acting))
  })

  const ways = {
    'both lines': { role: 'app', knows: true },
    'the first line alone': { role: 'worker', knows: true },
    'the second line alone': { role: 'app', knows: false },
  } as const

  describe.each(Object.entries(ways))('%s', (_name, { role, knows }) => {
    function ask<T>(scope: Scope, work: (tx: Transaction, acting: Acting) => Promise<T>) {
      const who: Who = {
        ...{ accountId: newId(), name: '某人', role: 'x', permissions: new Set(), scope },
        ...{ sensitive: '揭示', exportRows: 0 },
      }
      const acting: Acting = { ...county.acting, ...(knows && { who }) }
      const asked = (tx: Transaction) => work(tx, acting)
      return withCounty(county.db.as(role), acting.countyCode, asked, rowScopeOf({ who }))
    }

    it('the search box finds whom the words fit and who lives in the scope', async () => {
      await fc.assert(
        fc.asyncProperty(scopes, texts, async (scope, text) => {
          const expected = homes.flatMap((home) =>
            home.isGone || !belongs(scope, home)
              ? []
              : home.people.filter(
                  (one) => !one.hasLeft && text.split(' ').every((word) => fits(word, home, one)),
                ),
          )
          const found = await ask(scope, (tx, acting) => searchBox(tx, acting, { text, limit: 99 }))
          const ids = found.map(({ personId }) => personId)
          expect([text, ...ids.toSorted()]).toEqual([text, ...expected.map(({ id }) => id).sort()])
        }),
        { numRuns: process.env.DOUDI_LONG === '1' ? 1000 : 120, seed: 20_241_011 },
      )
    })

    it('the list of households finds them by letters, by endings and by a whole name', async () => {
      const endings = homes.flatMap(({ people }) => people.map(({ number }) => number.slice(-4)))
      const asked = fc.constantFrom('ww', 'wangwu', 'lwf', '王伟', ...endings)
      await fc.assert(
        fc.asyncProperty(scopes, asked, async (scope, text) => {
          const seen = homes.filter((home) => belongs(scope, home))
          const has = (home: Home, fitting: (one: Person) => boolean) =>
            home.people.some((one) => !one.hasLeft && fitting(one))
          const fitting = (one: Person) => {
            if (/\d/.test(text)) return one.number.endsWith(text)
            return one.name === text || one.letters.includes(text)
          }
          const wanted = seen.filter((home) => !home.isGone && has(home, fitting))
          const list = await ask(scope, (tx, acting) =>
            findHouseholds(tx, acting, { text, limit: 99 }),
          )
          const numbers = list.items.map(({ number }) => number).toSorted()
          expect([text, ...numbers]).toEqual([text, ...wanted.map(({ number }) => number).sort()])
        }),
        { numRuns: process.env.DOUDI_LONG === '1' ? 500 : 60, seed: 20_241_011 },
      )
    })

    it('keys are seen with the household they say, and show nobody by a place that is not theirs', async () => {
      const { db, acting: of } = county
      const keysSeen = (scope: Scope) =>
        ask(scope, (tx) =>
          tx.query<{ id: string }>(sql`
            select distinct person_id as id from person_key where kind = 'name' order by 1`),
        )
      const [home] = homes
      const person = home?.people.find(({ hasLeft }) => !hasLeft)
      const elsewhere: Scope = { kind: '辖区', areas: ['999901101'] }
      const seen = async (scope: Scope) =>
        (await ask(scope, (tx, acting) => searchBox(tx, acting, { text: '王伟', limit: 99 }))).map(
          ({ personId }) => personId,
        )
      if (role === 'app') {
        const living = homes.filter((one) => belongs(elsewhere, one)).flatMap((one) => one.people)
        const ids = living.filter(({ hasLeft }) => !hasLeft).map(({ id }) => ({ id }))
        expect(await keysSeen(elsewhere)).toEqual(ids.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      }
      expect(person?.folded).toBe('王伟')
      const before = await seen(elsewhere)
      await db.execute(sql`
        update person_key set division_code = '999901101201' where person_id = ${person?.id}`)
      expect(await seen(elsewhere)).toEqual(before)
      expect(await settleAllPersonKeys(db, of), 'its keys, taken away and made again').toBe(8)
      expect(await wrongKeys(db, of)).toEqual([])
    })

    it('whom 今天要办 names are those of the scope whose name begins so', async () => {
      await fc.assert(
        fc.asyncProperty(
          scopes,
          fc.constantFrom('王伟', '汪武', '刘伟', '欧阳'),
          async (scope, text) => {
            const expected = homes
              .filter((home) => belongs(scope, home))
              .flatMap(({ people }) => people)
              .filter(({ folded, hasLeft }) => folded.startsWith(text) && !hasLeft)
            const named = await ask(scope, (tx, acting) =>
              findNamed(tx, acting, { text, sources: [], hiddenRules: [] }),
            )
            const gone = homes.flatMap(({ people }) => people.filter(({ hasLeft }) => hasLeft))
            const found = named?.persons.filter((id) => !gone.some((one) => one.id === id)) ?? []
            expect(found.toSorted()).toEqual(expected.map(({ id }) => id).sort())
          },
        ),
        { numRuns: 40, seed: 20_241_011 },
      )
    })
  })
})

async function aHome({ db, acting }: TestCounty, at: number): Promise<Home> {
  const { countyCode, vault } = acting
  const division = divisions[at % divisions.length] ?? ''
  const id = newId()
  const number = `H${String(at + 1).padStart(6, '0')}`
  const isGone = at === 13
  const department = ['医保', '残联', null][at % 3] ?? null
  await db.execute(sql`
    insert into household (county_code, id, number, division_code, formed_on, status)
    values (${countyCode}, ${id}, ${number}, ${division}, ${day}, ${isGone ? '已注销' : '存续'})`)
  await db.execute(sql`
    insert into household_profile (county_code, household_id, division_code)
    values (${countyCode}, ${id}, ${division})`)
  if (department) {
    await db.execute(sql`
      insert into alert (county_code, id, rule, subject_kind, subject_id, episode, household_id,
        division_code, title, class, severity, evidence_strength, state, evidence, basis, raised_on,
        last_true_on, round_id, departments)
      values (${countyCode}, ${newId()}, 'R1', '户', ${id}, '1', ${id}, ${division}, 't', '质控', '高',
        '强', '处置中', '{}', 'b', ${day}, ${day}, ${newId()}, array[${department}::text])`)
    await db.execute(sql`
      insert into push (county_code, id, alert_id, department, duty, matter, state, pushed_on, due_on,
        due_days, due_provisional)
      select a.county_code, ${newId()}, a.id, ${department}, '责任', 'm', '已推送', ${day}, ${day}, 1, false
      from alert as a where a.county_code = ${countyCode} and a.household_id = ${id}`)
  }
  const people = [0, 1].map((place): Person => {
    const serial = at * 2 + place
    const name = names[(at * 2 + place * 5) % names.length] ?? ''
    return {
      ...{ id: newId(), name, folded: folds[name] ?? name, letters: sounds[name] ?? [] },
      otherName: at % 5 === 0 ? '曾用名' : null,
      number: numberAt(serial),
      phone: mobiles[serial % 3] ?? null,
      isHead: place === 0,
      hasLeft: serial % 7 === 3,
    }
  })
  for (const one of people) {
    const { number: written, phone } = one
    await db.execute(sql`
      insert into person (county_code, id, name, id_hash, id_cipher, last_four_hash, phone_hash)
      values (${countyCode}, ${one.id}, ${one.name}, ${vault.hashIdentity(written)},
        ${vault.encrypt(written, 'identity')}, ${vault.hashLastFour(written.slice(-4))},
        ${phone === null ? null : vault.hashOf('phone', phone)})`)
    await db.execute(sql`
      insert into membership (county_code, household_id, person_id, valid_from, valid_to, relation)
      values (${countyCode}, ${id}, ${one.id}, ${day}, ${one.hasLeft ? day : null},
        ${one.isHead ? '本人' : '子女'})`)
    if (!one.hasLeft) {
      await db.execute(sql`
        insert into person_profile (county_code, person_id, household_id)
        values (${countyCode}, ${one.id}, ${id})`)
    }
    if (one.otherName !== null) {
      await db.execute(sql`
        insert into person_name (county_code, person_id, name, folded, noted_by)
        values (${countyCode}, ${one.id}, ${one.otherName}, ${one.otherName}, 'x')`)
    }
  }
  return { id, number, division, isGone, department, people }
}
