import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { people, type ServedCounty, serveCounty } from '../../tests/browser/served-county.ts'
import { signInAs } from '../app/accounts/test-accounts.ts'
import type {
  BatchMapping,
  BatchPreview,
  BatchRows,
  BatchWords,
  Datasets,
  Job,
  UndoPreview,
} from './index.ts'
import { clientOf } from './test-client.ts'
import { disabled, recordedLevel } from './test-files.ts'
import { jobTests } from './test-jobs.ts'
import { outwardTests } from './test-outward.ts'
import { uploadNameTests } from './test-upload-names.ts'

const nobody = '01900000-0000-7000-8000-000000000000'
let county: ServedCounty
let second: { readonly cookie: string; readonly csrf: string }
const { ask, post, put, send, endOf, fetchFrom } = clientOf(() => county.server)
/** Who takes in what another handed in. */
const taker = clientOf(() => ({ url: county.server.url, ...second }))

beforeAll(async () => {
  county = await serveCounty()
  second = await signInAs(county.app, { role: 'county-approver', name: '审批甲' })
})
afterAll(() => county?.close())

async function staged(name: string, text: string): Promise<string> {
  const { status, body } = await send({ [name]: text })
  expect(status).toBe(202)
  const job = await endOf(body)
  expect([job.kind, job.state, job.sentence]).toEqual([
    '读取',
    '完成',
    '已读完，请查看后确认入库。',
  ])
  return job.batchIds[0] ?? ''
}

const { mangzhong, qiufen } = people

const levelOf = (person: { readonly name: string }) => recordedLevel(county, person.name)

describe('a file that waits for a person', () => {
  let id: string

  beforeAll(async () => {
    id = await staged('2024年10月持证残疾人.csv', disabled(10, '二级'))
  })

  test('is listed as waiting, and nothing of it is in force', async () => {
    const { body } = await ask<{ items: { id: string; rows: { total: number } }[] }>(
      `/api/batches?state=${encodeURIComponent('待确认')}`,
    )
    expect(body.items).toMatchObject([{ id, state: '待确认', rows: { total: 4, dropped: 1 } }])
    const taken = await ask<{ items: { id: string }[] }>('/api/batches')
    expect(taken.body.items.map((one) => one.id)).not.toContain(id)
    expect(await levelOf(mangzhong)).toBe('三级')
  })

  test('could have been told which of the datasets it is', async () => {
    const { body } = await ask<Datasets>('/api/datasets')
    expect(body.items).toContainEqual({
      ...{
        code: 'disability',
        name: '残疾人持证信息',
        department: '残联',
        kind: '事实',
        cycle: '月',
      },
    })
  })

  test('is shown with its numbers, and its reading is noted', async () => {
    const { body } = await ask<BatchPreview>(`/api/batches/${id}/preview`)
    const { total, usable, corrected, needConfirm, refused, dropped } = body.rows
    expect(usable + corrected + needConfirm + refused + dropped).toBe(total)
    expect(body).toMatchObject({ batchId: id, dataset: 'disability', period: '2024-10' })
    expect(body.changes.changed).toBeGreaterThan(0)
    expect(body.changes.facts).toBeGreaterThan(0)
    const listed = await ask(`/api/batches?state=${encodeURIComponent('待确认')}`)
    expect(listed.body).toMatchObject({ items: [{ factsChanged: body.changes.facts }] })
    expect(JSON.stringify(body)).not.toContain(mangzhong.number)
    const noted = await county.app.db.query(sql`
      select purpose from audit_entry where route = 'GET /api/batches/{id}/preview'`)
    expect(noted).toEqual([{ purpose: '查看文件预览' }])
  })

  test('gives its rows in pages, each number of the preview a filter', async () => {
    const rows = `/api/batches/${id}/rows`
    const changed = `${rows}?filter=${encodeURIComponent('变更')}`
    const levelChange = (change: object) =>
      expect.objectContaining({
        name: mangzhong.name,
        change: '变更',
        changes: [{ fact: '残疾等级', ...change }],
      })
    // Who may take the file in sees what they answer for, and it is noted; others do not see it.
    expect((await ask<BatchRows>(changed)).body.items).toContainEqual(
      levelChange({
        ...{ before: '三级', after: '二级', masked: null },
        ...{ beforeText: '三级', afterText: '二级' },
      }),
    )
    const noted = await county.app.db.query<{ fields: string[]; people: string[] }>(sql`
      select fields, people from audit_entry
      where route = 'GET /api/batches/{id}/rows' and fields is not null`)
    expect(noted).toMatchObject([{ fields: expect.arrayContaining(['disability_grade']) }])
    expect(noted[0]?.people?.length).toBeGreaterThan(0)
    const supervisor = await signInAs(county.app, { role: 'supervisor', name: '监督乙' })
    const watching = clientOf(() => ({ url: county.server.url, ...supervisor }))
    const hidden = '（已隐去）'
    expect((await watching.ask<BatchRows>(changed)).body.items).toContainEqual(
      levelChange({
        ...{ before: null, after: null, masked: expect.any(String) },
        ...{ beforeText: hidden, afterText: hidden },
      }),
    )
    const first = await ask<BatchRows>(`${rows}?limit=1`)
    expect(first.body.items).toHaveLength(1)
    const second = await ask<BatchRows>(`${rows}?limit=1&after=${first.body.next}`)
    expect(second.body.items).not.toEqual(first.body.items)
    for (const wrong of ['filter=x', 'limit=0'])
      expect((await ask(`${rows}?${wrong}`)).status).toBe(400)
  })

  test('goes back to its sender with what is wrong in it', async () => {
    const file = await fetchFrom(`/api/batches/${id}/errors-file`)
    const name = decodeURIComponent(file.headers.get('content-disposition') ?? '')
    expect(name).toMatch(/UTF-8''2024年10月持证残疾人.*\.csv$/)
    const lines = (await file.text()).split('\n')
    expect(lines[1]).toMatch(/^姓名,证件号码,.*,问题（批次 [0-9a-f]{8}-[0-9a-f]{4}）,建议值/)
    expect(lines[4]).toContain(qiufen.name)
    expect(lines[4]?.split(',').length).toBe(8)
  })

  test('is taken in once, though asked for twice at the same moment', async () => {
    const own = await post(`/api/batches/${id}/commit`)
    expect([own.status, own.body.message]).toEqual([403, expect.stringMatching(/另一/)])
    const both = await Promise.all([
      taker.post<Job>(`/api/batches/${id}/commit`),
      taker.post<Job>(`/api/batches/${id}/commit`),
    ])
    // Whoever comes while the first is at work fails as a job; after it, at once.
    const begun = both.filter(({ status }) => status === 202)
    const ends = await Promise.all(begun.map(({ body }) => taker.endOf(body)))
    const done = ends.filter(({ state }) => state === '完成')
    expect(done.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/已入库，\d+ 项事实有变化/),
    ])
    const refused = both.filter(({ status }) => status === 409).map(({ body }) => body.code)
    const failed = ends.filter(({ state }) => state === '失败').map(({ code }) => code)
    expect([...refused, ...failed]).toEqual([expect.stringMatching(/^sources\.batch-/)])
    expect(await levelOf(mangzhong)).toBe('二级')
    const third = await taker.post(`/api/batches/${id}/commit`)
    expect([third.status, third.body.code]).toEqual([409, 'sources.batch-not-waiting'])
    expect((await post(`/api/batches/${id}/discard`)).status).toBe(409)
  })
})

