import * as XLSX from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#access/index'
import { sql } from '#db/index'
import { newId } from '#vault/index'
import { people } from '../browser/served-county.ts'
import { ask, type Session } from './asking.ts'
import { rowLike } from './clone-county.ts'
import { expectedOf } from './matrix.ts'
import { type Operation, operationsOf } from './operations.ts'
import type { Interface } from './permission-tests.ts'
import { department, otherDepartment, otherTownship, postOf } from './roles-and-posts.ts'
import { type Standing, splitFor, subjectsOf } from './subjects.ts'
import { addAlert, addCandidate, addLead, elsewhere, foreignCounty } from './world.ts'

type Looker = Standing & { readonly session: Session }
type Answers = Readonly<Record<string, string>>

const timeout = 600_000
/** One with areas and one without; in the long run whoever does not see everything. */
const scoped =
  process.env.DOUDI_LONG === undefined
    ? ['township-officer', 'department-officer']
    : ['village-aide', 'township-officer', 'township-approver', 'department-officer', 'interface']
/** What somebody did themselves shows here, whatever else changed. */
const ownDoings: readonly string[] = ['jobs', 'exports']

/** Data outside a scope changes; nobody inside is answered otherwise. */
export function unseenTests(served: () => Interface): void {
  const lookers: Looker[] = []
  let officer: Looker
  let operations: readonly Operation[] = []

  beforeAll(async () => {
    const { roles, document } = served()
    operations = operationsOf(document).filter(({ permissions }) => permissions !== '公开')
    for (const role of roles) {
      const signedIn = { ...(await served().signIn(role, postOf(role))), role }
      if (scoped.includes(role.code)) lookers.push(signedIn)
      if (role.code === 'county-officer') officer = signedIn
    }
  }, timeout)

  describe('what changes outside a scope', () => {
    test('changes no list, count, search, export, file or page inside it', {
      timeout,
    }, async () => {
      await expectNothingPushed()
      const before = await Promise.all([...lookers, officer].map(answersFor))
      await changeOutside()
      const after = await Promise.all([...lookers, officer].map(answersFor))
      const asked = before.map((answers) => Object.keys(answers).length)
      expect(Math.min(...asked)).toBeGreaterThan(3)
      expect(after.slice(0, -1)).toEqual(before.slice(0, -1))
      // Who sees the whole county sees that something changed.
      const seen = before.at(-1) ?? {}
      const changed = Object.entries(after.at(-1) ?? {}).flatMap(([name, text]) =>
        text === seen[name] ? [] : name.split(' ')[0],
      )
      expect(changed).toEqual(
        expect.arrayContaining([
          ...['listAlerts', 'listLeads', 'listApprovals', 'search', 'file'],
          ...['exportAlerts', 'exportLeads', 'exportCandidates'],
        ]),
      )
    })
  })

  /** Every answer that the post can get, by what was asked. */
  async function answersFor(looker: Looker): Promise<Answers> {
    const { county, document } = served()
    const { session, role } = looker
    const url = county.server.url
    const answers: Record<string, string> = {}
    const reading = operations.filter(
      (one) => one.method === 'GET' && expectedOf(one, role).inside === '可',
    )
    for (const operation of reading) {
      const { subject: kind, name } = operation
      if (kind !== null ? ownDoings.includes(kind) : name === 'listJobs') continue
      if (name.startsWith('listAudit') || name === 'verifyAudit') continue
      for (const id of kind === null ? [undefined] : await insideOf(looker, kind)) {
        const told = await ask({ url, document }, operation, { session, id })
        answers[`${name} ${id ?? ''}`] = told.book ? cellsOf(told.book) : settled(told.text)
      }
    }
    if (role.permissions.includes('查看家庭')) {
      for (const text of [people.shuangjiang.name, elsewhere.household, '冯', 'D0']) {
        const query = new URLSearchParams({ text })
        const told = await fetch(`${url}/api/households?${query}`, { headers: session })
        answers[`search ${text}`] = await told.text()
      }
    }
    if (role.permissions.includes('导出')) answers['file '] = await exported(looker)
    for (const operation of operations.filter((one) => isSeenList(one, role))) {
      const told = await ask({ url, document }, operation, { session })
      answers[`${operation.name} `] = told.book ? cellsOf(told.book) : told.text
    }
    return answers
  }

  /** A list that goes out as it is seen; the log changes with every request. */
  function isSeenList(operation: Operation, role: Role): boolean {
    const { path, method, name } = operation
    const isList = method === 'POST' && path.startsWith('/api/exports/')
    return isList && name !== 'exportAudit' && expectedOf(operation, role).inside === '可'
  }

  async function insideOf(looker: Looker, kind: string): Promise<string[]> {
    const { app } = served().county
    const subjects = await subjectsOf(app, kind)
    if (subjects === undefined) return []
    const { inside } = splitFor(app, looker, { kind, subjects })
    return inside === undefined ? [] : [inside]
  }

  /** The cells of an exported sheet. */
  async function exported({ session }: Looker): Promise<string> {
    const { url } = served().county.server
    const headers = { ...session, 'content-type': 'application/json' }
    const body = JSON.stringify({ code: 'persons', month: '2024-10' })
    const begun = await fetch(`${url}/api/exports`, { method: 'POST', headers, body })
    const { id } = JSON.parse(await begun.text())
    await (await fetch(`${url}/api/jobs/${id}/events`, { headers: session })).text()
    const file = await fetch(`${url}/api/exports/${id}/file`, { headers: session })
    expect(file.status).toBe(200)
    return cellsOf(Buffer.from(await file.arrayBuffer()))
  }

  /** Without the moment at which it was written, and which entry of the log says so. */
  function cellsOf(bytes: Buffer): string {
    const book = XLSX.read(bytes)
    const cells = book.SheetNames.map((name) =>
      XLSX.utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 }),
    )
    return JSON.stringify(cells).replace(/\d{1,2}:\d{2}(:\d{2})?|日志编号：[0-9a-f-]+/g, '')
  }

  /** Without the moment of the answer, and of the count of figures. */
  function settled(text: string): string {
    return text.replace(/"(changedAt|countedAt|isFresh)":("[^"]*"|true|false)/g, '')
  }

  /** The household that changes is outside of everybody's scope but the county's and its township's. */
  async function expectNothingPushed(): Promise<void> {
    const { db, county } = served().county.app
    const pushed = await db.as('owner').query(sql`
      select from push as p
      join alert as a on a.county_code = p.county_code and a.id = p.alert_id
      join household as h on h.county_code = a.county_code and h.id = a.household_id
      where p.county_code = ${county.code} and p.department = ${department}
        and h.number = ${elsewhere.household}`)
    expect(pushed).toEqual([])
  }

  /** Something of every kind, in another township for another department, and in the other county. */
  async function changeOutside(): Promise<void> {
    const { app } = served().county
    await addAlert(app, otherDepartment)
    await addLead(app, { name: '石外丁', division: otherTownship, department: otherDepartment })
    await addCandidate(app, elsewhere.household)
    const owner = app.db.as('owner')
    const there = sql`
      (select h.id from household as h
        where h.county_code = ${app.county.code} and h.number = ${elsewhere.household})`
    await owner.execute(sql`
      update person set name = '冯改名'
      where county_code = ${app.county.code} and name = ${people.shuangjiang.name}`)
    await owner.execute(sql`update household set address = '另一处' where id = ${there}`)
    await owner.execute(sql`
      update household_determination set category = '低保边缘家庭成员' where household_id = ${there}`)
    const [approval] = await owner.query<{ id: string }>(sql`
      select id from approval where household_id = ${there} limit 1`)
    const id = newId()
    if (approval) await owner.execute(rowLike('approval', approval.id, { id, payload_hash: id }))
    for (const table of ['alert', 'push', 'lead', 'household'] as const) {
      await owner.execute(changesOf[table])
    }
  }
}

const changesOf = {
  alert: sql`update alert set title = title || '改', state = '已办结' where county_code = ${foreignCounty}`,
  push: sql`update push set matter = matter || '改' where county_code = ${foreignCounty}`,
  lead: sql`delete from lead where county_code = ${foreignCounty}`,
  household: sql`update household set number = number || '改' where county_code = ${foreignCounty}`,
} as const
