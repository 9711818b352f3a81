import { openXlsx } from './open-xlsx.ts'
import { sheetRows } from './sheet-rows.ts'
import { Unreadable } from './unreadable.ts'
import type { Workbook, WorkbookMessage, WorkbookTask } from './workbook-protocol.ts'

export interface Outlet {
  send(message: WorkbookMessage): void
  room(): Promise<void>
}

/** Reads a workbook from its first to its last row; whatever goes wrong is the last message. */
export async function runTask(task: WorkbookTask, outlet: Outlet): Promise<void> {
  try {
    const { contents, ...workbook } = await openTask(task)
    outlet.send({ type: 'opened', workbook })
    const tally = { rows: 0, cells: 0 }
    const note = (text: string): void => outlet.send({ type: 'note', text })
    for (const sheet of contents) {
      for await (const rows of sheetRows(sheet, { limits: task.limits, tally, note })) {
        await outlet.room()
        outlet.send({ type: 'rows', rows })
      }
    }
    outlet.send({ type: 'done' })
  } catch (error) {
    outlet.send(messageOf(error))
  }
}

async function openTask({ path, kind, limits }: WorkbookTask): Promise<Workbook> {
  if (kind === 'xlsx') return openXlsx(path, limits)
  // Loaded only where it is used: its library is large.
  const { openMarkup, openXls } = await import('./open-legacy.ts')
  return kind === 'ole' ? openXls(path, limits) : openMarkup(path, limits)
}

function messageOf(error: unknown): WorkbookMessage {
  if (error instanceof Unreadable) {
    return { type: 'refused', reason: error.reason, details: error.details }
  }
  const name = error instanceof Error ? error.name : 'unknown'
  if (name === 'EncryptedFileError') return { type: 'refused', reason: 'password', details: {} }
  if (name === 'ZipError' || name === 'ParseError') {
    return { type: 'refused', reason: 'truncated', details: {} }
  }
  return { type: 'failed', name, message: error instanceof Error ? error.message : '' }
}
