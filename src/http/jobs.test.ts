import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AppPort, Upload } from './app-port.ts'
import { buildServer } from './build-server.ts'
import { ordinaryPatience } from './connection-limits.ts'
import type { Received } from './ports/batch-work-port.ts'
import type { JobFault } from './ports/job-port.ts'
import { refuse } from './refusals.ts'
import type { Job } from './schemas/job.ts'
import { formOf, readEvents } from './test-client.ts'
import { identifyTest, testBearer } from './test-identify.ts'

const id = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'
const authorization = testBearer

function jobOf(change: Partial<Job> = {}): Job {
  return {
    id,
    kind: '读取',
    state: '进行中',
    progress: null,
    batchIds: [],
    files: [],
    fileName: null,
    sentence: null,
    code: null,
    startedAt: '2024-10-11T08:00:00.000Z',
    endedAt: null,
    ...change,
  }
}

const progress = { phase: '读取', done: 10, total: 20, unit: '行' } as const
let received: Received | undefined
let isWatched = false
const noted: { readonly purpose: string; readonly route: string }[] = []
const queried = vi.fn()

/** Answers what these tests ask for; everything else is there and gives nothing. */
const answers: Partial<AppPort> = {
  ...identifyTest,
  recordReading: async (_caller, reading) => void noted.push(reading),
  findJob: (_caller, jobId) => (jobId === id ? jobOf() : undefined),
  listJobs: () => [jobOf()],
  cancelJob: (_caller, jobId) => (jobId === id ? jobOf({ state: '已取消' }) : undefined),
  async *watchJob(_caller, _jobId, signal) {
    isWatched = true
    yield jobOf({ progress })
    await sleep(20)
    yield jobOf({ progress: { ...progress, done: 20 } })
    if (watchesLong) await sleep(60_000, undefined, { signal }).catch(() => undefined)
    isWatched = false
    if (!signal.aborted) yield jobOf({ state: '完成', batchIds: [other] })
  },
  async startImport(_caller, given) {
    received = given
    return jobOf()
  },
  async writeErrorFile(_caller, batchId, folder) {
    if (batchId !== id) throw refuse('batch-unknown')
    const file = path.join(folder, 'x')
    writeFileSync(file, '姓名,问题\n')
    return { path: file, fileName: "残疾人 2024年8月'(1)*-问题.csv" }
  },
  async answerQueryFile(_caller, upload, { folder }) {
    queried(upload)
    const file = path.join(folder, 'x.xlsx')
    writeFileSync(file, readFileSync(upload.path))
    return { path: file, fileName: '查询结果.xlsx' }
  },
  async answerQuery(_caller, input) {
    queried(input)
    return { items: [] }
  },
  findExportFile: () => undefined,
}
const port = new Proxy(answers, {
  get: (target, name) => Reflect.get(target, name) ?? (async () => undefined),
}) as AppPort

let watchesLong = false
// Another server is built in between, which keeps this one from reading for a while.
const patience = { ...ordinaryPatience, headersMs: 120_000 }
const server = await buildServer({ app: port, patience, log: { write: () => {} } })
let url: string

const temporary = mkdtempSync(path.join(os.tmpdir(), 'doudi-http-'))

beforeAll(async () => {
  vi.stubEnv('TMPDIR', temporary)
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true })
})
beforeEach(() => {
  received = undefined
  watchesLong = false
  noted.length = 0
  queried.mockClear()
})

function ask(at: string, init: RequestInit = {}) {
  return fetch(`${url}${at}`, { ...init, headers: { authorization, ...init.headers } })
}

async function refusalOf(response: Response): Promise<readonly [number, string]> {
  // Each test names the code it expects.
  return [response.status, ((await response.json()) as { code: string }).code]
}

function foldersOf(use: string): string[] {
  return readdirSync(os.tmpdir()).filter((name) => name.startsWith(`doudi-${use}-`))
}

