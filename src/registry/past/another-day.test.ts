import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { onBothEngines } from '../../../tests/on-both-engines.ts'
import { moveHousehold } from '../move-household.ts'
import { recordRecognition } from '../record-recognition.ts'
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
import { dayOfKnownAt, parseKnownAt } from './moment.ts'
import { expectSameOneByOne, now, profilesToday, withdraw } from './test-past.ts'

onBothEngines('the registry on another day', (open) => {
  const aCounty = countiesIn(open)

  async function personOn(
    county: TestCounty,
    household: string,
    person: string,
    day: string,
    knownAt?: string,
  ) {
    const found = await loadFactsOn(county.db, county.acting, county.catalogue, {
      householdId: household,
      validOn: localDate(day),
      knownAt,
    })
    return found?.members.find(({ id }) => id === person)?.facts
  }

  test('today as known now is the profile', async () => {
    const county = aCounty()
    const { members } = await aHousehold(county, { size: 2 })
    await deliver(county, {
      facts: ['disability_grade', 'house_area', 'own_medical_cost', 'last_visit_on'],
      rows: [
        {
          person: members[0] ?? '',
          disability_grade: '一级',
          house_area: '45.50',
          own_medical_cost: 5,
          last_visit_on: '2024-09-01',
        },
      ],
    })
    const today = await profilesToday(county, '2024-10-11')
    const then = await expectSameOneByOne(county, { validOn: localDate('2024-10-11') })
    expect(then).toEqual(today)
  })
})
