import { type App, makeHttpPort, runSupervision, sealLogs } from '#app/index'
import { startServer } from '#http/index'
import { localDate } from '#kernel/index'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { clientOf, formOf } from '../../src/http/test-client.ts'
import { messyFacts, messyRoster } from './invented.ts'
import type { Secret } from './needles.ts'

export interface Travelled {
  /** What each step was answered. */
  readonly statuses: Readonly<Record<string, number>>
  /** The server's log, a line a piece. */
  readonly log: readonly string[]
}

interface Journey {
  readonly app: App
  readonly url: string
  /** People of the registry first. */
  readonly secrets: readonly Secret[]
  readonly statuses: Record<string, number>
}

type Client = ReturnType<typeof clientOf>

export const journeyDay = '2024-11-11'

/**
 * Everything that a person can do with numbers at the interface, right and wrong: files, searches,
 * measures, approvals, one number revealed, all of them exported, wrong sign-ins, a fault.
 */
export async function travel(app: App, secrets: readonly Secret[]): Promise<Travelled> {
  const log: string[] = []
  const port = makeHttpPort(app, journeyDay)
  const said = secrets[0]?.number
  const listLeads = () => Promise.reject(new Error(`duplicate key (id)=(${said})`))
  const stream = { write: (line: string) => void log.push(line) }
  const server = await startServer({ app: { ...port, listLeads }, port: 0, log: stream })
  const statuses: Record<string, number> = {}
  const journey = { app, url: server.url, secrets, statuses }
  try {
    const officer = await client(journey, { role: 'county-officer', name: '林经办' })
    const approver = await client(journey, { role: 'county-approver', name: '高复核' })
    await bringFiles(journey, officer, approver)
    await askAround(journey, officer)
    await knock(journey, officer)
    await handleAlert(journey, officer)
    await decideTogether(journey, officer, approver)
    await takeOut(journey, officer, approver)
    const supervisor = await client(journey, { role: 'supervisor', name: '监督员' })
    await declare(journey, supervisor)
    await runSupervision(app, app.acting('监督', localDate(journeyDay)))
    await sealLogs(app)
  } finally {
    await server.close()
  }
  return { statuses, log }
}

async function client({ app, url }: Journey, post: { role: string; name: string }) {
  const known = await signInAs(app, post)
  return clientOf(() => ({ url, ...known }))
}

function first({ secrets }: Journey): Secret {
  const [one] = secrets
  if (one === undefined) throw new Error('nobody to ask for')
  return one
}

/** A file that waits and is taken in, one that goes back, two that are refused. */
async function bringFiles(journey: Journey, officer: Client, approver: Client): Promise<void> {
  const { statuses, secrets } = journey
  const { number, name, phone } = first(journey)
  const files = {
    '低保台账2024年9月.csv': messyRoster(secrets.slice(0, 40)),
    '2024年10月持证残疾人.csv': messyFacts(secrets.slice(0, 40)),
    [`持证残疾人_${number}_2024年8月.csv`]: messyFacts(secrets.slice(0, 3)),
    '说不清.csv': `甲,乙\n${number},${phone}\n${name},${number}`,
    '坏.xlsx': `PK\u0003\u0004${number}`,
  }
  const sent = await officer.send(files, { purpose: number })
  statuses.send = sent.status
  const batches: string[] = []
  for (const [file, text] of Object.entries(files)) {
    const one = await officer.send({ [file]: text })
    if (one.status !== 202) continue
    batches.push(...(await officer.endOf(one.body)).batchIds)
  }
  for (const [at, id] of batches.entries()) {
    statuses[`preview ${at}`] = (await officer.ask(`/api/batches/${id}/preview`)).status
    await officer.ask(`/api/batches/${id}/rows?limit=100`)
    const back = await officer.fetchFrom(`/api/batches/${id}/errors-file`)
    statuses[`errors-file ${at}`] = back.status
    await back.text()
    await officer.post(`/api/batches/${id}/words`, { column: number, words: { [number]: number } })
  }
  for (const [at, id] of batches.slice(0, 2).entries()) {
    const taken = await approver.post<{ id: string }>(`/api/batches/${id}/commit`, {})
    statuses[`commit ${at}`] = taken.status
    // A job, when it is taken.
    if (taken.status === 202) await approver.endOf(taken.body as Parameters<Client['endOf']>[0])
  }
  for (const id of batches.slice(2)) await officer.post(`/api/batches/${id}/discard`, {})
}

