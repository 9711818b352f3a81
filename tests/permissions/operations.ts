import type { Permission } from '#access/index'

/** A JSON schema as the document has it. */
export interface Schema {
  readonly [keyword: string]: unknown
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}

interface Described {
  readonly operationId: string
  readonly security?: readonly unknown[]
  readonly 'x-permission'?: readonly Permission[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export interface Operation {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly permissions: readonly Permission[] | '公开'
  /** The part of the platform that it belongs to, as people call it. */
  readonly theme: string
  /** The first part of an address that has an id: households, alerts; null where it names no one thing. */
  readonly subject: string | null
  readonly parameters: readonly Parameter[]
  /** Of JSON; null where nothing or a form is sent. */
  readonly body: Schema | null
  readonly form: Schema | null
  readonly answers: Readonly<Record<string, Content>>
}

const themes: Readonly<Record<string, string>> = {
  session: '登录',
  account: '本人账号',
  accounts: '账号和授权',
  settings: '安全设置',
  roles: '账号和授权',
  datasets: '文件',
  batches: '文件',
  imports: '文件',
  candidates: '候选',
  deliveries: '送达和催数',
  'data-requests': '送达和催数',
  leads: '线索',
  households: '家庭',
  entries: '家庭',
  attachments: '家庭',
  search: '家庭',
  'fact-catalogue': '家庭',
  people: '家庭',
  recognitions: '家庭',
  reveals: '家庭',
  rounds: '监测和预警',
  alerts: '监测和预警',
  pushes: '推送',
  conferences: '一事一议',
  'conference-levels': '一事一议',
  queries: '核对查询',
  exports: '导出',
  precheck: '导出',
  chain: '救助链',
  jobs: '后台工作',
  approvals: '双人复核',
  supervision: '监督',
  policy: '政策',
  relatives: '近亲属备案',
  staff: '近亲属备案',
  audit: '日志',
  retention: '保留期限',
  divisions: '系统',
  calendar: '系统',
  'dataset-readings': '系统',
  operations: '系统',
}

/** Names in these addresses are one's own words: nobody else's thing answers to them. */
const ofOneself = new Set(['account', 'drafts'])

/** Every operation of the document, by theme. */
export function operationsOf(document: Document): Operation[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  )
  const order = [...new Set(Object.values(themes))]
  return all.sort((a, b) => order.indexOf(a.theme) - order.indexOf(b.theme))
}

function operationOf(path: string, method: string, described: Described): Operation {
  const parts = path.split('/').filter(Boolean)
  const first = parts[1] ?? ''
  const isOpen = described.security?.length === 0
  const content = described.requestBody?.content ?? {}
  return {
    name: described.operationId,
    method: method.toUpperCase(),
    path,
    permissions: isOpen ? '公开' : (described['x-permission'] ?? []),
    theme: themes[first] ?? first,
    subject: path.includes('{') && !ofOneself.has(first) ? path.slice(5, path.indexOf('/{')) : null,
    parameters: described.parameters ?? [],
    body: content['application/json']?.schema ?? null,
    form: content['multipart/form-data']?.schema ?? null,
    answers: described.responses,
  }
}

export function resolve(document: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]
  if (!found) throw new Error(`the document has no ${schema.$ref}`)
  return resolve(document, found)
}

/** The plainest value that fits a schema. */
export function sampleOf(document: Document, given: Schema): unknown {
  const schema = resolve(document, given)
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(document, schema.anyOf[0] ?? {})
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  switch (type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [
          name,
          sampleOf(document, schema.properties?.[name] ?? {}),
        ]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sampleOf(document, schema.items ?? {}),
      )
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return sampleText(schema)
  }
}

const texts: Readonly<Record<string, string>> = {
  date: '2024-10-11',
  'date-time': '2024-10-11T08:00:00+08:00',
  uuid: '01900000-0000-7000-8000-000000000000',
}
/** For patterns: the first of these that fits. */
const tried = [
  '核对',
  '2024-10',
  '999901100000',
  '1',
  '123456',
  'a',
  'abcdefgh',
  '张三',
  '2024-10-11',
  'https://x.invalid/',
  `${'9'.repeat(17)}X`,
  '0'.repeat(64),
  '复核:01900000-0000-7000-8000-000000000000',
]

function sampleText({ format, pattern, minLength = 0 }: Schema): string {
  if (format !== undefined && texts[format]) return texts[format]
  const expression = new RegExp(pattern ?? '', 'u')
  const found = tried.find((text) => expression.test(text) && text.length >= minLength)
  if (found === undefined && pattern === undefined) return '核'.repeat(minLength)
  if (found === undefined) throw new Error(`no text is known that fits ${pattern}`)
  return found
}
