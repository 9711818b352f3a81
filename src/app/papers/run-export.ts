import fs from 'node:fs'
import path from 'node:path'
import { type Acting, recordReading } from '#access/index'
import { addDays, addMonths, type LocalDate, localDate } from '#kernel/index'
import {
  type FilledValue,
  fillTemplate,
  type Table,
  type TableColumn,
  type TableValue,
  writeTable,
} from '#papers/index'
import { type ExportCell, type ExportForm, type ExportTemplate, readExports } from '#policy/index'
import type { App } from '../app.ts'
import { withFactsOn } from '../policy/with-facts-on.ts'
import { policiesFolder, policyFolder } from '../policy-files.ts'
import { refuse } from '../refusals.ts'
import { countRows, type Statistic } from './count-rows.ts'
import type { ExportScope } from './export-scope.ts'
import { findTownship, type Township } from './find-township.ts'
import { chooseRows, type ListExport, listRows, valuesOf } from './list-rows.ts'
import { townshipPrefix } from './precheck.ts'

/** What can be exported here. */
export interface ListedExport {
  readonly code: string
  readonly name: string
  readonly subject: ExportForm['subject']
  readonly purpose: string | null
  /** The workbook that is filled in; null: a table of our own. */
  readonly template: string | null
  readonly isExample: boolean
  /** Holds numbers or sensitive values, which are masked unless `full` and a purpose are given. */
  readonly hasSensitive: boolean
  readonly note: string | null
}

export interface ExportRequest {
  readonly code: string
  /** `2024-09`; absent: this month. */
  readonly month?: string | undefined
  /** A township's 12-digit code or name. */
  readonly township?: string | undefined
  /** Whole identity numbers and sensitive values: then `purpose` is needed, and noted. */
  readonly full?: boolean | undefined
  readonly purpose?: string | undefined
  /** The file to write, .xlsx or .csv, or a folder. */
  readonly out: string
  /** Through which way in, for the log of readings. */
  readonly route: string
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
}

export interface ExportProgress {
  readonly phase: '汇总' | '写表'
  readonly done: number
  readonly total?: number
  readonly unit: '行'
}

export interface ExportOutcome {
  readonly path: string
  readonly fileName: string
  readonly rows: number
  readonly code: string
  readonly name: string
  readonly month: string
  readonly masked: boolean
}

/** The ledgers and tables of the policy in force. */
export function listExports(app: App): readonly ListedExport[] {
  return readExports(app.pack, app.catalogue).map((form) => ({
    code: form.code,
    name: form.name,
    subject: form.subject,
    purpose: form.purpose ?? null,
    template: form.template?.file ?? null,
    isExample: form.isExample,
    hasSensitive: hasSensitive(app, form),
    note: form.note ?? null,
  }))
}

/**
 * Writes a ledger or a table of the upper level for a month. The registers of an earlier month are those
 * of its last day. Who exported what, when and why is noted before the first row is read. Refuses what
 * is not listed, a month that has not begun, and whole numbers without a purpose.
 */
export async function runExport(
  app: App,
  acting: Acting,
  request: ExportRequest,
): Promise<ExportOutcome> {
  const form = findForm(app, request.code)
  const month = monthOf(request.month ?? acting.today.slice(0, 7), acting.today)
  const full = request.full === true
  const purpose = request.purpose?.trim() ?? ''
  if (full && purpose === '') throw refuse('export-purpose', { name: form.name })
  const township = await findTownship(app, request.township)
  const last = addDays(addMonths(localDate(`${month}-01`), 1), -1)
  const isPast = last < acting.today
  const day = isPast ? last : acting.today
  const out = targetOf(request.out, { form, month, township })
  const rows = await app.db.transaction(
    async (tx) => {
      await recordReading(tx, acting, {
        purpose: readingOf({ form, month, township, full, purpose }),
        route: request.route,
      })
      return withFactsOn(tx, app, isPast ? { validOn: day } : undefined, (relations) => {
        const place = townshipPrefix(township?.code)
        const scope: ExportScope = { tx, app, day, relations, place }
        return write({ form, scope, acting, month, full, purpose, out, request, township })
      })
    },
    { signal: request.signal },
  )
  const { code, name } = form
  const masked = !full && hasSensitive(app, form)
  return { path: out, fileName: path.basename(out), rows, code, name, month, masked }
}

