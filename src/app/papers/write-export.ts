import fs from 'node:fs'
import path from 'node:path'
import type { Acting } from '#access/index'
import {
  type FileStamp,
  type FilledValue,
  fillTemplate,
  type Table,
  type TableColumn,
  type TableValue,
  writeTable,
} from '#papers/index'
import type { ExportCell, ExportForm, ExportTemplate } from '#policy/index'
import type { App } from '../app.ts'
import { policiesFolder, policyFolder } from '../policy-files.ts'
import { refuse } from '../refusals.ts'
import { countRows, type Statistic } from './count-rows.ts'
import type { Township } from './find-township.ts'
import { chooseRows, type ListExport, listRows, valuesOf } from './list-rows.ts'
import { noteExport } from './note-export.ts'
import { stampOf } from './stamp-export.ts'

export interface ExportProgress {
  readonly phase: '汇总' | '写表'
  readonly done: number
  readonly total?: number
  readonly unit: '行'
}

/** Who waits for an export: may end it, and is told how far it is. */
export interface Watched {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
}

/** An export whose rows are known how to be chosen. */
export interface Writing extends ListExport {
  readonly acting: Acting
  readonly purpose: string
  readonly out: string
  readonly request: Watched
  readonly township: Township | undefined
  /** As the log shows it: what was exported, and why. */
  readonly reading: string
  readonly route: string
}

/** Writes the rows to `out`, in a layout of ours or into the template; gives how many. */
export async function writeExport(work: Writing): Promise<number> {
  const { form, scope, month, request } = work
  if (form.subject === '统计') {
    const statistic = await countRows(form, scope, month)
    const total = statistic.rows.length
    requireFew(work, total)
    const stamp = await noted(work, total)
    await writeRows(work, { rows: statistic.rows, statistic, total, stamp })
    return total
  }
  request.onProgress?.({ phase: '汇总', done: 0, unit: '行' })
  const total = await chooseRows(work)
  requireFew(work, total)
  const stamp = await noted(work, total)
  const { rows } = await writeRows(work, { rows: listRows(work, request.signal), total, stamp })
  return rows
}

/** No export is cut off: with more rows than the post may take there is none. */
function requireFew({ acting, form }: Writing, rows: number): void {
  const most = acting.who?.exportRows ?? Number.POSITIVE_INFINITY
  if (rows > most) throw refuse('export-too-many', { name: form.name, rows, most })
}

/** Notes who takes what of whom; gives the stamp of the file, which names the entry. */
async function noted(work: Writing, rows: number): Promise<FileStamp> {
  const { scope, acting, form, purpose } = work
  const entry = await noteExport(work, rows)
  const why = purpose === '' ? (form.purpose ?? '') : purpose
  return stampOf(scope.tx, scope.app, { acting, purpose: why, entry })
}

interface Content {
  readonly stamp: FileStamp
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
function ownTable(work: Writing, { rows, total, statistic, stamp }: Content): Table {
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
    stamp,
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
    stamp: content.stamp,
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

/** Whether the table holds numbers or values that are masked unless whole ones are asked for. */
export function hasSensitive(app: App, form: ExportForm): boolean {
  return form.columns.some(({ content }) => {
    if ('count' in content) return false
    if ('fact' in content) return app.catalogue.findByName(content.fact)?.sensitivity === '高'
    return /证号|电话|账号|住址|出生日期/.test(content.field)
  })
}
