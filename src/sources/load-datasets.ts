import { parse } from 'yaml'
import type { Catalogue, Fact } from '#policy/index'
import {
  type CountedFact,
  combinations,
  type Dataset,
  type DatasetColumn,
  type DatasetMap,
  type ImpliedFact,
  type Role,
  roles,
} from './domain.ts'
import { refuse } from './refusals.ts'

type Entry = Readonly<Record<string, unknown>>

/** A pack's sections as plain values, merged from the national files to the locality's. */
export interface DatasetSections {
  section(name: string): unknown
}

const datasetKeys = [
  ...['代码', '名称', '部门', '类型', '主体', '方式', '周期', '保质月', '类别', '识别', '列'],
  ...['固定', '计数', '缺席', '筛查', '覆盖列', '说明'],
]

/**
 * The datasets of `datasets.yaml`, or of a pack that includes it, checked against the fact catalogue. Refuses with the dataset and
 * the key that is wrong.
 */
export function loadDatasets(source: string | DatasetSections, catalogue: Catalogue): DatasetMap {
  const root = asEntry(
    typeof source === 'string'
      ? parseYaml(source)
      : {
          角色: source.section('角色'),
          数据集: source.section('数据集'),
          部门: source.section('部门'),
        },
    'datasets.yaml',
  )
  const roleHeaders = readRoleHeaders(root.角色)
  const entries = asList(root.数据集, 'datasets.yaml', '数据集')
  const datasets = entries.map((entry, at) => readDataset(entry, at, catalogue))
  const byCode = new Map(datasets.map((dataset) => [dataset.code, dataset]))
  if (byCode.size < datasets.length) throw invalid('数据集', '有两个数据集用了同一个代码')
  return {
    datasets,
    roleHeaders,
    departmentTitles: readTitles(root.部门),
    find: (code) => byCode.get(code) ?? datasets.find(({ name }) => name === code),
  }
}

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw invalid('datasets.yaml', `不是合法的 YAML（${reason}）`)
  }
}

function readRoleHeaders(value: unknown): Readonly<Record<string, readonly string[]>> {
  const entry = value === undefined ? {} : asEntry(value, '角色')
  const found: Record<string, readonly string[]> = {}
  for (const [role, headers] of Object.entries(entry)) {
    found[asRole(role, '角色')] = asTexts(headers, `角色.${role}`, '表头')
  }
  return found
}

/** 县农业农村局(乡村振兴局) is written 农业农村局 or 乡村振兴局 by those who leave the county out. */
function readTitles(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (value === undefined) return {}
  const listed = asList(value, '部门', '部门').map((one) => asEntry(one, '部门'))
  const titles = listed.map(({ 名称, 全称 }): [string, readonly string[]] => {
    const parts = String(全称 ?? '').split(/[(（)）]/)
    return [
      String(名称),
      parts.map((part) => part.replace(/^县/, '')).filter((part) => part !== ''),
    ]
  })
  return Object.fromEntries(titles)
}

function readDataset(value: unknown, at: number, catalogue: Catalogue): Dataset {
  const entry = asEntry(value, `数据集第 ${at + 1} 项`)
  const code = asText(entry.代码, `数据集第 ${at + 1} 项`, '代码')
  if (!/^[a-z][a-z0-9_]*$/.test(code)) throw invalid(code, '代码只能用小写英文字母、数字和下划线')
  for (const key of Object.keys(entry)) {
    if (!datasetKeys.includes(key)) throw invalid(code, `不认识的键“${key}”`)
  }
  const columns = asList(entry.列, code, '列').map((one) => readColumn(one, code, catalogue))
  const pairs = (key: '固定' | '缺席') => readImplied(entry[key], `${code}.${key}`, catalogue)
  const kind = oneOf(entry.类型, ['事实', '台账', '退出台账'] as const, `${code}.类型`)
  const dataset: Dataset = {
    code,
    name: asText(entry.名称, code, '名称'),
    department: asText(entry.部门, code, '部门'),
    kind,
    subject: oneOf(entry.主体, ['人', '户'] as const, `${code}.主体`),
    mode: oneOf(entry.方式, ['全量', '增量'] as const, `${code}.方式`),
    cycle: oneOf(entry.周期, ['月', '季', '学期', '不定期'] as const, `${code}.周期`),
    marks: entry.识别 === undefined ? [] : asTexts(entry.识别, code, '识别'),
    columns,
    fixed: pairs('固定'),
    counted: readCounted(entry.计数, { code, columns, catalogue }),
    absent: pairs('缺席'),
    ...optional('shelfMonths', asMonths(entry.保质月, code)),
    ...optional('category', entry.类别 === undefined ? undefined : String(entry.类别)),
    ...optional('screening', readScreening(entry.筛查, code)),
    ...optional('coverageRole', readCoverage(entry.覆盖列, { code, columns })),
  }
  checkDataset(dataset)
  return dataset
}