interface Writing extends ListExport {
  readonly acting: Acting
  readonly purpose: string
  readonly out: string
  readonly request: ExportRequest
  readonly township: Township | undefined
}

async function write(work: Writing): Promise<number> {
  const { form, scope, month, request } = work
  if (form.subject === '统计') {
    const statistic = await countRows(form, scope, month)
    const total = statistic.rows.length
    await writeRows(work, { rows: statistic.rows, statistic, total })
    return total
  }
  request.onProgress?.({ phase: '汇总', done: 0, unit: '行' })
  const total = await chooseRows(work)
  const { rows } = await writeRows(work, { rows: listRows(work, request.signal), total })
  return rows
}

interface Content {
  readonly rows: Iterable<readonly TableValue[]> | AsyncIterable<readonly TableValue[]>
  readonly total: number
  readonly statistic?: Statistic
}

function writeRows(work: Writing, content: Content): Promise<{ readonly rows: number }> {
  const { form, request, out } = work
  const options = {
    signal: request.signal,
    onRows: (done: number) => {
      request.onProgress?.({ phase: '写表', done, total: content.total, unit: '行' })
    },
  }
  if (form.template === undefined) return writeTable(out, ownTable(work, content), options)
  return fillOwn(work, form.template, { ...content, ...options })
}

/** A table in a layout of ours. */
function ownTable(work: Writing, { rows, total, statistic }: Content): Table {
  const { form, acting, month, township, scope, full, purpose } = work
  const kinds: readonly TableColumn['kind'][] =
    form.subject === '统计'
      ? form.columns.map(({ content }) => kindOfCount(content))
      : valuesOf(work).map(({ kind }) => kind)
  const columns = form.columns.map((column, at): TableColumn => {
    return { header: column.header ?? '', kind: kinds[at] ?? '文本', ...widthOf(column.header) }
  })
  const masked = !full && hasSensitive(scope.app, form)
  return {
    sheet: form.name,
    title: form.name,
    head: [
      `填报单位：${scope.app.county.name}${township?.name ?? ''}　　数据月份：${month}（按 ${scope.day} 的登记）　　共 ${total} 行`,
    ],
    columns,
    rows: statistic ? [...statistic.rows, statistic.totals] : rows,
    foot: [
      `填报日期：${acting.today}　　填表人：${acting.actor}　　审核人：　　　　　　单位负责人：　　　　　　联系电话：`,
      masked
        ? '证件号、电话、账号和敏感信息已隐去。'
        : full
          ? `本表含完整证件号，用途：${purpose}。导出已记入查阅日志，请按规定保管。`
          : '本表由监测平台生成。',
    ],
  }
}

function widthOf(header: string | undefined): { readonly width?: number } {
  if (header === undefined) return {}
  if (/身份证|证号|账号/.test(header)) return { width: 22 }
  if (/^(序号|性别|年龄)$/.test(header)) return { width: 7 }
  return /预警|依据|原因|住址|名称/.test(header) ? { width: 30 } : {}
}

function kindOfCount(content: ExportForm['columns'][number]['content']): TableColumn['kind'] {
  if (!('count' in content)) return '文本'
  return content.count.of === '金额' ? '金额' : '整数'
}

