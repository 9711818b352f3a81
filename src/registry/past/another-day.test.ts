import { describe, expect, test } from 'vitest'
import { withCounty } from '#db/index'
import { localDate } from '#kernel/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { findFactSources } from '../find-fact-sources.ts'
import { moveHousehold } from '../move-household.ts'
import { recordRecognition } from '../record-recognition.ts'
import { recordTermination } from '../record-termination.ts'
import { splitHousehold } from '../split-household.ts'
import {
  actingOn,
  aHousehold,
  countiesIn,
  deliver,
  type TestCounty,
  villages,
} from '../test-county.ts'
import { apply, aRow, homeOf } from '../test-roster.ts'
import { loadFactsOn } from './load-facts-on.ts'
import { loadHouseholdOn } from './load-household-on.ts'
import type { Moment } from './moment.ts'
import { expectSameOneByOne, now, profilesOn, profilesToday, withdraw } from './test-past.ts'

function moment(day: string, knownAt?: string): Moment {
  return { validOn: localDate(day), ...(knownAt !== undefined && { knownAt }) }
}

onEmbeddedFirst('the registry on another day', (open) => {
  const aCounty = countiesIn(open)

  /** A person's facts on a day; undefined when the person did not belong to the household. */
  async function personOn(county: TestCounty, home: { id: string }, person: string, on: Moment) {
    const { db, acting, catalogue } = county
    const found = await loadFactsOn(db, acting, catalogue, { ...on, householdId: home.id })
    return found?.members.find(({ id }) => id === person)?.facts
  }

  async function aPerson(county: TestCounty) {
    const home = await aHousehold(county)
    return { home, person: home.members[0] ?? '' }
  }

  test('today as known now is the profile, for one household and for all', async () => {
    const county = aCounty()
    const { person } = await aPerson(county)
    const values = { own_medical_cost: 5, house_area: '45.50', last_visit_on: '2024-09-01' }
    const facts = ['disability_grade', 'house_area', 'own_medical_cost', 'last_visit_on']
    await deliver(county, { facts, rows: [{ person, disability_grade: '一级', ...values }] })
    const today = await profilesToday(county, '2024-10-11')
    expect(today.persons.get(person)).toMatchObject({ f_disability_grade: '一级' })
    expect(await expectSameOneByOne(county, moment('2024-10-11'))).toEqual(today)
  })

  test('a request, which sees one county, may ask as well', async () => {
    const county = aCounty()
    const { home, person } = await aPerson(county)
    await deliver(county, { facts: ['insured'], rows: [{ person, insured: true }] })
    const { db, acting, catalogue } = county
    const on = { ...moment('2024-09-15'), householdId: home.id }
    const asked = (countyCode: string) =>
      withCounty(db.as('app'), countyCode, (tx) => loadFactsOn(tx, acting, catalogue, on))
    expect((await asked(acting.countyCode))?.members[0]?.facts.insured).toBe(true)
    expect(await asked('999999000000')).toBeUndefined()
  })

  test('a corrected value holds for its old day; known then, the old one stands', async () => {
    const county = aCounty()
    const { home, person } = await aPerson(county)
    const facts = ['disability_grade']
    await deliver(county, { facts, rows: [{ person, disability_grade: '三级' }] })
    const before = await now(county)
    const { batch } = await deliver(county, { facts, rows: [{ person, disability_grade: '一级' }] })
    const day = '2024-09-15'
    expect(await personOn(county, home, person, moment(day))).toMatchObject({
      disability_grade: '一级',
    })
    const then = moment(day, before)
    expect(await personOn(county, home, person, then)).toMatchObject({ disability_grade: '三级' })
    const known = await now(county)
    await withdraw(county, batch, '2024-10-12')
    expect(await personOn(county, home, person, moment(day))).toMatchObject({
      disability_grade: '三级',
    })
    const withdrawnLater = await personOn(county, home, person, moment(day, known))
    expect(withdrawnLater).toMatchObject({ disability_grade: '一级' })
  })

  test('a value holds from its month on until it ends, and an unknown says why', async () => {
    const county = aCounty()
    const { home, person } = await aPerson(county)
    await deliver(county, { facts: ['insured'], rows: [{ person, insured: true }] })
    const insured = async (day: string) =>
      (await personOn(county, home, person, moment(day)))?.insured
    expect(await insured('2024-08-31')).toBe(null)
    expect(await insured('2024-09-01')).toBe(true)
    expect(await insured('2024-10-31')).toBe(true)
    expect(await insured('2024-11-01')).toBe(null)
    expect(await whyUnknown(county, home.id, person, moment('2024-08-31'))).toBe('未送达')
    expect(await whyUnknown(county, home.id, person, moment('2024-11-01'))).toBe('已过期')
  })

  async function whyUnknown(county: TestCounty, householdId: string, person: string, on: Moment) {
    const found = await standing(county, { householdId, person, on, code: 'insured' })
    return 'unknown' in found ? found.unknown.why : undefined
  }

  async function standing(
    county: TestCounty,
    what: { householdId: string; person: string; on: Moment; code: string },
  ) {
    const { db, acting, catalogue } = county
    const { householdId, on, person, code } = what
    const { facts } = await loadHouseholdOn(db, acting, { catalogue, householdId, moment: on })
    const find = await findFactSources(db, acting, {
      ...{ catalogue, householdId },
      on: { moment: on, facts },
    })
    return find(person, code)
  }

  test('a value names the file of then, not the one that said it again later', async () => {
    const county = aCounty()
    const { home, person } = await aPerson(county)
    const file = { facts: ['insured'], rows: [{ person, insured: true, row: 5 }] }
    await deliver(county, file)
    await deliver(county, { ...file, period: '2024-10' }, '2024-11-11')
    const source = async (day: string) => {
      const on = moment(day)
      const found = await standing(county, { householdId: home.id, person, on, code: 'insured' })
      return 'source' in found ? [found.source.fileName, found.source.row] : found.unknown.why
    }
    expect(await source('2024-09-30')).toEqual(['2024-09.csv', 5])
    expect(await source('2024-10-01')).toEqual(['2024-10.csv', 5])
  })

  test('a disagreement that was settled since is still one on its day', async () => {
    const county = aCounty()
    const { home, person } = await aPerson(county)
    const one = { facts: ['insured'], department: '医保', dataset: 'a' }
    await deliver(county, { ...one, rows: [{ person, insured: true }] })
    const other = { facts: ['insured'], department: '税务', dataset: 'b' }
    await deliver(county, { ...other, rows: [{ person, insured: false }] })
    await deliver(county, { ...other, period: '2024-10', rows: [{ person, insured: true }] })
    const on = moment('2024-09-20')
    expect(await personOn(county, home, person, on)).toMatchObject({ insured: null })
    const found = await standing(county, { householdId: home.id, person, on, code: 'insured' })
    expect(found).toMatchObject({ unknown: { why: '冲突' } })
    const later = await personOn(county, home, person, moment('2024-10-20'))
    expect(later).toMatchObject({ insured: true })
  })

  test('absence is of the townships that a file covered, in which the household lived', async () => {
    const county = aCounty()
    const { home, person } = await aPerson(county)
    await deliver(county, {
      ...{ facts: ['student_aid'], absence: { student_aid: false }, complete: true },
      ...{ townships: ['999901100000'], rows: [] },
    })
    await county.db.transaction((tx) =>
      moveHousehold(tx, actingOn(county, '2024-10-20'), {
        ...{ householdId: home.id, divisionCode: villages.shiqiao, document: '迁1' },
      }),
    )
    const aided = async (day: string) => {
      const { db, acting, catalogue } = county
      const on = { ...moment(day), householdId: home.id }
      const found = await loadFactsOn(db, acting, catalogue, on)
      return [found?.divisionCode, found?.members[0]?.facts.student_aid]
    }
    expect(await aided('2024-10-19')).toEqual([villages.liulin, false])
    expect(await aided('2024-10-20')).toEqual([villages.shiqiao, false])
    expect(await aided('2024-11-01')).toEqual([villages.shiqiao, null])
    expect(await personOn(county, home, person, moment('2023-12-31'))).toBeUndefined()
  })

  test('a member who left belongs to the old household until the day of the move', async () => {
    const county = aCounty()
    const home = await aHousehold(county, { size: 2 })
    const leaving = home.members[1] ?? ''
    const before = await now(county)
    const made = await county.db.transaction((tx) =>
      splitHousehold(tx, actingOn(county, '2024-10-20'), {
        ...{ householdId: home.id, personIds: [leaving], headId: leaving, document: '分1' },
      }),
    )
    const homeOn = async (day: string, knownAt?: string) =>
      (await profilesOn(county, moment(day, knownAt))).persons.get(leaving)?.household_id
    expect(await homeOn('2024-10-19')).toBe(home.id)
    expect(await homeOn('2024-10-20')).toBe(made.householdId)
    expect(await homeOn('2024-10-20', before)).toBe(home.id)
    const { db, acting, catalogue } = county
    const on = { ...moment('2024-10-19'), householdId: made.householdId }
    expect(await loadFactsOn(db, acting, catalogue, on)).toBeUndefined()
    const asked = { catalogue, householdId: made.householdId, moment: moment('2024-10-19') }
    await expect(loadHouseholdOn(db, acting, asked)).rejects.toThrow('该户的记录从 2024-10-20 起')
    const recorded = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const early = { ...asked, moment: moment('2024-10-20', '2024-10-20 23:59:59.999999+08:00') }
    await expect(loadHouseholdOn(db, acting, early)).rejects.toThrow(
      `截至 2024-10-20 还没有登记到本平台，那时的记录里没有这一户。该户从 ${recorded} 起登记`,
    )
    const told = { ...asked, moment: moment('2024-10-20', `${recorded} 23:59:59.999999+08:00`) }
    expect((await loadHouseholdOn(db, acting, told)).household.id).toBe(made.householdId)
  })

  test('a category holds from the day of the decision until it was ended', async () => {
    const county = aCounty()
    const home = await aHousehold(county)
    const [householdId, document] = [home.id, '文1']
    const decided = { householdId, document, effectiveMonth: '2024-06' }
    await county.db.transaction((tx) =>
      recordRecognition(tx, actingOn(county, '2024-07-01'), {
        ...{ ...decided, category: '低保对象', decidedOn: localDate('2024-06-10') },
      }),
    )
    const before = await now(county)
    await county.db.transaction((tx) =>
      recordTermination(tx, actingOn(county, '2024-09-01'), {
        ...{ ...decided, reason: '收入超过标准', decidedOn: localDate('2024-08-20') },
        check: { document: '核1', confirmedOn: localDate('2024-08-19'), outcome: '属实' },
        noticeWorkingDays: 3,
      }),
    )
    const on = async (day: string, knownAt?: string) => {
      const { db, acting, catalogue } = county
      const what = { catalogue, householdId, moment: moment(day, knownAt) }
      const { household } = await loadHouseholdOn(db, acting, what)
      return [household.recordedCategory, household.exitedOn, household.recognitions.length]
    }
    expect(await on('2024-06-09')).toEqual([null, null, 0])
    expect(await on('2024-06-10')).toEqual(['低保对象', null, 1])
    expect(await on('2024-08-20')).toEqual(['无', '2024-08-20', 2])
    expect(await on('2024-08-20', before)).toEqual(['低保对象', null, 1])
  })

  describe('people of a list', () => {
    test('belong to the registry from the first day of its month', async () => {
      const county = aCounty()
      await apply(county, [aRow(county, { name: '程一', home: '1' })])
      const { id, household } = await homeOf(county, '程一')
      const on = (day: string) => personOn(county, { id: household }, id, moment(day))
      expect(await on('2024-08-31')).toBeUndefined()
      const facts = { sex: '男', birth_date: '1980-01-01', relation: '本人', dibao_listed: true }
      expect(await on('2024-09-01')).toMatchObject(facts)
      const today = await profilesToday(county, '2024-10-11')
      expect(await expectSameOneByOne(county, moment('2024-10-11'))).toEqual(today)
    })

    test('a newcomer was in no earlier whole list', async () => {
      const county = aCounty()
      await apply(county, [aRow(county, { name: '程一', home: '1' })])
      const later = { category: '特困人员', dataset: 'tekun-roster', period: '2024-10' }
      await apply(county, [aRow(county, { name: '程二', home: '2' })], {
        ...{ ...later, today: '2024-11-11' },
      })
      const { id, household } = await homeOf(county, '程二')
      const facts = await personOn(county, { id: household }, id, moment('2024-10-15'))
      expect(facts).toMatchObject({ dibao_listed: false, tekun_listed: true })
      const today = await profilesToday(county, '2024-11-11')
      expect(await expectSameOneByOne(county, moment('2024-11-11'))).toEqual(today)
    })

    test('nobody belongs to a household before birth, and a death counts from its day', async () => {
      const county = aCounty()
      const child = {
        name: '程三',
        home: '1',
        relation: '子女',
        birthDate: localDate('2024-09-20'),
      }
      await apply(county, [aRow(county, { name: '程一', home: '1' }), aRow(county, child)])
      const { id, household } = await homeOf(county, '程三')
      const born = async (day: string) =>
        (await personOn(county, { id: household }, id, moment(day))) !== undefined
      expect([await born('2024-09-19'), await born('2024-09-20')]).toEqual([false, true])
      const dead = (await homeOf(county, '程一')).id
      await deliver(
        county,
        {
          ...{ dataset: 'police_deaths', department: '公安', period: '2024-10' },
          facts: ['is_dead', 'death_date'],
          rows: [{ person: dead, is_dead: true, death_date: '2024-09-25' }],
        },
        '2024-11-11',
      )
      const died = async (day: string) => {
        const facts = await personOn(county, { id: household }, dead, moment(day))
        return [facts?.is_dead, facts?.death_date]
      }
      expect(await died('2024-09-24')).toEqual([null, null])
      expect(await died('2024-09-25')).toEqual([true, '2024-09-25'])
      expect(await died('2024-11-11')).toEqual([true, '2024-09-25'])
      await expectSameOneByOne(county, moment('2024-09-25'))
    })
  })
})