describe('a file that is in force', () => {
  let id: string

  beforeAll(async () => {
    id = await staged('2024年10月持证残疾人-撤.csv', disabled(10, '一级'))
    await taker.endOf((await taker.post<Job>(`/api/batches/${id}/commit`)).body)
  })

  test('is undone once, with a reason, and says before what that would do', async () => {
    expect(await levelOf(mangzhong)).toBe('一级')
    const preview = await ask<UndoPreview>(`/api/batches/${id}/undo`)
    expect(preview.body).toMatchObject({ batchId: id, hindrance: null })
    expect(preview.body.withdrawn.find(({ what }) => what === '撤回的观测')?.count).toBe(1)
    expect(await levelOf(mangzhong)).toBe('一级')
    expect((await post(`/api/batches/${id}/undo`, { reason: ' ' })).status).toBe(400)
    const both = await Promise.all([
      post<Job>(`/api/batches/${id}/undo`, { reason: '报错了' }),
      post<Job>(`/api/batches/${id}/undo`, { reason: '报错了' }),
    ])
    const ends = await Promise.all(both.map(({ body }) => endOf(body)))
    expect(ends.map(({ state }) => state).toSorted()).toEqual(['失败', '完成'].toSorted())
    expect(await levelOf(mangzhong)).toBe('二级')
    const { body } = await ask<{ batch: { state: string } }>(`/api/batches/${id}`)
    expect(body.batch).toMatchObject({ state: '已撤销', withdrawnReason: '报错了' })
    expect((await post(`/api/batches/${id}/undo`, { reason: '再撤' })).status).toBe(409)
    const again = await ask<UndoPreview>(`/api/batches/${id}/undo`)
    expect(again.body.hindrance).toMatch(/已经撤销/)
  })
})