/** Numbers where a page puts them, and where nobody should. */
async function askAround({ statuses, secrets }: Journey, officer: Client): Promise<void> {
  for (const { number, phone, bankCard, name } of secrets.slice(0, 3)) {
    for (const text of [number, phone, bankCard, number.slice(-4), name]) {
      const found = await officer.ask(`/api/households?text=${encodeURIComponent(text)}`)
      statuses.search = found.status
      for (const path of ['households', 'people', 'alerts', 'batches', 'jobs', text]) {
        await officer.fetchFrom(`/api/${path}/${encodeURIComponent(text)}`)
      }
    }
    await officer.ask(`/api/candidates?limit=20&text=${number}`)
    await officer.ask(`/api/data-requests?department=${number}`)
    const key = `idempotency-${number}`
    const json = { 'content-type': 'application/json' }
    const again = { ...json, 'idempotency-key': key }
    const once = {
      ...json,
      'idempotency-key': `query-for-${name}`.replace(/[^ -~]/g, (one) => String(one.charCodeAt(0))),
    }
    const query = { number, name, purpose: `核对 ${number} 的类别`, department: `教育 ${phone}` }
    for (const headers of [again, once, once]) {
      const body = JSON.stringify(query)
      const asked = await officer.fetchFrom('/api/queries', { method: 'POST', headers, body })
      statuses.query = asked.status
      if (asked.headers.get('idempotent-replayed') === 'true') statuses.replayed = asked.status
    }
    statuses.queries = (
      await officer.fetchFrom('/api/queries/file', {
        method: 'POST',
        body: formOf(
          { [`名单${number}.csv`]: `姓名,身份证号\n${name},${number}` },
          { purpose: number },
        ),
      })
    ).status
  }
  statuses.fault = (await officer.ask('/api/leads')).status
}

/** Wrong sign-ins and requests that cannot be read. */
async function knock({ url, secrets, statuses }: Journey, officer: Client): Promise<void> {
  const json = { 'content-type': 'application/json' }
  for (const { number, phone, bankCard } of secrets.slice(0, 2)) {
    for (const [account, password] of [
      [number, phone],
      [phone, number],
      ['sysadmin', number],
      [`${number}@${phone}`, bankCard],
    ]) {
      const body = JSON.stringify({ account, password, code: number })
      const told = await fetch(`${url}/api/session`, { method: 'POST', headers: json, body })
      statuses['sign-in'] = told.status
    }
    const headers = {
      cookie: `doudi-session=${number}; other=${phone}`,
      referer: `http://127.0.0.1/${number}`,
      'user-agent': number,
      'x-request-id': number,
      'x-forwarded-for': phone,
    }
    statuses.stranger = (await fetch(`${url}/api/households?text=${number}`, { headers })).status
    const bearer = { authorization: `Bearer ${number}` }
    await fetch(`${url}/api/households/${number}`, { headers: bearer })
    const tries: readonly [string, string][] = [
      ['/api/queries', `{"number":"${number}"`],
      ['/api/queries', JSON.stringify({ [number]: number })],
      ['/api/reveals', JSON.stringify({ subject: number, id: phone, field: number, purpose: '' })],
      ['/api/exports', JSON.stringify({ code: number, month: phone })],
      [`/api/approvals/${number}/approve`, '{}'],
      ['/api/session/post', JSON.stringify({ postId: number })],
    ]
    for (const [path, body] of tries) {
      const more = { ...json, 'x-note': number }
      const told = await officer.fetchFrom(path, { method: 'POST', headers: more, body })
      statuses[`invalid ${path.replace(/\d/g, '')}`] = told.status
    }
  }
}

interface ListedAlert {
  readonly id: string
  readonly state: string
}

