import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sealLogs } from '#app/index'
import { sql } from '#db/index'
import { signInAs } from '../src/app/accounts/test-accounts.ts'
import {
  type Counts,
  OnceCounty,
  recognition,
  type Sending,
  type Sent,
} from './once/once-county.ts'

const isLong = process.env.DOUDI_LONG !== undefined
/** How many ask at the same moment. */
const crowd = isLong ? 20 : 5

let county: OnceCounty
beforeAll(async () => {
  county = await OnceCounty.open()
})
afterAll(() => county?.close())

interface Action {
  readonly name: string
  make(): Promise<string>
  url(id: string): string
  readonly body: unknown
  readonly isApproval?: boolean
  /** Two people’s are two, of which at most one can be agreed to. */
  readonly isEachOnesOwn?: boolean
  /** What once is in the database. */
  readonly once: Partial<Counts>
  /** Something begun goes on after its answer. */
  readonly isJob?: boolean
}

let documents = 100
const reply = { cause: '已核', measure: '已帮扶', outcome: '已解决' }
const actions: readonly Action[] = [
  {
    name: '推送',
    make: () => county.anAlert(),
    url: (id) => `/api/alerts/${id}/push`,
    body: undefined,
    once: {},
  },
  {
    name: '反馈',
    make: () => county.aPush(),
    url: (id) => `/api/pushes/${id}/reply`,
    body: reply,
    isEachOnesOwn: true,
    once: { replies: 1 },
  },
  {
    name: '走访',
    make: () => county.aLead(),
    url: (id) => `/api/leads/${id}/visited`,
    body: { outcome: '已申请', reason: '已上门' },
    once: { visited: 1 },
  },
  {
    name: '提出认定',
    make: () => county.aHousehold(),
    url: (id) => `/api/households/${id}/recognitions`,
    get body() {
      return recognition(documents)
    },
    isEachOnesOwn: true,
    once: { approvals: 1, recognitions: 0 },
  },
  {
    name: '复核',
    make: () => county.aProposal(),
    url: (id) => `/api/approvals/${id}/approve`,
    body: {},
    isApproval: true,
    once: { agreed: 1, recognitions: 1 },
  },
  {
    name: '入库',
    make: () => county.aBatch(),
    url: (id) => `/api/batches/${id}/commit`,
    body: { evaluate: false },
    isJob: true,
    once: { batches: 1 },
  },
]

function sending(action: Action, id: string, key?: string): Sending {
  const by = action.isApproval ? county.approvers[0] : county.officer
  return { by, url: action.url(id), body: action.body, key }
}

/** The same as `sending`, by somebody else who may. */
function byAnother(action: Action, one: Sending): Sending {
  return { ...one, by: action.isApproval ? county.approvers[1] : county.colleague }
}

/** What came of it in the database; the last is looked for until a job has ended. */
async function effect(action: Action, work: () => Promise<Sent[]>) {
  const before = await county.counts()
  const sent = await work()
  if (action.isJob) {
    await vi.waitFor(async () => expect((await county.counts()).batches).toBe(before.batches + 1), {
      timeout: 20_000,
      interval: 100,
    })
    await new Promise((done) => setTimeout(done, 300))
  }
  const after = await county.counts()
  const grown: Partial<Record<keyof Counts, number>> = {}
  // The keys of a record are its keys.
  for (const name of Object.keys(after) as (keyof Counts)[]) {
    const by = after[name] - before[name]
    if (by !== 0) grown[name] = by
  }
  return { grown, sent }
}

const usual = new Map<string, Awaited<ReturnType<typeof effect>>['grown']>()
const replayable: { readonly action: Action; readonly one: Sending; readonly first: Sent }[] = []

const isDone = ({ status, isReplayed }: Sent) => status < 300 && !isReplayed

