import { expect, test } from 'vitest'
import { sql } from '#db/index'
import type { Screening } from '#sources/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  aFileCounty,
  importInto,
  importRosterOfFour,
  people,
  severelyDisabled,
  valueOfPerson,
  writeCsv,
} from './test-files.ts'

const { zhao, qian, sun, li, outsider } = people

onEmbeddedFirst('importing files', (open) => {
  test('an empty installation becomes a working one by its 台账', async () => {
    const county = await aFileCounty(open)
    const outcome = await importRosterOfFour(county)
    expect(outcome.rows).toEqual({
      total: 4,
      usable: 4,
      corrected: 0,
      needConfirm: 0,
      refused: 0,
      dropped: 0,
    })
    expect(outcome.roster).toMatchObject({ householdsFormed: 3, personsFormed: 4, recognitions: 3 })
    expect(await valueOfPerson(county, qian, 'recorded_category')).toBe('低保对象')
    expect(await valueOfPerson(county, zhao, 'household_income')).toBe(500_000)
  })

  test('every row has its verdict, and the verdicts add up', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      '示例县持证残疾人信息（2024年9月）',
      '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级,2019-05-06`,
      `${qian.name},'${qian.number},柳林乡,视力,3级,2020.1.2`,
      `${sun.name},${sun.number},石桥镇,精神,五级,2018-01-01`,
      `${li.name},${li.number.slice(0, 17)}${li.number.endsWith('1') ? '2' : '1'},柳林乡,听力,一级,2018-01-01`,
      `${outsider.name},${outsider.number},石桥镇,智力,一级,2018-01-01`,
      '合计,5,,,,',
      '制表人：王五,,,,,',
    ])
    const outcome = await importInto(county, file, { screening: severelyDisabled })
    expect(outcome.dataset).toBe('disability')
    expect(outcome.period).toBe('2024-09')
    expect(outcome.rows).toEqual({
      total: 7,
      usable: 2,
      corrected: 1,
      needConfirm: 1,
      refused: 1,
      dropped: 2,
    })
    expect(outcome).toMatchObject({ matched: 3, unmatched: 1, leads: 1, candidates: 1 })
    expect(await valueOfPerson(county, zhao, 'disability_grade')).toBe('二级')
    expect(await valueOfPerson(county, qian, 'disability_grade')).toBe('三级')
    expect(await valueOfPerson(county, qian, 'disability_assessed_on')).toBe('2020-01-02')
    expect(await valueOfPerson(county, sun, 'disability_grade')).toBeNull()
    expect(await valueOfPerson(county, sun, 'disability_category')).toBe('精神')
    const problems = await county.db.query(sql`
      select row_number, kind, verdict from row_problem order by row_number, kind`)
    expect(problems).toEqual([
      { row_number: 4, kind: '已清洗', verdict: '已自动修正' },
      { row_number: 5, kind: '未知代码', verdict: '需确认' },
      { row_number: 6, kind: '校验位错', verdict: '不能用' },
    ])
    const [candidate] = await county.db.query<{
      name: string
      reasons: string[]
      state: string
    }>(sql`
      select p.name, c.reasons, c.state
      from match_candidate as c
      join person as p on p.county_code = c.county_code and p.id = c.person_id`)
    expect(candidate).toEqual({
      name: li.name,
      reasons: ['姓名相同', '同一乡镇', '证件号只差一位，或相邻两位颠倒'],
      state: '待确认',
    })
    expect(
      await valueOfPerson(county, li, 'is_disabled'),
      'a damaged row is not absence',
    ).toBeNull()
    const [lead] = await county.db.query<{ name: string; reason: string; id_cipher: Uint8Array }>(
      sql`select name, reason, id_cipher from lead`,
    )
    expect(lead?.name).toBe(outsider.name)
    expect(lead?.reason).toContain('残疾等级：一级')
    expect(county.acting.vault.decrypt(lead?.id_cipher ?? new Uint8Array())).toBe(outsider.number)
    expect(await tablesInStaging(county.db)).toEqual([])
  })

  test('who is not registered and only stands on a list becomes a lead', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '总工会_困难职工名单_2024年9月.csv', [
      '困难职工档案号,职工姓名,身份证号,乡镇',
      `K1,${outsider.name},${outsider.number},柳林乡`,
      `K2,${li.name},${li.number},柳林乡`,
    ])
    const onList: Screening = {
      rule: 'W48',
      condition: '困难职工',
      mayHold: () => true,
      toSql: (column) => {
        const fact = { code: 'hard_worker' }
        return column(fact as Parameters<typeof column>[0]) // only the code is read
      },
    }
    expect(await importInto(county, file, { screening: () => onList })).toMatchObject({ leads: 1 })
    const leads = await county.db.query(sql`select name, reason from lead`)
    expect(leads).toEqual([
      { name: outsider.name, reason: '符合 W48 的筛查条件而不在底册（困难职工：是）' },
    ])
  })

  test('absence is 否 in covered townships only', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人_2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
    ])
    const outcome = await importInto(county, file)
    expect(outcome.townships).toEqual(['999901100000'])
    expect(await valueOfPerson(county, li, 'is_disabled')).toBe(false)
    expect(await valueOfPerson(county, sun, 'is_disabled')).toBeNull()
    const covered = await county.db.query(
      sql`select division_code, period, row_count from coverage where dataset = 'disability'`,
    )
    expect(covered).toEqual([{ division_code: '999901100000', period: '2024-09', row_count: 1 }])
  })

  test('the same file again is recognised and changes nothing', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人_2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
    ])
    const first = await importInto(county, file)
    const again = await importInto(county, file)
    expect(again.alreadyImportedAs?.batchId).toBe(first.batchId)
    expect(again.alreadyImportedAs?.sentence).toContain('由张经办导入')
    expect(again.rows).toEqual(first.rows)
    const [batches] = await county.db.query<{ count: number }>(
      sql`select count(*) as count from import_batch`,
    )
    expect(batches?.count).toBe(2)
  })

  test('an unchanged second month writes sightings and no observations', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const lines = [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
      `${sun.name},${sun.number},石桥镇,精神,一级`,
    ]
    const first = await importInto(county, writeCsv(county, '残疾人_2024年9月.csv', lines))
    const file = writeCsv(county, '残疾人_2024年10月.csv', [...lines, '制表人：张三,,,,'])
    const second = await importInto(county, file, { today: '2024-11-11' })
    expect(first.subjectsChanged).toBe(4)
    expect(second).toMatchObject({ subjectsChanged: 0, sightings: 2, matched: 2 })
  })

  test('what cannot be imported is refused with a sentence, and nothing has changed', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const header = '姓名,证件号码,乡镇,残疾类别,残疾等级'
    const cases: readonly (readonly [string, string, readonly string[], RegExp])[] = [
      ['无人认识.csv', 'auto', ['甲,乙,丙', '1,2,3'], /认不出|没有找到表头/],
      [
        '缺列2024年9月.csv',
        'auto',
        ['姓名,乡镇,残疾类别,残疾等级', '赵,柳林乡,肢体,一级'],
        /身份证号/,
      ],
      [
        '没有月份.csv',
        'auto',
        [header, `${zhao.name},${zhao.number},柳林乡,肢体,二级`],
        /--period/,
      ],
      ['只有表头2024年9月.csv', 'auto', [header], /没有数据行/],
      [
        '全坏2024年9月.csv',
        'auto',
        [header, `${zhao.name},${zhao.number.slice(0, 5)},柳林乡,肢体,二级`],
        /全部不能用.* 1 行/,
      ],
      [
        '任意2024年9月.csv',
        '残疾',
        [header, `${zhao.name},${zhao.number},柳林乡,肢体,二级`],
        /没有名为/,
      ],
    ]
    for (const [name, dataset, lines, sentence] of cases) {
      const attempt = importInto(county, writeCsv(county, name, lines), { dataset })
      await expect(attempt, name).rejects.toThrow(sentence)
    }
    const [batches] = await county.db.query<{ count: number }>(
      sql`select count(*) as count from import_batch`,
    )
    expect(batches?.count).toBe(1)
    expect(await tablesInStaging(county.db)).toEqual([])
  })

  test('an import that fails halfway leaves nothing behind', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人_2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
    ])
    const attempt = importInto(county, file, {
      onPhase: (phase) => {
        if (phase === '提交') throw new Error('cut')
      },
    })
    await expect(attempt).rejects.toThrow('cut')
    expect(await valueOfPerson(county, zhao, 'disability_grade')).toBeNull()
    expect(await tablesInStaging(county.db)).toEqual([])
    const repeated = await importInto(county, file)
    expect(repeated.state).toBe('已入库')
    expect(await valueOfPerson(county, zhao, 'disability_grade')).toBe('二级')
  })
})

async function tablesInStaging(db: {
  query<Row>(statement: ReturnType<typeof sql>): Promise<Row[]>
}): Promise<readonly string[]> {
  const rows = await db.query<{ name: string }>(sql`
    select c.relname::text as name from pg_class as c
    where c.relnamespace = 'staging'::regnamespace and c.relkind = 'r'`)
  return rows.map(({ name }) => name)
}
