import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { people, type ServedCounty } from '../../tests/browser/served-county.ts'
import { signInAs } from '../app/accounts/test-accounts.ts'
import type {
  DataRequests,
  Deliveries,
  ExportForms,
  Job,
  Leads,
  Precheck,
  QueryAnswers,
} from './index.ts'
import { clientOf, formOf } from './test-client.ts'

/** Exports, queries and lists, asked of a county that is served already. */
export function outwardTests(served: () => ServedCounty): void {
  const { ask, post, endOf, fetchFrom } = clientOf(() => served().server)
  const notedAt = (route: string) =>
    served().app.db.query<{ purpose: string | null }>(sql`
      select purpose from audit_entry where route like ${`%${route}%`} order by id`)
  test('an export is a job whose file is fetched by its name; its making and fetching are noted', async () => {
    const { body: forms } = await ask<ExportForms>('/api/exports')
    const form = forms.items.find(({ hasSensitive }) => hasSensitive)
    const input = { code: form?.code, month: '2024-10' }
    const job = await endOf((await post<Job>('/api/exports', input)).body)
    expect(job).toMatchObject({ kind: '导出', state: '完成' })
    expect(job.sentence).toMatch(/已导出 \d+ 行.*已隐去/)
    const file = await fetchFrom(`/api/exports/${job.id}/file`)
    const disposition = decodeURIComponent(file.headers.get('content-disposition') ?? '')
    expect(disposition).toContain(`${form?.name}-2024-10.xlsx`)
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1000)
    const noted = await notedAt('/api/exports')
    expect(noted.flatMap(({ purpose }) => purpose ?? [])).toEqual([
      `导出${form?.name} 2024-10 全县`,
      '下载导出文件',
    ])
    expect((await post('/api/exports', { ...input, code: '没有' })).status).toBe(404)
    const whole = await post('/api/exports', { ...input, full: true })
    expect([whole.status, whole.body.code]).toEqual([422, 'http.purpose-missing'])
  })

  test('a department is told a category, and nothing of the query is kept', async () => {
    const { number, name } = people.shuangjiang
    const asked = await post<QueryAnswers>('/api/queries', { number, name, purpose: '教育资助' })
    expect(asked.body.items).toMatchObject([{ state: '在册' }])
    expect(JSON.stringify(asked.body)).not.toContain(number)
    const list = formOf(
      { '名单.csv': `姓名,身份证号\n${name},${number}\n` },
      { purpose: '教育资助' },
    )
    const answered = await fetchFrom('/api/queries/file', { method: 'POST', body: list })
    expect(await answered.text()).toMatch(/类别.*有效日/)
    const noted = await notedAt('/api/queries')
    expect(noted.every(({ purpose }) => purpose?.includes('教育资助'))).toBe(true)
    expect(noted.length).toBeGreaterThan(1)
  })

  test('what is due, asked for, found outside and to be put right is listed', async () => {
    const due = await ask<Deliveries>('/api/deliveries')
    expect(due.body.items.map(({ dataset }) => dataset)).toContain('disability')
    const requests = await ask<DataRequests>('/api/data-requests?limit=1')
    expect(requests.body.items).toHaveLength(1)
    const next = await ask<DataRequests>(`/api/data-requests?limit=1&after=${requests.body.next}`)
    expect(next.body.items).not.toEqual(requests.body.items)
    expect((await ask<Leads>('/api/leads')).body.items).toEqual([])
    expect((await ask('/api/leads?after=1')).status).toBe(422)
    expect((await post(`/api/leads/01900000-0000-7000-8000-000000000000/received`)).status).toBe(
      404,
    )
    expect((await ask<Precheck>('/api/precheck')).body.rules.length).toBeGreaterThan(0)
  })

  test('a table that answers a data request is known as that when it is handed in', async () => {
    const { body } = await ask<DataRequests>('/api/data-requests')
    const asked = body.items.find(({ department }) => department === '残联') ?? body.items[0]
    const department = asked?.department ?? ''
    const officer = await signInAs(served().app, { role: 'department-officer', department })
    const theirs = clientOf(() => ({ url: served().server.url, ...officer }))
    const table = await theirs.fetchFrom(`/api/data-requests/${asked?.id}/reply-file`)
    const form = new FormData()
    form.append('file', await table.blob(), '答复.xlsx')
    const sent = await theirs.ask<Job>('/api/imports', { method: 'POST', body: form })
    const job = await theirs.endOf(sent.body)
    expect(job).toMatchObject({ state: '完成', sentence: '已读完，请查看后确认入库。' })
    const [waiting] = await served().app.db.query<{ replyTo: string | null; state: string }>(sql`
      select reply_to as "replyTo", state from import_batch where id = ${job.batchIds[0]}`)
    expect(waiting).toEqual({ replyTo: asked?.id, state: '待确认' })
  })
}
