import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { type LocalDate, localDate } from '#kernel/index'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { recordRecognition } from './record-recognition.ts'
import { recordRefusal } from './record-refusal.ts'
import { recordTermination, type TerminationInput } from './record-termination.ts'
import { recordWrittenNotice } from './record-written-notice.ts'
import { actingOn, aHousehold, countiesIn, currentValue, type TestCounty } from './test-county.ts'

const day = (text: string): LocalDate => localDate(text)

function recognise(county: TestCounty, householdId: string, given: object = {}) {
  return county.db.transaction((tx) =>
    recordRecognition(tx, county.acting, {
      householdId,
      category: '低保对象',
      document: '审批表〔2024〕17号',
      effectiveMonth: '2024-10',
      decidedOn: day('2024-10-08'),
      ...given,
    }),
  )
}

function end(county: TestCounty, householdId: string, given: Partial<TerminationInput> = {}) {
  return county.db.transaction((tx) =>
    recordTermination(tx, county.acting, {
      householdId,
      document: '终止决定〔2024〕3号',
      effectiveMonth: '2024-11',
      decidedOn: day('2024-10-10'),
      reason: '家庭收入超过标准',
      check: { document: '核查报告5号', confirmedOn: day('2024-10-09'), outcome: '属实' },
      noticeWorkingDays: 3,
      ...given,
    }),
  )
}

function refuseFor(county: TestCounty, householdId: string, given: object = {}) {
  return county.db.transaction((tx) =>
    recordRefusal(tx, county.acting, {
      householdId,
      category: '低保对象',
      document: '不予认定通知4号',
      decidedOn: day('2024-10-10'),
      reason: '家庭收入超过标准',
      noticeWorkingDays: 3,
      ...given,
    }),
  )
}

async function traces(county: TestCounty) {
  const { countyCode } = county.acting
  const chain = await county.db.query<{ kind: string }>(sql`
    select kind from chain_entry where county_code = ${countyCode} order by recorded_at`)
  const due = await county.db.query<{ id: string }>(sql`
    select household_id as id from household_due where county_code = ${countyCode}`)
  return { chain: chain.map(({ kind }) => kind), due: due.map(({ id }) => id) }
}

onBothEngines('decisions of people', (open) => {
  const aCounty = countiesIn(open)

  test('a recognition is the category in force, on the chain, and looked at again', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    await recognise(county, id)
    expect(await currentValue(county, id, 'recorded_category')).toBe('低保对象')
    expect(await currentValue(county, id, 'recognised_on')).toBe('2024-10-08')
    expect(await traces(county)).toEqual({ chain: ['认定'], due: [id] })
  })

  test('a member may be recognised alone', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county, { size: 2 })
    const personId = members[1] ?? ''
    await recognise(county, id, { personId, category: '低保对象(单人保)' })
    expect(await currentValue(county, personId, 'own_recorded_category')).toBe('低保对象(单人保)')
    expect(await currentValue(county, id, 'recorded_category')).toBeNull()
  })

  test('a category that the catalogue does not know is refused', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    await expect(recognise(county, id, { category: '贫困户' })).rejects.toThrow('没有“贫困户”')
  })

  test('somebody who is no member is refused', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    const { members } = await aHousehold(county)
    const stranger = { personId: members[0], category: '特困人员' }
    await expect(recognise(county, id, stranger)).rejects.toThrow('不是家庭')
  })

  test('a decision on a household that changed meanwhile is refused', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    await recognise(county, id, { version: 1 })
    await expect(recognise(county, id, { version: 1 })).rejects.toThrow('刚被别人改过')
    await recognise(county, id, { version: 2 })
  })

  test('a decision without document or of tomorrow is refused', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    await expect(recognise(county, id, { document: ' ' })).rejects.toThrow('文书')
    await expect(recognise(county, id, { decidedOn: day('2024-10-12') })).rejects.toThrow(
      '晚于今天',
    )
    await expect(recognise(county, id, { effectiveMonth: '2024-13' })).rejects.toThrow('2024-13')
    expect(await traces(county)).toEqual({ chain: [], due: [] })
  })

  test('a refusal starts the clock of the written notice', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    // 2024-10-10 is a Thursday: Friday, Monday, Tuesday.
    const { notice, recognitionId } = await refuseFor(county, id)
    expect(notice).toEqual({ day: '2024-10-15', provisional: false })
    expect(await currentValue(county, id, 'recorded_category')).toBeNull()
    const later = { ...county, acting: actingOn(county, '2024-10-16') }
    const tell = (givenOn: string) =>
      later.db.transaction((tx) =>
        recordWrittenNotice(tx, later.acting, {
          recognitionId,
          document: '告知书4号',
          givenOn: day(givenOn),
        }),
      )
    await expect(tell('2024-10-09')).rejects.toThrow('早于决定日期')
    expect(await tell('2024-10-16')).toEqual({ inTime: false })
    await expect(tell('2024-10-16')).rejects.toThrow('已于 2024-10-16 书面告知')
    expect((await traces(county)).chain).toEqual(['不予认定', '书面告知'])
  })

  test('the clock is provisional where the calendar is not published', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    const later = { ...county, acting: actingOn(county, '2025-01-02') }
    const { notice } = await refuseFor(later, id, { decidedOn: day('2024-12-31') })
    expect(notice.provisional).toBe(true)
  })

  test('a refusal without reason is refused', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    await expect(refuseFor(county, id, { reason: '' })).rejects.toThrow('理由')
  })

  test('nothing ends without a confirmed check', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    await recognise(county, id)
    await expect(end(county, id, { check: undefined })).rejects.toThrow('还没有经核查属实')
    const check = { document: '核查报告5号', confirmedOn: day('2024-10-09'), outcome: '不属实' }
    await expect(end(county, id, { check })).rejects.toThrow('还没有经核查属实')
    const late = { ...check, outcome: '属实', confirmedOn: day('2024-10-11') }
    await expect(end(county, id, { check: late })).rejects.toThrow('核查属实之后')
    expect(await currentValue(county, id, 'recorded_category')).toBe('低保对象')
  })

  test('a termination ends the category and keeps household and history', async () => {
    const county = aCounty()
    const { id } = await aHousehold(county)
    await recognise(county, id)
    const { notice } = await end(county, id)
    expect(notice.day).toBe('2024-10-15')
    expect(await currentValue(county, id, 'recorded_category')).toBe('无')
    expect(await currentValue(county, id, 'exited_category')).toBe('低保对象')
    expect(await currentValue(county, id, 'exited_on')).toBe('2024-10-10')
    const kept = await county.db.query(sql`
      select kind, effective_month from recognition where household_id = ${id} order by recorded_at`)
    expect(kept).toEqual([
      { kind: '认定', effective_month: '2024-10-01' },
      { kind: '终止', effective_month: '2024-11-01' },
    ])
    await expect(end(county, id)).rejects.toThrow('当前不在册')
  })
})