async function handleAlert(journey: Journey, officer: Client): Promise<void> {
  const { statuses } = journey
  const { number, phone } = first(journey)
  const said = `已走访，${number}，电话 ${phone}`
  const { body } = await officer.ask<{ items: ListedAlert[] }>('/api/alerts?limit=50')
  for (const { id } of body.items.slice(0, 12)) {
    await officer.post(`/api/alerts/${id}/push`)
    const shown = await officer.ask<{ pushes: { id: string; state: string }[] }>(
      `/api/alerts/${id}`,
    )
    for (const push of shown.body.pushes ?? []) {
      await officer.post(`/api/pushes/${push.id}/receive`)
      await officer.post(`/api/pushes/${push.id}/start`)
      const reply = { cause: said, measure: said, outcome: said }
      const told = await officer.post(`/api/pushes/${push.id}/reply`, reply)
      if (statuses.reply !== 200) statuses.reply = told.status
      const turned = await officer.post(`/api/pushes/${push.id}/return`, { reason: said })
      if (statuses.return !== 200) statuses.return = turned.status
    }
  }
  const last = body.items.at(-1)
  if (last) {
    const told = await officer.post(`/api/alerts/${last.id}/misreport`, { reason: said })
    statuses.misreport = told.status
  }
  const { body: candidates } = await officer.ask<{ items: ListedAlert[] }>('/api/candidates')
  const [one, two] = candidates.items ?? []
  const decide = (id: string, what: string) =>
    officer.post(`/api/candidates/${id}/${what}`, { reason: said })
  if (one) statuses.confirm = (await decide(one.id, 'confirm')).status
  if (two) statuses.refuse = (await decide(two.id, 'refuse')).status
}

async function decideTogether(journey: Journey, officer: Client, approver: Client): Promise<void> {
  const { statuses } = journey
  const { number, phone } = first(journey)
  const said = `本人 ${number} 申请，电话${phone}`
  const { body } = await officer.ask<{ items: { id: string }[] }>('/api/households?limit=2')
  const decision = { category: '低保对象', document: '核〔2024〕8号', reason: said }
  for (const [at, { id }] of body.items.entries()) {
    const asked = { ...decision, effectiveMonth: '2024-11' }
    const told = await officer.post<{ id: string }>(`/api/households/${id}/recognitions`, asked)
    statuses.propose = told.status
    if (told.status !== 202) continue
    const how = at === 0 ? 'reject' : 'approve'
    statuses[how] = (
      await approver.post(`/api/approvals/${told.body.id}/${how}`, { reason: said })
    ).status
    await officer.post(`/api/households/${id}/refusals`, decision)
  }
}

interface Waiting {
  readonly items: readonly { readonly id: string; readonly action: string }[]
}

/** One number revealed, and all of them in a table that a second person has agreed to. */
async function takeOut(journey: Journey, officer: Client, approver: Client): Promise<void> {
  const { statuses } = journey
  const { number } = first(journey)
  const purpose = `核对 ${number} 的发放账号`
  const found = await officer.ask<{ items: { id: string }[] }>(`/api/households?text=${number}`)
  const id = found.body.items[0]?.id
  const shown = await officer.ask<{ members: { personId: string }[] }>(`/api/households/${id}`)
  for (const { personId } of shown.body.members ?? []) {
    for (const field of ['identity', 'phone', 'bankCard']) {
      const reveal = { subject: '人', id: personId, field, purpose }
      const told = await officer.post('/api/reveals', reveal)
      if (field === 'identity') statuses.reveal = told.status
    }
  }
  const wanted = { code: 'dibao', month: '2024-11', full: true, purpose }
  statuses['export unasked'] = (await officer.post('/api/exports', wanted)).status
  const waiting = await approver.ask<Waiting>('/api/approvals?limit=50')
  for (const one of waiting.body.items.filter(({ action }) => action === '导出完整号码')) {
    statuses.agree = (await approver.post(`/api/approvals/${one.id}/approve`, {})).status
  }
  const begun = await officer.post<Parameters<Client['endOf']>[0]>('/api/exports', wanted)
  statuses.export = begun.status
  if (begun.status !== 202) return
  await officer.endOf(begun.body)
  const file = await officer.fetchFrom(`/api/exports/${begun.body.id}/file`)
  statuses['export file'] = file.status
  await file.arrayBuffer()
}

async function declare({ secrets, statuses }: Journey, supervisor: Client): Promise<void> {
  const [own, relative] = secrets
  if (!own || !relative) return
  const staff = { name: own.name, post: `经办 ${own.phone}`, identityNumber: own.number }
  const made = await supervisor.post<{ items: { id: string; name: string }[] }>('/api/staff', staff)
  const listed = made.body.items.find(({ name }) => name === own.name)
  statuses.staff = made.status
  const told = await supervisor.post(`/api/staff/${listed?.id}/relatives`, {
    ...{ relation: '配偶', name: relative.name, identityNumber: relative.number },
  })
  statuses.relative = told.status
}
