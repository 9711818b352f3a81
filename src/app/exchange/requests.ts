import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Acting, recordReadings } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import { maskIdentityNumber } from '#kernel/index'
import {
  type AskedInput,
  type AskedSubject,
  type DataRequest,
  findAskedSubjects,
  lastMonthOf,
  listRequests as listStored,
  type RequestFilter,
} from '#monitoring/index'
import { writeTable } from '#papers/index'
import type { Fact } from '#policy/index'
import { type Dataset, getDataset } from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'
import { askedFacts, howToFill } from './reply-dataset.ts'

/** A data request as a list shows it. */
export interface ListedRequest extends DataRequest {
  readonly datasetName: string
  readonly isOverdue: boolean
}

/** What departments owe, the most urgent first. */
export async function listRequests(
  app: App,
  acting: Acting,
  filter: RequestFilter = {},
): Promise<readonly ListedRequest[]> {
  const found = await inCounty(app, acting, (tx) => listStored(tx, acting, filter))
  return found.map((request) => ({
    ...request,
    datasetName: app.datasets.find(request.dataset)?.name ?? request.dataset,
    isOverdue:
      (request.state === '待送达' || request.state === '部分送达') && request.dueOn < acting.today,
  }))
}

/** A request with what it asks for, and of whom. */
export interface OpenRequest {
  readonly request: DataRequest
  readonly dataset: Dataset
  readonly facts: readonly Fact[]
  readonly input: AskedInput
  /** The month that its reply is of. */
  readonly month: string
}

/** The request of that id, or the one that begins so; refuses when there is none or several. */
export async function openRequest(
  tx: Transaction,
  app: App,
  acting: Acting,
  id: string,
): Promise<OpenRequest> {
  const [request, ...others] = await listStored(tx, acting, { id })
  if (!request || others.length > 0) throw refuse('request-unknown', { id })
  const dataset = getDataset(app.datasets, request.dataset)
  const facts = askedFacts(app.compiled, dataset, request)
  const input = {
    countyCode: acting.countyCode,
    asOf: acting.today,
    request,
    level: dataset.subject,
    facts: facts.map(({ code }) => code),
  }
  const last = lastMonthOf({ name: request.period, firstMonth: request.firstMonth })
  const [month = last] = [last, acting.today.slice(0, 7)].toSorted()
  return { request, dataset, facts, input, month }
}

/** Somebody who is still asked about, for a list on a screen. */
export interface ListedSubject {
  readonly name: string
  readonly maskedIdentity: string | null
  readonly township: string | null
}

/** Whom a request still asks about; the reading is noted. */
export function listAsked(
  given: App,
  acting: Acting,
  id: string,
): Promise<readonly ListedSubject[]> {
  const app = heldStill(given)
  return withCounty(app.db.as('worker'), acting.countyCode, async (tx) => {
    const { input, request } = await openRequest(tx, app, acting, id)
    const asked = await findAskedSubjects(tx, app.compiled, input)
    const purpose = `查看催数对象（${request.dataset} ${request.period}）`
    await recordReadings(tx, acting, { people: asked, purpose, route: 'doudi requests people' })
    return asked.map((one) => listed(acting, one))
  })
}

export function listed(acting: Acting, { name, idCipher, township }: AskedSubject): ListedSubject {
  const maskedIdentity = idCipher && maskIdentityNumber(acting.vault.decrypt(idCipher))
  return { name, maskedIdentity, township }
}

export interface ReplyFile {
  readonly path: string
  readonly fileName: string
  readonly rows: number
  /** People who are asked about but have no number on record: the department cannot find them. */
  readonly withoutNumber: readonly ListedSubject[]
}

/**
 * The table that a department fills in: only the people asked about, only the facts asked for, with their
 * numbers in clear, for that department only. The reading is noted for every household.
 */
export async function writeReplyFile(
  given: App,
  acting: Acting,
  requestId: string,
  folder: string,
): Promise<ReplyFile> {
  const app = heldStill(given)
  const { open, asked } = await withCounty(app.db.as('worker'), acting.countyCode, async (tx) => {
    const open = await openRequest(tx, app, acting, requestId)
    const asked = await findAskedSubjects(tx, app.compiled, open.input)
    if (asked.length === 0) throw refuse('request-empty', { dataset: open.dataset.name })
    const purpose = `向${open.request.department}索取“${open.dataset.name}”${open.request.period}`
    await recordReadings(tx, acting, { people: asked, purpose, route: '催数答复文件' })
    return { open, asked }
  })
  const known = asked.filter(({ idCipher }) => idCipher !== null)
  const withoutNumber = asked.filter(({ idCipher }) => idCipher === null)
  const fileName = fileNameOf(app, open)
  const file = path.join(folder, fileName)
  await mkdir(folder, { recursive: true })
  await writeTable(file, replyTable(acting, open, known))
  await chmod(file, 0o600)
  return {
    path: file,
    fileName,
    rows: known.length,
    withoutNumber: withoutNumber.map((one) => listed(acting, one)),
  }
}

function fileNameOf(app: App, { request, dataset, month }: OpenRequest): string {
  const where = request.townshipName ?? app.county.name
  const parts = [request.department, dataset.name, where, month, '请答复']
  return `${parts.join('_').replace(/[\\/:*?"<>|\s]/g, '')}.xlsx`
}

function replyTable(
  { vault }: Acting,
  { request, dataset, facts }: OpenRequest,
  asked: readonly AskedSubject[],
) {
  const householder = dataset.subject === '户' ? '（每户一人，按户主填）' : ''
  return {
    sheet: '请答复',
    title: `请答复：${dataset.name}（${request.period}）`,
    head: [
      `催数编号：${request.id}（请保留这一行，交回时据此认出）`,
      `请${request.department}于 ${request.dueOn} 前填好交回${householder}。填不出的留空，不要删改前几列。`,
      facts.map(howToFill).join('；'),
    ],
    columns: [
      { header: '身份证号', kind: '文本' as const, width: 22 },
      { header: '姓名', kind: '文本' as const, width: 14 },
      { header: '乡镇', kind: '文本' as const, width: 16 },
      ...facts.map(({ name }) => ({ header: name, kind: '文本' as const })),
    ],
    rows: asked.map(({ idCipher, name, township }) => [
      idCipher && vault.decrypt(idCipher),
      name,
      township,
      ...facts.map(() => null),
    ]),
  }
}
