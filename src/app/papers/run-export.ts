import fs from 'node:fs'
import path from 'node:path'
import { type Acting, rowScopeOf } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import { addDays, addMonths, type LocalDate, localDate } from '#kernel/index'
import { type ExportForm, readExports } from '#policy/index'
import type { App } from '../app.ts'
import { noteAlone } from '../approvals/note-alone.ts'
import { permitDays, requireMayActAlone } from '../approvals/supervision-rules.ts'
import { withFactsOn } from '../policy/with-facts-on.ts'
import { refuse } from '../refusals.ts'
import { takePermit } from '../reveal/take-permit.ts'
import {
  agreedExport,
  askForWhole,
  requireRight,
  type WholeExport,
  waitsForSecond,
} from './ask-for-export.ts'
import type { ExportScope } from './export-scope.ts'
import { findTownship, type Township } from './find-township.ts'
import { townshipPrefix } from './precheck.ts'
import { hasSensitive, type Watched, writeExport } from './write-export.ts'

export type { ExportProgress } from './write-export.ts'

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

export interface ExportRequest extends Watched {
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
  const township = await findTownship(app, request.township)
  const whole: WholeExport = { form, month, township, purpose }
  if (full) requireWhole(app, acting, whole)
  const last = addDays(addMonths(localDate(`${month}-01`), 1), -1)
  const isPast = last < acting.today
  const day = isPast ? last : acting.today
  const out = targetOf(request.out, { form, month, township })
  const work = async (tx: Transaction): Promise<number> => {
    if (full) await noteAlone(tx, acting, '导出完整号码')
    if (full && waitsForSecond(app, acting)) {
      const days = permitDays(app.pack, '导出完整号码')
      const isAgreed = await takePermit(tx, acting, { ...agreedExport(whole), days })
      if (!isAgreed) throw refuse('export-needs-second', { name: form.name })
    }
    return withFactsOn(tx, app, isPast ? { validOn: day } : undefined, (relations) => {
      const place = townshipPrefix(township?.code)
      const scope: ExportScope = { tx, app, acting, day, relations, place }
      const reading = readingOf({ form, month, township, full, purpose })
      const given = { form, scope, acting, month, full, purpose, out, request, township }
      return writeExport({ ...given, reading, route: request.route })
    })
  }
  const rows = await inScope(app, acting, { work, signal: request.signal })
  const { code, name } = form
  const masked = !full && hasSensitive(app, form)
  return { path: out, fileName: path.basename(out), rows, code, name, month, masked }
}

/** The command line exports as the program itself; whoever signed in sees the rows of their scope. */
function inScope<T>(
  app: App,
  acting: Acting,
  given: {
    readonly work: (tx: Transaction) => Promise<T>
    readonly signal?: AbortSignal | undefined
  },
): Promise<T> {
  const { work, signal } = given
  if (acting.who === undefined) return app.db.transaction(work, { signal })
  const db = app.db.as('app')
  const stoppable: Pick<typeof db, 'transaction'> = {
    transaction: (inside) => db.transaction(inside, { signal }),
  }
  return withCounty(stoppable, app.county.code, work, rowScopeOf(acting))
}

/** Asked before the work begins: what keeps an export from beginning is told at once. */
export async function checkExport(
  app: App,
  acting: Acting,
  request: Pick<ExportRequest, 'code' | 'month' | 'township' | 'full' | 'purpose'>,
): Promise<void> {
  const form = findForm(app, request.code)
  if (acting.who?.exportRows === 0) throw refuse('export-none')
  if (request.full !== true) return
  const month = monthOf(request.month ?? acting.today.slice(0, 7), acting.today)
  const township = await findTownship(app, request.township)
  const whole: WholeExport = { form, month, township, purpose: request.purpose?.trim() ?? '' }
  requireWhole(app, acting, whole)
  await askForWhole(app, acting, whole)
}

function requireWhole(app: App, acting: Acting, { form, purpose }: WholeExport): void {
  if (purpose === '') throw refuse('export-purpose', { name: form.name })
  requireRight(acting)
  requireMayActAlone(app, acting, '导出完整号码')
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