describe('an upload', () => {
  test('of several files is one job; the files stay until the job lets them go', async () => {
    const body = formOf({ '残疾人.csv': 'a', '医保.xlsx': 'bb' }, { period: '2024-09' })
    const response = await ask('/api/imports', { method: 'POST', body })
    expect([response.status, await response.json()]).toEqual([202, jobOf()])
    const uploads = received?.uploads ?? []
    expect(uploads.map(({ fileName, period, dataset }) => [fileName, period, dataset])).toEqual([
      ['残疾人.csv', '2024-09', 'auto'],
      ['医保.xlsx', '2024-09', 'auto'],
    ])
    expect(uploads.map((upload) => readFileSync(upload.path, 'utf8'))).toEqual(['a', 'bb'])
    await received?.release()
    expect(uploads.some((upload) => existsSync(upload.path))).toBe(false)
  })

  test.each([
    ['../../../../etc/cron.d/x.csv', 'x.csv'],
    ['..\\..\\windows\\x.xlsx', 'x.xlsx'],
    ['/etc/passwd', 'passwd'],
    ['a\u202Egnp.csv', 'agnp.csv'],
    [`${'长'.repeat(300)}.csv`, '长'.repeat(200)],
  ])('named %s stays in its own folder', async (name, shown) => {
    await ask('/api/imports', { method: 'POST', body: formOf({ [name]: 'a' }) })
    const [upload] = received?.uploads ?? []
    expect(upload?.fileName).toBe(shown)
    const inside = path.relative(os.tmpdir(), upload?.path ?? '')
    expect(inside).toMatch(/^doudi-upload-\w+\/1\/[^/]+$/)
    expect(shown.startsWith(path.basename(inside))).toBe(true)
    await received?.release()
  })

  test('that is refused leaves nothing behind', async () => {
    const before = foldersOf('upload')
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}.csv`, 'a']))
    const cases: readonly (readonly [FormData, string])[] = [
      [formOf({}, { dataset: 'auto' }), 'http.file-missing'],
      [formOf({ '..': 'a' }), 'http.file-missing'],
      [formOf({ 'x.csv': 'a' }, { period: '9月' }), 'http.invalid-input'],
      [formOf(many), 'http.too-many-files'],
    ]
    for (const [body, code] of cases) {
      const response = await ask('/api/imports', { method: 'POST', body })
      expect((await refusalOf(response))[1]).toBe(code)
    }
    expect(foldersOf('upload')).toEqual(before)
    expect(received).toBeUndefined()
  })

  test('of two files where one is taken is refused', async () => {
    const body = formOf({ 'a.csv': 'a', 'b.csv': 'b' })
    const response = await ask('/api/batches', { method: 'POST', body })
    expect(await refusalOf(response)).toEqual([413, 'http.too-many-files'])
  })
})

describe('a job', () => {
  test('is read, listed and cancelled; one nobody knows is told so', async () => {
    expect(await (await ask(`/api/jobs/${id}`)).json()).toEqual(jobOf())
    const list = await ask('/api/jobs')
    expect(list.headers.get('cache-control')).toBe('no-store')
    expect(await list.json()).toEqual({ items: [jobOf()] })
    const cancelled = await ask(`/api/jobs/${id}/cancel`, { method: 'POST' })
    expect(await cancelled.json()).toMatchObject({ state: '已取消' })
    for (const [at, method] of [
      [`/api/jobs/${other}`, 'GET'],
      [`/api/jobs/${other}/events`, 'GET'],
      [`/api/jobs/${other}/cancel`, 'POST'],
    ] as const) {
      const response = await ask(at, { method })
      expect(await refusalOf(response)).toEqual([404, 'http.job-unknown'])
    }
    expect((await ask('/api/jobs/1')).status).toBe(400)
  })

  test('sends its progress as events, and the end as the last', async () => {
    const response = await ask(`/api/jobs/${id}/events`)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const events = readEvents(await response.text())
    expect(events.map(({ event }) => event)).toEqual(['progress', 'progress', 'end'])
    expect(events.at(-1)?.job).toEqual(jobOf({ state: '完成', batchIds: [other] }))
  })

  test('is no longer watched when the listener has gone', async () => {
    watchesLong = true
    const left = new AbortController()
    const response = await ask(`/api/jobs/${id}/events`, { signal: left.signal })
    await response.body?.getReader().read()
    expect(isWatched).toBe(true)
    left.abort()
    await vi.waitFor(() => expect(isWatched).toBe(false))
  })

  test('tells its events to nobody who has not signed in', async () => {
    const response = await ask(`/api/jobs/${id}/events`, { headers: { authorization: '' } })
    expect(await refusalOf(response)).toEqual([401, 'test.stranger'])
  })
})

test('jobs end before the server does, and what broke in one is in the log without its words', async () => {
  const lines: string[] = []
  const told: ((fault: JobFault) => void)[] = []
  const stopJobs = vi.fn(async () => undefined)
  const own = { stopJobs, onJobFault: (listener) => told.push(listener) } as Partial<AppPort>
  const log = { write: (line: string) => void lines.push(line) }
  const brief = await buildServer({ app: own as AppPort, log })
  await brief.ready()
  for (const tell of told) tell({ jobId: id, kind: '入库', error: new Error('值 x 不对') })
  expect(lines.join('')).toContain(id)
  expect(lines.join('')).not.toContain('值 x 不对')
  await brief.close()
  expect(stopJobs).toHaveBeenCalledTimes(1)
})

describe('a file to save', () => {
  test('has its Chinese name, is kept by nobody, and leaves no folder', async () => {
    const before = foldersOf('download')
    const response = await ask(`/api/batches/${id}/errors-file`)
    expect(await response.text()).toBe('姓名,问题\n')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="doudi\.csv"; filename\*=UTF-8''[\w%.-]+$/)
    const name = decodeURIComponent(disposition.replace(/.*UTF-8''/, ''))
    expect(name).toBe("残疾人 2024年8月'(1)*-问题.csv")
    await vi.waitFor(() => expect(foldersOf('download')).toEqual(before))
    expect(noted).toEqual([{ purpose: '下载错误文件', route: 'GET /api/batches/{id}/errors-file' }])
  })

  test('that cannot be made is told in words, leaves no folder and is not noted as read', async () => {
    const before = foldersOf('download')
    const response = await ask(`/api/batches/${other}/errors-file`)
    expect(await refusalOf(response)).toEqual([404, 'http.batch-unknown'])
    expect(foldersOf('download')).toEqual(before)
    expect(noted).toEqual([])
  })

  test('that was exported too long ago is told so', async () => {
    const response = await ask(`/api/exports/${id}/file`)
    expect(await refusalOf(response)).toEqual([404, 'http.export-unknown'])
  })
})

describe('a query', () => {
  const post = (body: unknown) =>
    ask('/api/queries', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  test.each([
    [{ number: '1' }, 'http.purpose-missing'],
    [{ number: '1', purpose: '  ' }, 'http.purpose-missing'],
    [{ purpose: '教育资助' }, 'http.query-empty'],
  ])('%j is refused with what is missing', async (body, code) => {
    const response = await post(body)
    expect(await refusalOf(response)).toEqual([422, code])
    expect(queried).not.toHaveBeenCalled()
  })

  test('of a file answers with a table and keeps nothing of what was sent', async () => {
    const before = [...foldersOf('upload'), ...foldersOf('download')]
    const refused = await ask('/api/queries/file', {
      method: 'POST',
      body: formOf({ 'x.csv': 'a' }, { purpose: ' ' }),
    })
    expect(await refusalOf(refused)).toEqual([422, 'http.purpose-missing'])
    const body = formOf({ 'x.csv': 'abc' }, { purpose: '教育资助', department: '教育局' })
    const response = await ask('/api/queries/file', { method: 'POST', body })
    expect(await response.text()).toBe('abc')
    expect(queried.mock.calls[0]?.[0]).toMatchObject({ purpose: '教育资助', department: '教育局' })
    const [{ path: sent }] = queried.mock.calls[0] as [Upload]
    const after = () => [...foldersOf('upload'), ...foldersOf('download')]
    await vi.waitFor(() => expect(after()).toEqual(before))
    expect(existsSync(sent)).toBe(false)
  })
})