async function fillOwn(
  work: Writing,
  template: ExportTemplate,
  content: Content & Pick<Parameters<typeof fillTemplate>[0], 'signal' | 'onRows'>,
): Promise<{ readonly rows: number }> {
  const { form, out } = work
  const kinds =
    form.subject === '统计'
      ? form.columns.map((one) => kindOfCount(one.content))
      : valuesOf(work).map(({ kind }) => kind)
  const inYuan = (row: readonly TableValue[]): readonly FilledValue[] =>
    row.map((value, at) =>
      typeof value === 'number' && kinds[at] === '金额' ? value / 100 : value,
    )
  async function* rows(): AsyncGenerator<readonly FilledValue[]> {
    for await (const row of content.rows) yield inYuan(row)
  }
  const { statistic } = content
  const totals =
    template.totalRow === undefined || !statistic
      ? undefined
      : { row: template.totalRow, values: () => inYuan(statistic.totals).map(onlyNumber) }
  return fillTemplate({
    template: templateFile(form, template),
    out,
    sheet: template.sheet,
    firstRow: template.firstRow,
    columns: form.columns.map(({ letters }) => letters ?? 'A'),
    cells: template.cells.map(({ at, content: cell }) => ({
      at,
      value: cellValue(cell, work, content.total),
    })),
    rows: rows(),
    ...(totals && { totals }),
    signal: content.signal,
    onRows: content.onRows,
  })
}

/** The template says itself that a row is 合计. */
function onlyNumber(value: FilledValue): FilledValue {
  return typeof value === 'number' ? value : null
}

function cellValue(cell: ExportCell, work: Writing, total: number): FilledValue {
  const { acting, month, scope, township } = work
  switch (cell) {
    case '填报单位':
      return `填报单位：${scope.app.county.name}${township?.name ?? ''}`
    case '月份':
      return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
    case '年':
      return Number(month.slice(0, 4))
    case '月':
      return Number(month.slice(5))
    case '填报日期':
      return `填报日期：${acting.today}`
    case '填表人':
      return `填表人：${acting.actor}`
    case '行数':
      return total
  }
}

/** Beside the file of the mapping; of a published policy, in the folder it was published from. */
function templateFile(form: ExportForm, template: ExportTemplate): string {
  const own = path.dirname(form.place.file)
  const folder = path.isAbsolute(own)
    ? own
    : fs.existsSync(path.join(policiesFolder(), own))
      ? path.join(policiesFolder(), own)
      : policyFolder(own)
  const file = path.join(folder, 'templates', template.file)
  if (fs.existsSync(file)) return file
  throw refuse('template-missing', { file: template.file, folder: path.join(folder, 'templates') })
}

function findForm(app: App, code: string): ExportForm {
  const forms = readExports(app.pack, app.catalogue)
  const found = forms.find((one) => one.code === code || one.name === code)
  if (found) return found
  throw refuse('export-unknown', { code, known: forms.map((one) => `${one.code}（${one.name}）`) })
}

function monthOf(text: string, today: LocalDate): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text) || text > today.slice(0, 7)) {
    throw refuse('export-month', { text })
  }
  return text
}

function hasSensitive(app: App, form: ExportForm): boolean {
  return form.columns.some(({ content }) => {
    if ('count' in content) return false
    if ('fact' in content) return app.catalogue.findByName(content.fact)?.sensitivity === '高'
    return /证号|电话|账号|住址|出生日期/.test(content.field)
  })
}

function readingOf(what: {
  readonly form: ExportForm
  readonly month: string
  readonly township: Township | undefined
  readonly full: boolean
  readonly purpose: string
}): string {
  const { form, month, township, full, purpose } = what
  const how = full ? '（含完整证件号）' : ''
  const why = purpose === '' ? '' : `，用途：${purpose}`
  return `导出${form.name} ${month} ${township?.name ?? '全县'}${how}${why}`
}

function targetOf(
  out: string,
  what: {
    readonly form: ExportForm
    readonly month: string
    readonly township: Township | undefined
  },
): string {
  const isFolder = fs.existsSync(out) && fs.statSync(out).isDirectory()
  const { form, month, township } = what
  const name = `${form.name}-${month}${township ? `-${township.name}` : ''}.xlsx`
  const file = path.resolve(isFolder ? path.join(out, name.replace(/[\\/:*?"<>|]/g, '')) : out)
  const ending = path.extname(file).toLowerCase()
  if (ending === '.xlsx' || (ending === '.csv' && !form.template)) return file
  throw refuse('export-ending', { name: form.name, isTemplate: form.template !== undefined })
}
