import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import { findReplyMark } from '#sources/index'
import { makeZip } from '../../../tests/fixtures/make-zip.ts'
import {
  answerRequest,
  excludeLead,
  importDepartmentFile,
  listAsked,
  listBatches,
  listDeliveries,
  listLeads,
  listRequests,
  listTownshipResults,
  stageDepartmentFile,
  tryDepartmentFiles,
  visitLead,
  writeReplyFile,
} from '../index.ts'
import { anExchangeCounty, type ExchangeCounty, people, rosterHead } from './test-county.ts'

let county: ExchangeCounty
const { zhao, son, daughter, outsider, other } = people

beforeAll(async () => {
  county = await anExchangeCounty()
})

afterAll(() => county.close())

it('what files of an archive would change is told, and none of them stays waiting', async () => {
  const good = `姓名,身份证号,残疾类别,残疾等级,乡镇\n${zhao.name},${zhao.number},肢体,三级,柳林乡\n`
  const file = path.join(county.folder, '三个.zip')
  const members = {
    '残联_持证残疾人_2024年9月.csv': good,
    '空.csv': '',
    '别的.csv': '甲,乙\n1,2\n',
  }
  fs.writeFileSync(file, makeZip(members))
  const acting = county.on('2024-10-11')
  const tried = await tryDepartmentFiles(county.app, acting, { path: file, dataset: 'auto' })
  expect(tried.done.map(({ dataset, matched }) => [dataset, matched])).toEqual([['disability', 1]])
  expect(tried.failed.map(({ fileName }) => fileName)).toEqual(['空.csv', '别的.csv'])
  expect(await listBatches(county.app, acting, { state: '待确认' })).toEqual([])
})

describe('what is due', () => {
  const dueOn = async (day: string, dataset = 'disability') => {
    const found = await listDeliveries(county.app, county.on(day), { dataset })
    return found.items.map(({ state, period, covered, isArrears, isOverdue }) => {
      return [state, period, covered, isArrears, isOverdue]
    })
  }

  it('waits within the window, is overdue after it, and leaves arrears', async () => {
    expect(await dueOn('2024-10-10')).toEqual([['待送达', '2024-09', 0, false, false]])
    expect(await dueOn('2024-10-16')).toEqual([['逾期', '2024-09', 0, false, true]])
    expect(await dueOn('2024-11-02')).toEqual([
      ['逾期', '2024-09', 0, true, true],
      ['待送达', '2024-10', 0, false, false],
    ])
  })

  it('a file of one township is a part, with the townships that are missing named', async () => {
    await county.take('残联_持证残疾人_2024年9月.csv', [
      '姓名,身份证号,残疾类别,残疾等级,乡镇',
      `${zhao.name},${zhao.number},肢体,三级,柳林乡`,
      `${outsider.name},${outsider.number},肢体,一级,柳林乡`,
    ])
    expect(await dueOn('2024-10-12')).toEqual([['部分送达', '2024-09', 1, false, false]])
    const { items } = await listDeliveries(county.app, county.on('2024-10-12'), {
      dataset: 'disability',
    })
    const [there, missing] = items[0]?.townships ?? []
    expect(there).toMatchObject({ name: '柳林乡', state: '已送达', delivered: { rows: 2 } })
    expect(missing).toMatchObject({ name: '石桥镇', state: '待送达', delivered: null })
    expect(items[0]).toMatchObject({ departmentLevel: '县级', isExample: true, staleDays: null })
    const later = await listDeliveries(county.app, county.on('2027-10-12'), {
      dataset: 'disability',
      department: '残联',
    })
    expect(later.items[0]?.staleDays).toBeGreaterThan(300)
  })

  it('township by township: rows, people, changes, leads', async () => {
    const results = await listTownshipResults(county.app, county.on('2024-10-12'), {
      department: '残联',
    })
    expect(results).toMatchObject([
      { townshipName: '柳林乡', rows: 2, matched: 1, changed: 1, leads: 1 },
    ])
  })
})

describe('a lead', () => {
  const state = async () => {
    const { items } = await listLeads(county.app, county.on('2024-10-12'), { state: '全部' })
    return items.map((lead) => [lead.name, lead.state, lead.department, lead.outcome])
  }

  it('is pushed by a round, visited, and closed when a roster brings the person in', async () => {
    expect(await state()).toEqual([['周外人', '待走访', null, null]])
    const outcome = await county.round('2024-10-12', true)
    expect(outcome.leads).toEqual({ pushed: 1, closed: 0, urged: 0 })
    const { items } = await listLeads(county.app, county.on('2024-10-12'))
    expect(items[0]).toMatchObject({ department: '乡镇', township: '柳林乡', rule: 'W30' })
    expect(items[0]?.maskedIdentity).not.toContain(outsider.number.slice(6, 14))
    await visitLead(county.app, county.on('2024-10-14'), items[0]?.id ?? '', {
      outcome: '已申请',
      reason: '已帮助申请低保',
    })
    await county.take(
      '民政局_低保台账_2024年10月.csv',
      [rosterHead, `H9,${outsider.name},${outsider.number},户主,柳林乡,,2024-10-20,3000,符合`],
      '2024-10-21',
    )
    expect(await state()).toEqual([['周外人', '已入库', '乡镇', '已入库']])
  })

  it('that was excluded does not come back with the next file', async () => {
    const { name, number } = other
    const list = (month: string) =>
      county.take(`妇联_困难妇女儿童名单_2024年${month}月.csv`, [
        '姓名,身份证号,帮扶类型,乡镇,序号',
        `${name},${number},困难妇女,石桥镇,${month}`,
      ])
    expect((await list('8')).leads).toBe(1)
    const { items } = await listLeads(county.app, county.on('2024-10-12'))
    const acting = county.on('2024-10-14')
    await excludeLead(county.app, acting, items[0]?.id ?? '', '已由外县救助')
    expect((await list('9')).leads).toBe(0)
    expect((await state()).map(([, now]) => now).toSorted()).toEqual(
      ['已入库', '已排除'].toSorted(),
    )
  })
})