function checkDataset(dataset: Dataset): void {
  const { code, columns } = dataset
  const keys = columns.filter(({ role }) => role === '身份证号' || role === '户主身份证号')
  if (keys.length === 0) throw invalid(code, '“列”里没有身份证号，无法对应到人')
  const fields = columns.map(({ field }) => field).filter((field) => field !== '备注')
  const twice = fields.find((field, at) => fields.indexOf(field) !== at)
  if (twice !== undefined) throw invalid(code, `“列”里“${twice}”写了两次`)
  if (dataset.kind === '台账' && dataset.category === undefined) {
    throw invalid(code, '台账须写明“类别”')
  }
  const absent = dataset.absent.find(({ fact }) => fact.level === '义务人')
  if (absent) throw invalid(code, `“缺席”里的“${absent.fact.name}”不是人或户的事实`)
}

function readColumn(value: unknown, code: string, catalogue: Catalogue): DatasetColumn {
  const entry = asEntry(value, `${code}.列`)
  const required = entry.必需 === true
  const headers = entry.表头 === undefined ? [] : asTexts(entry.表头, `${code}.列`, '表头')
  const combine =
    entry.汇总 === undefined ? '冲突' : oneOf(entry.汇总, combinations, `${code}.汇总`)
  if (entry.角色 !== undefined) {
    const role = asRole(asText(entry.角色, `${code}.列`, '角色'), `${code}.列`)
    return { field: role, role, required, combine, headers }
  }
  const fact = asFact(entry.事实, `${code}.列`, catalogue)
  if (combine === '求和' && !['金额', '数量', '面积'].includes(fact.type)) {
    throw invalid(code, `“${fact.name}”是${fact.type}，不能求和`)
  }
  return { field: fact.name, fact, required, combine, headers }
}

function readImplied(value: unknown, at: string, catalogue: Catalogue): readonly ImpliedFact[] {
  if (value === undefined) return []
  return Object.entries(asEntry(value, at)).map(([name, written]) => {
    const fact = asFact(name, at, catalogue)
    return { fact, value: storedValue(fact, written, at) }
  })
}

/** A value as the file writes it, in stored form: fen, whole number, yes or no, code. */
function storedValue(fact: Fact, written: unknown, at: string): string | number | boolean {
  const text = String(written)
  if (fact.type === '是否') {
    if (text === '是' || text === '否') return text === '是'
    throw invalid(at, `“${fact.name}”须写“是”或“否”`)
  }
  if (fact.type === '代码') {
    if (fact.codes.some((code) => code.value === text)) return text
    throw invalid(at, `“${fact.name}”的码表里没有“${text}”`)
  }
  if (fact.type === '文本' || fact.type === '日期' || fact.type === '月份') return text
  const number = Number(text) * (fact.type === '金额' ? 100 : 1)
  if (Number.isFinite(number)) return fact.type === '面积' ? number : Math.round(number)
  throw invalid(at, `“${fact.name}”须写数`)
}

function readCounted(
  value: unknown,
  context: {
    readonly code: string
    readonly columns: readonly DatasetColumn[]
    readonly catalogue: Catalogue
  },
): readonly CountedFact[] {
  if (value === undefined) return []
  const at = `${context.code}.计数`
  return Object.entries(asEntry(value, at)).map(([name, of]) => {
    const fact = asFact(name, at, context.catalogue)
    if (of === '行') return { fact, of }
    const column = context.columns.find(({ field }) => field === of)
    if (column === undefined) throw invalid(at, `“列”里没有“${String(of)}”`)
    return { fact, of: column }
  })
}

function readScreening(value: unknown, code: string): Dataset['screening'] {
  if (value === undefined) return undefined
  const entry = asEntry(value, `${code}.筛查`)
  return {
    rule: asText(entry.规则, `${code}.筛查`, '规则'),
    condition: asText(entry.条件, `${code}.筛查`, '条件'),
  }
}

function readCoverage(
  value: unknown,
  { code, columns }: { readonly code: string; readonly columns: readonly DatasetColumn[] },
): Role | undefined {
  if (value === undefined) return undefined
  const role = asRole(asText(value, code, '覆盖列'), `${code}.覆盖列`)
  if (columns.some((column) => column.role === role)) return role
  throw invalid(code, `“列”里没有覆盖列“${role}”`)
}

function asMonths(value: unknown, code: string): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  throw invalid(code, '“保质月”须是大于 0 的整数')
}

function asFact(name: unknown, at: string, catalogue: Catalogue): Fact {
  const fact = typeof name === 'string' ? catalogue.findByName(name) : undefined
  if (fact === undefined) throw invalid(at, `事实目录里没有“${String(name)}”`)
  return fact
}

function asRole(name: string, at: string): Role {
  const role = roles.find((one) => one === name)
  if (role === undefined) throw invalid(at, `不认识的角色“${name}”，可用：${roles.join('、')}`)
  return role
}

function oneOf<const T extends string>(value: unknown, allowed: readonly T[], at: string): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw invalid(at, `“${String(value)}”不是 ${allowed.join('、')} 之一`)
  return found
}

function asEntry(value: unknown, at: string): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(at, '应为键值表')
  }
  return value as Entry // a plain object, as checked
}

function asList(value: unknown, at: string, key: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid(at, `“${key}”应为列表，且不能为空`)
  return value
}

function asTexts(value: unknown, at: string, key: string): readonly string[] {
  return asList(value, at, key).map(String)
}

function asText(value: unknown, at: string, key: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw invalid(at, `缺少“${key}”`)
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // A key with the value undefined is not the same as no key.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V }
}

function invalid(at: string, reason: string) {
  return refuse('datasets-invalid', { at, reason })
}
