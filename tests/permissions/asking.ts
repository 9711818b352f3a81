import { numberOf } from '../browser/served-county.ts'
import { type Document, type Operation, resolve, type Schema, sampleOf } from './operations.ts'

/** Headers with which somebody's requests go out. */
export type Session = Readonly<Record<string, string>>

export interface Told {
  readonly status: number
  /** Of a refusal; undefined else. */
  readonly code: string | undefined
  readonly text: string
  /** Of a workbook. */
  readonly book: Buffer | undefined
}

export interface Question {
  readonly session: Session
  readonly id?: string | undefined
  /** Of the second thing that the address names. */
  readonly second?: string | undefined
  /** Instead of the plainest body. */
  readonly body?: unknown
  readonly query?: string
}

/** Asks for an operation with the plainest input that fits, about the thing of this id. */
export async function ask(
  { url, document }: { readonly url: string; readonly document: Document },
  operation: Operation,
  { session, id, second, body, query }: Question,
): Promise<Told> {
  const { method } = operation
  const target = addressOf(document, operation, [id, second])
  const input = body ?? bodies[operation.name]
  const response = await fetch(`${url}${target}${query ?? ''}`, {
    method,
    headers: { ...session, ...(operation.body && { 'content-type': 'application/json' }) },
    ...sent(document, operation, input),
  })
  return toldBy(response)
}

export async function toldBy(response: Response): Promise<Told> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  // Events go on for as long as somebody listens.
  if (isStream) await response.body?.cancel()
  const bytes = isStream ? Buffer.of() : Buffer.from(await response.arrayBuffer())
  const text = bytes.toString()
  const code = response.ok ? undefined : /"code":"([^"]*)"/.exec(text)?.[1]
  return { status: response.status, code, text, book: text.startsWith('PK') ? bytes : undefined }
}

const relative = { relation: '配偶', name: '张三', identityNumber: numberOf('1980-01-02', 11) }

/** Where the plainest input would be refused before anybody looks for the thing it is about. */
const bodies: Readonly<Record<string, unknown>> = {
  markLeadVisited: { outcome: '已申请', reason: '已帮助提交申请' },
  correctRelative: { ...relative, reason: '写错了' },
  registerRelative: relative,
  recordRecognition: { category: '低保对象', document: '核〔2024〕1号', effectiveMonth: '2024-11' },
  recordRefusal: { category: '低保对象', document: '核〔2024〕2号', reason: '收入超过标准' },
  transferPush: { department: '卫健', reason: '不属本部门职责' },
  answerWords: { answers: [{ field: '残疾等级', word: '叁级', value: '三级' }] },
  tryPolicyRule: { rule: 'W30' },
  confirmMapping: { columns: [{ header: '备注', field: null }] },
}

/** Where a text of the right form names nothing. */
const queries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  diffPolicy: { from: '在用', to: '在用' },
  readPolicyCase: { caseId: 'S4-01' },
  readRuleText: { name: '低保对象' },
  explainRuleTrial: { rule: 'W30' },
}

function addressOf(
  document: Document,
  { name: operation, path, parameters }: Operation,
  ids: readonly (string | undefined)[],
): string {
  let at = 0
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = parameters.find((one) => one.name === name)?.schema ?? {}
    const value = ids[at] ?? String(sampleOf(document, schema))
    at += 1
    return encodeURIComponent(value)
  })
  const needed = parameters.filter((one) => one.in === 'query' && one.required === true)
  const query = new URLSearchParams()
  for (const { name, schema } of needed) {
    query.set(name, queries[operation]?.[name] ?? String(sampleOf(document, schema)))
  }
  return needed.length === 0 ? filled : `${filled}?${query}`
}

function sent(document: Document, { body, form }: Operation, given: unknown): RequestInit {
  if (body !== null) return { body: JSON.stringify(given ?? sampleOf(document, body)) }
  return form === null ? {} : { body: formFor(document, form) }
}

const list = '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期\n'

/** A form with a small file and every field that is asked for. */
function formFor(document: Document, given: Schema): FormData {
  const { required = [], properties = {} } = resolve(document, given)
  const form = new FormData()
  for (const name of required) {
    const schema = resolve(document, properties[name] ?? {})
    if (schema.format === 'binary') continue
    form.set(name, String(sampleOf(document, schema)))
  }
  form.append('file', new Blob([list]), '2024年8月持证残疾人.csv')
  return form
}

/** The address of an operation with this id wherever it names one, and these filters. */
export function addressWith(
  operation: Operation,
  id: string,
  query: Readonly<Record<string, unknown>>,
): string {
  const pairs = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const path = operation.path.replace(/\{\w+\}/g, () => encodeURIComponent(id))
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}
