import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stageFiles } from '#app/index'
import { sql } from '#db/index'
import { startServer } from '#http/index'
import { localDate } from '#kernel/index'
import { newId } from '#vault/index'
import { type SignedInTest, signInAs } from '../../src/app/accounts/test-accounts.ts'
import { makeHttpPort } from '../../src/app/http-port/make-http-port.ts'
import { numberOf, type ServedCounty, serveCounty } from '../browser/served-county.ts'
import { rowLike } from '../permissions/clone-county.ts'
import { addLead } from '../permissions/world.ts'

export const day = '2024-10-11'

/** What there is of everything that a request may do, counted in the database. */
export interface Counts {
  readonly chain: number
  readonly replies: number
  readonly pushes: number
  readonly recognitions: number
  readonly approvals: number
  readonly agreed: number
  readonly used: number
  readonly batches: number
  readonly visited: number
  readonly written: number
}

export interface Sent {
  readonly status: number
  readonly isReplayed: boolean
  readonly text: string
}

export interface Sending {
  readonly by: SignedInTest
  readonly url: string
  readonly body?: unknown
  readonly key?: string | undefined
}

export class OnceCounty {
  readonly served: ServedCounty
  readonly officer: SignedInTest
  readonly colleague: SignedInTest
  readonly approvers: readonly [SignedInTest, SignedInTest]
  #url: string
  #close: () => Promise<void>
  #made = 0

  private constructor(
    served: ServedCounty,
    people: Pick<OnceCounty, 'officer' | 'colleague' | 'approvers'>,
  ) {
    this.served = served
    this.officer = people.officer
    this.colleague = people.colleague
    this.approvers = people.approvers
    this.#url = served.server.url
    this.#close = () => served.close()
  }

  static async open(): Promise<OnceCounty> {
    const served = await serveCounty()
    const sign = (role: string, name: string) => signInAs(served.app, { role, name })
    const [first, second] = [
      await sign('county-approver', '甲'),
      await sign('county-approver', '乙'),
    ]
    return new OnceCounty(served, {
      officer: await sign('county-officer', '丙'),
      colleague: await sign('county-officer', '丁'),
      approvers: [first, second],
    })
  }

  /** Another process of the server: only the database knows what was done. */
  async restart(): Promise<void> {
    await this.served.server.close()
    const port = makeHttpPort(this.served.app, day)
    const running = await startServer({ app: port, port: 0 })
    this.#url = running.url
    this.#close = async () => {
      await running.close()
      await this.served.close()
    }
  }

  close(): Promise<void> {
    return this.#close()
  }

  async send({ by, url, body, key }: Sending): Promise<Sent> {
    const response = await fetch(`${this.#url}${url}`, {
      method: 'POST',
      headers: {
        ...{ cookie: by.cookie, 'x-csrf-token': by.csrf },
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const isReplayed = response.headers.get('idempotent-replayed') === 'true'
    return { status: response.status, isReplayed, text: await response.text() }
  }

  async get(by: SignedInTest, url: string): Promise<Response> {
    return fetch(`${this.#url}${url}`, { headers: { cookie: by.cookie } })
  }

  async counts(): Promise<Counts> {
    const [row] = await this.served.app.db.as('owner').query<Counts>(sql`
      select (select count(*)::integer from chain_entry) as chain,
        (select count(*)::integer from reply) as replies,
        (select count(*)::integer from push) as pushes,
        (select count(*)::integer from recognition) as recognitions,
        (select count(*)::integer from approval) as approvals,
        (select count(*)::integer from approval where state = '已同意') as agreed,
        (select count(*)::integer from approval where used_at is not null) as used,
        (select count(*)::integer from import_batch where state = '已入库') as batches,
        (select count(*)::integer from lead where outcome is not null) as visited,
        (select count(*)::integer from audit_entry
          where kind = '写入' and outcome = '成功' and action not like '%任务%') as written`)
    if (!row) throw new Error('nothing was counted')
    return row
  }

  /** An alert that waits to be pushed. */
  async anAlert(): Promise<string> {
    const [like] = await this.#owner().query<{ alert: string }>(sql`
      select alert_id as alert from push order by id limit 1`)
    const id = newId()
    await this.#owner().execute(
      rowLike('alert', like?.alert ?? '', { id, episode: id, state: '待推送' }),
    )
    return id
  }

  /** A push that waits for its answer. */
  async aPush(): Promise<string> {
    const [like] = await this.#owner().query<{ id: string; alert: string }>(sql`
      select id, alert_id as alert from push order by id limit 1`)
    const [alert, id] = [newId(), newId()]
    const state = '处置中'
    await this.#owner().execute(
      rowLike('alert', like?.alert ?? '', { id: alert, episode: alert, state }),
    )
    await this.#owner().execute(
      rowLike('push', like?.id ?? '', { id, alert_id: alert, state, received_on: day }),
    )
    return id
  }

  async aLead(): Promise<string> {
    const before = await this.#owner().query<{ id: string }>(sql`select id from lead`)
    const name = `外甲${before.length}`
    await addLead(this.served.app, { name, division: '999901100000', department: '残联' })
    const [made] = await this.#owner().query<{ id: string }>(sql`
      select id from lead where name = ${name}`)
    return made?.id ?? ''
  }

  /** A household of which nobody has proposed anything. */
  async aHousehold(): Promise<string> {
    await this.#owner().execute(sql`update approval set state = '已撤回' where state = '待复核'`)
    const [one] = await this.#owner().query<{ id: string }>(sql`
      select id from household order by number limit 1`)
    return one?.id ?? ''
  }

  /** What the officer proposed and nobody has decided. */
  async aProposal(): Promise<string> {
    this.#made += 1
    const household = await this.aHousehold()
    const told = await this.send({
      by: this.officer,
      url: `/api/households/${household}/recognitions`,
      body: recognition(this.#made),
    })
    if (told.status !== 202) throw new Error(told.text)
    // The schema of the route.
    return (JSON.parse(told.text) as { readonly id: string }).id
  }

  /** A file that waits to be taken in. */
  async aBatch(): Promise<string> {
    this.#made += 1
    const { app } = this.served
    const file = path.join(os.tmpdir(), `doudi-once-${process.pid}-${this.#made}.csv`)
    const row = `周某${this.#made},${numberOf('1980-01-01', this.#made)},柳林乡,肢体,三级`
    writeFileSync(file, `姓名,证件号码,乡镇,残疾类别,残疾等级\n${row}\n`)
    const acting = app.acting('命令行', localDate(day))
    const wanted = { path: file, dataset: 'disability', period: '2024-09', mode: '增量' } as const
    const { done } = await stageFiles(app, acting, wanted)
    return done[0]?.batchId ?? ''
  }

  #owner() {
    return this.served.app.db.as('owner')
  }
}

export function recognition(n: number) {
  return { category: '低保对象', document: `核〔2024〕${n}号`, effectiveMonth: '2024-11' }
}