describe.each(actions)('$name', (action) => {
  test('once has its effect', async () => {
    documents += 1
    const id = await action.make()
    const { grown, sent } = await effect(action, async () => [
      await county.send(sending(action, id)),
    ])
    expect(sent[0]?.status, sent[0]?.text).toBeLessThan(300)
    expect({ recognitions: 0, ...grown }).toMatchObject({ recognitions: 0, ...action.once })
    usual.set(action.name, grown)
  })

  test('by several at the same moment, and once more, has one effect', async () => {
    documents += 1
    const id = await action.make()
    const one = sending(action, id)
    const { grown, sent } = await effect(action, async () => {
      const all = Array.from({ length: crowd }, (_, at) =>
        county.send(at % 2 === 0 || action.isEachOnesOwn ? one : byAnother(action, one)),
      )
      return [...(await Promise.all(all)), await county.send(one)]
    })
    const { written: _, ...expected } = usual.get(action.name) ?? {}
    expect(grown, sent.map(({ text }) => text).join('\n')).toMatchObject(expected)
    expect(sent.filter(({ status }) => status >= 500)).toEqual([])
    expect(sent.filter(({ status }) => status < 300)).not.toEqual([])
  })

  test('under one number is done once and answered as before, by its account only', async () => {
    documents += 1
    const id = await action.make()
    const one = sending(action, id, `once-${action.url(id)}-${documents}`)
    const { grown, sent } = await effect(action, async () => {
      const all = Array.from({ length: crowd }, () => county.send(one))
      return Promise.all(all)
    })
    const { written: _, ...expected } = usual.get(action.name) ?? {}
    expect(grown).toMatchObject(expected)
    const [first, ...others] = sent.filter(isDone)
    expect(others).toEqual([])
    const refused = sent.filter(({ status }) => status >= 400)
    expect(refused.filter(({ status }) => status !== 409)).toEqual([])
    const again = await county.send(one)
    expect(again).toMatchObject({ isReplayed: true, status: first?.status })
    expect(JSON.parse(again.text)).toEqual(JSON.parse(first?.text ?? ''))
    const before = await county.counts()
    const other = await county.send(byAnother(action, one))
    expect(other.isReplayed).toBe(false)
    const { written: __, ...after } = await county.counts()
    if (!action.isEachOnesOwn) expect(before, other.text).toMatchObject(after)
    if (first) replayable.push({ action, one, first })
  })
})

test('an agreed whole number is shown once, to several who ask at the same moment', async () => {
  const owner = county.served.app.db.as('owner')
  const [person] = await owner.query<{ id: string }>(sql`
    select id from person where id_cipher is not null order by id limit 1`)
  const body = { subject: '人', id: person?.id, field: 'identity', purpose: '核对身份证件' }
  const ask = () => county.send({ by: county.colleague, url: '/api/reveals', body })
  for (let told = await ask(); told.status < 300; told = await ask());
  const [waiting] = await owner.query<{ id: string }>(sql`
    select id from approval where action = '揭示' and state = '待复核'`)
  expect(waiting).toBeDefined()
  const agreed = await county.send({
    ...{ by: county.approvers[0], url: `/api/approvals/${waiting?.id ?? ''}/approve`, body: {} },
  })
  expect(agreed.status, agreed.text).toBe(200)
  const revealed = async () =>
    (await owner.query(sql`select from audit_entry where kind = '揭示' and outcome = '成功'`))
      .length
  const before = { counts: await county.counts(), shown: await revealed() }
  const told = await Promise.all(Array.from({ length: crowd }, ask))
  expect(told.filter(({ status }) => status < 300)).toHaveLength(1)
  expect(told.filter(({ status }) => status >= 500)).toEqual([])
  expect((await county.counts()).used).toBe(before.counts.used + 1)
  expect(await revealed()).toBe(before.shown + 1)
})

test('after a restart the same numbers are answered as before, and nothing is done again', async () => {
  await county.restart()
  expect(replayable).toHaveLength(actions.length)
  const before = await county.counts()
  for (const { one, first } of replayable) {
    const again = await county.send(one)
    expect(again).toMatchObject({ isReplayed: true, status: first.status })
    expect(JSON.parse(again.text)).toEqual(JSON.parse(first.text))
  }
  const { written: _, ...after } = await county.counts()
  expect(before).toMatchObject(after)
})

test('with a clock that jumps ahead and back everything is done once, and the logs verify', async () => {
  const auditor = () => signInAs(county.served.app, { role: 'audit-admin', name: '审计' })
  const real = Date.now()
  const action = actions.find(({ name }) => name === '复核')
  if (!action) throw new Error('there is such an action')
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    for (const hours of [-72, 1, -1, 0]) {
      vi.setSystemTime(real + hours * 3_600_000)
      const id = await county.aProposal().catch(() => undefined)
      // A session may have ended by this clock; then nothing was done at all.
      if (id === undefined) continue
      const one = { ...sending(action, id), key: `clock-${hours}-${id}` }
      const { grown, sent } = await effect(action, async () => [
        await county.send(one),
        await county.send(byAnother(action, one)),
        await county.send(one),
      ])
      expect(sent.filter(({ status }) => status >= 500)).toEqual([])
      expect(grown.recognitions ?? 0).toBe(sent.some(isDone) ? 1 : 0)
    }
  } finally {
    vi.useRealTimers()
  }
  await sealLogs(county.served.app)
  const by = await auditor()
  const verdict = await (await county.get(by, '/api/audit/verify')).json()
  expect(verdict).toMatchObject({ ok: true, audit: { ok: true }, chain: { ok: true } })
  const chain = await county.get(by, '/api/chain/verification')
  expect(chain.status).toBe(200)
  expect(await chain.json()).toMatchObject({ ok: true, broken: null })
})