describe('a data request', () => {
  const requestOf = async () => {
    const [request, ...more] = await listRequests(county.app, county.on('2024-10-22'), {
      department: '教育',
      township: '999901100000',
      state: '全部',
    })
    expect(more).toEqual([])
    if (!request) throw new Error('no request')
    return request
  }
  const reply = (id: string, rows: readonly string[]) => [
    `催数编号：${id}（请保留这一行，交回时据此认出）,,,`,
    '身份证号,姓名,乡镇,本学期已获资助',
    ...rows,
  ]

  it('asks in a table only for the people and facts that are missing', async () => {
    await county.take(
      '教育局_在校学生_2024年9月.csv',
      [
        '姓名,身份证号,学段,家庭经济困难学生,乡镇',
        `${son.name},${son.number},本科,是,柳林乡`,
        `${daughter.name},${daughter.number},本科,是,柳林乡`,
      ],
      '2024-10-22',
    )
    await county.round('2024-10-22')
    const request = await requestOf()
    expect(request).toMatchObject({ dataset: 'student_aid', state: '待送达', households: 1 })
    const written = await writeReplyFile(
      county.app,
      county.on('2024-10-22'),
      request.id,
      path.join(county.folder, 'out'),
    )
    expect(written.rows).toBe(2)
    expect(written.withoutNumber).toEqual([])
    expect(fs.statSync(written.path).mode & 0o777).toBe(0o600)
    expect(await findReplyMark(written.path)).toBe(request.id)
    const asked = await listAsked(county.app, county.on('2024-10-22'), request.id.slice(0, 23))
    expect(asked.map(({ name }) => name).toSorted()).toEqual([son.name, daughter.name].toSorted())
    // Left as it was sent out it answers nothing.
    await expect(
      answerRequest(county.app, county.on('2024-10-23'), { path: written.path }),
    ).resolves.toMatchObject({ state: '部分送达', answered: 0, asked: 2 })
  })

  it('a part that is answered counts, the rest stays unknown and is listed', async () => {
    const { id } = await requestOf()
    const file = county.write('答复一.csv', [
      ...reply(id, [
        `${son.number},${son.name},柳林乡,否`,
        `${daughter.number},${daughter.name},柳林乡,`,
      ]),
    ])
    const answer = await answerRequest(county.app, county.on('2024-10-24'), { path: file })
    expect(answer).toMatchObject({ state: '部分送达', asked: 2, answered: 1 })
    expect(answer.unanswered.map(({ name }) => name)).toEqual([daughter.name])
    expect(answer.round?.raisedByClass['①']).toBeUndefined()
    const again = await answerRequest(county.app, county.on('2024-10-24'), { path: file })
    expect(again).toMatchObject({ state: '部分送达', asked: 2, answered: 1 })
    expect(again.outcome.state).toBe('已认出')
  })

  it('once all is answered the rule can decide, though no complete file came', async () => {
    const { id } = await requestOf()
    const row = `${daughter.number},${daughter.name},柳林乡,是`
    const file = county.write('答复二.csv', reply(id, [row]))
    // Handed in like any other file it is recognised; looked at as a list it is refused.
    const handedIn = { path: file, dataset: 'auto' }
    const acting = county.on('2024-10-25')
    await expect(stageDepartmentFile(county.app, acting, handedIn)).rejects.toThrow('答复文件')
    const report = await importDepartmentFile(county.app, acting, handedIn)
    expect(report).toMatchObject({ dataset: 'student_aid', matched: 1, state: '已入库' })
    expect(await requestOf()).toMatchObject({ state: '已送达', asked: 2, answered: 2 })
    const alerts = await county.app.db.query<{ name: string }>(sql`
      select p.name from alert as a join person as p on p.id = a.person_id where a.rule = 'W55'`)
    expect(alerts.map(({ name }) => name)).toEqual([son.name])
    expect((await requestOf()).state).toBe('已送达')
    const outcome = await county.round('2024-10-26')
    expect(outcome.vanished).toBe(0)
    expect((await requestOf()).state).toBe('已送达')
  })

  it('a reply that was undone is asked for again', async () => {
    await county.app.db.execute(sql`
      update import_batch set state = '已撤销' where file_name = '答复二.csv'`)
    await county.round('2024-10-27')
    expect(await requestOf()).toMatchObject({ state: '待送达', closedOn: null, households: 1 })
  })

  it('a file without the mark, and a request that is none, are refused', async () => {
    const plain = county.write('无编号.csv', ['身份证号,姓名', `${son.number},${son.name}`])
    const acting = county.on('2024-10-25')
    await expect(answerRequest(county.app, acting, { path: plain })).rejects.toThrow('催数编号')
    await expect(writeReplyFile(county.app, acting, 'x', county.folder)).rejects.toThrow('没有找到')
  })
})
