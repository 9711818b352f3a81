import { type Acting, recordReadings } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import type { Due } from '#http/index'
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
import type { Fact } from '#policy/index'
import { type Dataset, getDataset } from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { dueOf } from '../http-port/read-dues.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'
import { askedFacts } from './reply-dataset.ts'

/** A data request as a list shows it. */
export interface ListedRequest extends DataRequest {
  readonly datasetName: string
  readonly isOverdue: boolean
  readonly due: Due
}

/** What departments owe, the most urgent first. */
export function listRequests(
  app: App,
  acting: Acting,
  filter: RequestFilter = {},
): Promise<readonly ListedRequest[]> {
  return inCounty(app, acting, (tx) => readRequests(tx, { app, acting }, filter))
}

/** The same in a transaction that is open. */
export async function readRequests(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  filter: RequestFilter,
): Promise<readonly ListedRequest[]> {
  const found = await listStored(tx, acting, filter)
  return found.map((request) => ({
    ...request,
    datasetName: app.datasets.find(request.dataset)?.name ?? request.dataset,
    due: dueOf(request, acting),
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