test('an error file put right and sent in again amends its batch', async () => {
  const id = await staged(
    '2024年10月持证残疾人-改.csv',
    disabled(10, '二级').replace('视力', '听力'),
  )
  await taker.endOf((await taker.post<Job>(`/api/batches/${id}/commit`)).body)
  const wrong = await (await fetchFrom(`/api/batches/${id}/errors-file`)).text()
  const right = wrong.replace(`${qiufen.number.slice(0, 17)}?`, qiufen.number)
  const amending = await staged('改好.csv', right)
  const { body } = await ask<BatchPreview>(`/api/batches/${amending}/preview`)
  expect(body.amends).toMatchObject({ batchId: id, corrected: 1 })
  expect(body.rows.total).toBeGreaterThan(0)
})

test('a file that is given up leaves nothing, and is not taken in later', async () => {
  const id = await staged('2024年8月持证残疾人.csv', disabled(8, '一级'))
  const { body } = await post<{ batch: { state: string } }>(`/api/batches/${id}/discard`)
  expect(body.batch.state).toBe('已放弃')
  expect((await taker.post(`/api/batches/${id}/commit`)).status).toBe(409)
  expect(await levelOf(mangzhong)).not.toBe('一级')
})

describe('what is asked about a file', () => {
  let id: string

  beforeAll(async () => {
    const text = disabled(8, '一级')
      .replace('评定日期', '评定的日子')
      .replace('肢体', '腿脚')
      .replace('五级', '四级')
    id = await staged('2024年8月持证残疾人-问.csv', text)
  })

  test('its columns: said once, read so the next time', async () => {
    const { body } = await ask<BatchMapping>(`/api/batches/${id}/mapping`)
    expect(body.columns).toContainEqual(
      expect.objectContaining({ header: '评定的日子', field: null, by: '未用' }),
    )
    expect(body.fields.find(({ field }) => field === '身份证号')?.required).toBe(true)
    const columns = [{ header: '评定的日子', field: '残疾评定日期' }]
    const answered = await put<BatchMapping>(`/api/batches/${id}/mapping`, { columns })
    expect(answered.body.columns).toContainEqual(
      expect.objectContaining({ header: '评定的日子', field: columns[0]?.field, by: '记住的' }),
    )
    const wrong = await put(`/api/batches/${id}/mapping`, {
      columns: [{ header: '评定的日子', field: '没有这一项' }],
    })
    expect(wrong.status).toBe(422)
  })

  test('its words: answered once, and then in force when it is read again', async () => {
    const { body } = await ask<BatchWords>(`/api/batches/${id}/words`)
    expect(body.items).toMatchObject([{ word: '腿脚', count: 1 }])
    const [word] = body.items
    expect(word?.choices).toContain('肢体')
    const answers = [{ field: word?.field, word: '腿脚', value: '肢体' }]
    const rest = await put<BatchWords>(`/api/batches/${id}/words`, { answers })
    expect(rest.body.items).toEqual([])
    const again = await post<Job>(`/api/batches/${id}/restage`)
    expect(await endOf(again.body)).toMatchObject({ state: '完成', batchIds: [id] })
    const preview = await ask<BatchPreview>(`/api/batches/${id}/preview`)
    expect(preview.body.words).toEqual([])
    expect(preview.body.columns).toContainEqual(
      expect.objectContaining({ header: '评定的日子', by: '记住的' }),
    )
  })
})

jobTests(() => county)

test('a batch that nobody knows, or of another county, is answered 404 everywhere', async () => {
  const foreign = '01900000-0000-7000-8000-00000000000f'
  await county.app.db.as('owner').execute(sql`
    insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes, period,
      period_end, mode, state, imported_by)
    values (${foreign}, '659001000000', 'disability', '残联', 'x.csv', 'x', 1, '2024-09', '2024-09-30',
      '全量', '待确认', '别人')`)
  for (const id of [nobody, foreign]) {
    const asked = [
      ask(`/api/batches/${id}`),
      ask(`/api/batches/${id}/preview`),
      ask(`/api/batches/${id}/rows`),
      ask(`/api/batches/${id}/undo`),
      ask(`/api/batches/${id}/errors-file`),
      ask(`/api/batches/${id}/mapping`),
      ask(`/api/batches/${id}/words`),
      post(`/api/batches/${id}/undo`, { reason: '试' }),
      post(`/api/batches/${id}/commit`),
      post(`/api/batches/${id}/restage`),
      post(`/api/batches/${id}/discard`),
    ]
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses).toEqual(Array(11).fill(404))
  }
  expect((await ask('/api/batches/1/preview')).status).toBe(400)
})

outwardTests(() => county)

uploadNameTests(() => county)
