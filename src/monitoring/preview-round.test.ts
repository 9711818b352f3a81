import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { compilePack, evaluateHousehold, loadPack } from '#policy/index'
import { loadFactsOn, withProfilesOn } from '#registry/index'
import { newId } from '#vault/index'
import {
  aCounty,
  anotherCounty,
  aRound,
  setFacts,
  type TestCounty,
  tinyPack,
  village,
} from '../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { type PreviewedRound, previewRound } from './index.ts'

onEmbeddedFirst('a round on an earlier day', (open) => {
  let shared: TestCounty
  let number = 0
  const fresh = () => {
    number += 1
    return anotherCounty(shared, number)
  }
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  /** A household whose people and category are on record from a day on. */
  async function recorded(county: TestCounty, birth = '1980-01-01') {
    const { db, acting } = county
    const { countyCode } = acting
    const ids = { id: newId(), person: newId() }
    await db.execute(sql`
      insert into household (county_code, id, number, division_code, formed_on)
      values (${countyCode}, ${ids.id}, ${`T${ids.id}`}, ${village}, '2024-01-01')`)
    await db.execute(sql`
      insert into household_profile (county_code, household_id, division_code, f_recorded_category)
      values (${countyCode}, ${ids.id}, ${village}, '无')`)
    await db.execute(sql`
      insert into person (county_code, id, name) values (${countyCode}, ${ids.person}, '某人')`)
    await db.execute(sql`
      insert into membership (county_code, household_id, person_id, valid_from, relation)
      values (${countyCode}, ${ids.id}, ${ids.person}, '2024-01-01', '本人')`)
    await db.execute(sql`
      insert into person_profile (county_code, person_id, household_id)
      values (${countyCode}, ${ids.person}, ${ids.id})`)
    const records = [
      [ids.id, { division_code: village, recorded_category: '无' }],
      [ids.person, { birth_date: birth, sex: '男' }],
    ] as const
    for (const [subject, facts] of records) {
      await db.execute(sql`
        insert into registry_record (county_code, subject_id, step, valid_from, facts)
        values (${countyCode}, ${subject}, 0, '2024-01-01', ${facts}::jsonb)`)
    }
    return ids
  }

  /** What a file of the month said of a person. */
  async function said(county: TestCounty, person: string, month: string, facts: object) {
    const { db, acting } = county
    const batch = newId()
    const given = Object.fromEntries(Object.keys(facts).map((code) => [code, null]))
    await db.execute(sql`
      insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes,
        period, period_end, mode, state, committed_at, imported_by, facts, covers)
      values (${batch}, ${acting.countyCode}, 'd', '残联', '残联.xls', ${batch}, 1, ${month},
        ${`${month}-28`}, '增量', '已入库', now(), '张经办', ${given}::jsonb, '{}')`)
    await db.execute(sql`
      insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number,
        valid_from, facts)
      values (${acting.countyCode}, ${person}, 'd', ${batch}, '名单', 5, ${`${month}-01`},
        ${facts}::jsonb)`)
  }

  function preview(county: TestCounty, day: string): Promise<PreviewedRound> {
    const { db, acting, monitoring } = county
    const { catalogue } = tinyPack()
    const asOf = localDate(day)
    return db.transaction((tx) =>
      withProfilesOn(tx, acting, { validOn: asOf, catalogue }, (relations) =>
        previewRound(tx, acting, { ...monitoring, asOf, relations }),
      ),
    )
  }

  test('finds what held on that day and writes nothing', async () => {
    const county = fresh()
    const home = await recorded(county)
    await said(county, home.person, '2024-08', { disability_grade: '一级' })
    await said(county, home.person, '2024-10', { disability_grade: '四级' })
    await setFacts(county, home, { person: { disability_grade: '四级' } })
    expect(await aRound(county, '2024-11-11')).toMatchObject({ raised: 0 })
    const before = await written(county)
    const found = await preview(county, '2024-09-15')
    expect(found).toMatchObject({ households: 1, byCategory: { 待核实: 1 } })
    expect(found.hits).toEqual([
      {
        ...{ rule: 'R1', title: '重残未纳入', class: '②', alerted: false },
        ...{ household: `T${home.id}`, person: '某人' },
      },
    ])
    expect((await preview(county, '2024-10-15')).hits).toEqual([])
    expect((await preview(county, '2023-12-31')).households).toBe(0)
    expect(await written(county)).toEqual(before)
  })

  async function written({ db, acting }: TestCounty): Promise<unknown> {
    const { countyCode } = acting
    return db.query(sql`
      select (select count(*) from alert where county_code = ${countyCode}) as alerts,
        (select count(*) from monitoring_round where county_code = ${countyCode}) as rounds,
        (select jsonb_agg(to_jsonb(d)) from household_determination as d
          where county_code = ${countyCode}) as determinations,
        (select count(*) from household_due where county_code = ${countyCode}) as due`)
  }

  test('a rule that rests on absence is unknown where the file did not come', async () => {
    const county = fresh()
    const home = await recorded(county)
    const aid = { schooling: '本科', student_aid: false }
    await said(county, home.person, '2024-08', aid)
    expect((await preview(county, '2024-09-15')).hits).toEqual([])
    await county.db.execute(sql`
      insert into coverage (county_code, dataset, period, division_code, batch_id, row_count)
      values (${county.acting.countyCode}, 'student_aid', '2024-08', ${`${village.slice(0, 9)}000`},
        ${newId()}, 0)`)
    expect((await preview(county, '2024-09-15')).hits).toMatchObject([{ rule: 'R3' }])
  })

  test('an alert that was open on the day is named as one', async () => {
    const county = fresh()
    const home = await recorded(county)
    await said(county, home.person, '2024-08', { disability_grade: '一级' })
    await setFacts(county, home, { person: { disability_grade: '一级' } })
    await aRound(county, '2024-10-11')
    expect((await preview(county, '2024-10-10')).hits).toMatchObject([{ alerted: false }])
    expect((await preview(county, '2024-10-11')).hits).toMatchObject([{ alerted: true }])
  })

  describe('an age', () => {
    test('changes on the birthday, for one household as for all', async () => {
      const county = fresh()
      const home = await recorded(county, '1964-10-11')
      const { catalogue } = tinyPack()
      const text = `标识: ages
名称: 年龄
文件: {文号: 试〔2024〕2号}
类别: [{名称: 低保对象, 序: 10, 条件: [{有人满60: "some m in 成员 satisfies 周岁(m.出生日期, 评估日) >= 60"}], 依据: 一}]
监测:
  - {编号: A1, 名称: 满60, 类型: ②未纳入但可能符合, 级别: 高, 对象: 人, 依据: 二, 当: "周岁(出生日期, 评估日) >= 60", 推送: {责任: [乡镇], 时限: 10}}
`
      const pack = loadPack({ files: [{ path: 'ages/pack.yaml', text }], catalogue })
      const compiled = compilePack(pack, catalogue)
      const { db, acting } = county
      for (const [day, age] of [
        ['2024-10-10', 59],
        ['2024-10-11', 60],
      ] as const) {
        const asOf = localDate(day)
        const what = { validOn: asOf, householdId: home.id }
        const facts = await loadFactsOn(db, acting, catalogue, what)
        const one = facts && evaluateHousehold(compiled, facts, { day: asOf })
        const all = await db.transaction((tx) =>
          withProfilesOn(tx, acting, { validOn: asOf, catalogue }, (relations) =>
            previewRound(tx, acting, { compiled, datasets: [], asOf, relations }),
          ),
        )
        expect(Object.keys(all.byCategory), day).toEqual([one?.household.category])
        expect(all.hits.length, day).toBe(age >= 60 ? 1 : 0)
      }
    })
  })
})
