import path from 'node:path'
import {
  commitBatch,
  discardBatch,
  findBatchId,
  listBatches,
  listBatchRows,
  previewOf,
  writeErrorFile,
} from '#app/index'
import { type BatchState, batchStates, type RowFilter, rowFilters } from '#sources/index'
import { print, printJson, printTable, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { openProgress } from '../progress.ts'
import { refuse } from '../refusals.ts'
import { showPreview, showRows } from '../show-batch.ts'
import { dayIn, withApp } from '../with-app.ts'
import { showReport } from './import.ts'

interface BatchesOptions extends PlaceOptions {
  readonly state?: string
  readonly limit?: string
  readonly filter?: string
  readonly today?: string
  readonly out?: string
  readonly json?: boolean
}

/** The batches, or one of them with what it would change. */
export async function batches(batch: string | undefined, options: BatchesOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    if (batch !== undefined) {
      const preview = await previewOf(app, acting, await findBatchId(app, acting, batch))
      return options.json ? printJson(preview) : showPreview(preview, { datasets: app.datasets })
    }
    const state = stateOf(options.state)
    const limit = Number(options.limit ?? 50)
    const all = await listBatches(app, acting, { state, limit })
    if (options.json) return printJson(all)
    if (all.length === 0) return print('没有批次。doudi import 导入文件。')
    printTable(
      ['批次', '状态', '数据', '月份', '方式', '行数', '经手', '文件'],
      all.map((one) => [
        one.id.slice(0, 18),
        one.state,
        one.datasetName,
        one.period,
        one.mode,
        one.rows ?? '',
        one.by,
        one.archive ? `${one.archive}/${one.fileName}` : one.fileName,
      ]),
    )
  })
}

export async function commit(batch: string, options: BatchesOptions): Promise<void> {
  const progress = await openProgress()
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const onPhase = (phase: string) => {
      if (!process.stderr.isTTY) tell(`阶段：${phase}`)
    }
    const how = { onProgress: progress.show, onPhase }
    const report = await commitBatch(app, acting, await findBatchId(app, acting, batch), how)
    progress.end()
    return options.json ? printJson(report) : showReport(report)
  })
}

export async function discard(batch: string, options: BatchesOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    await discardBatch(app, acting, await findBatchId(app, acting, batch))
    print('已放弃，没有任何改动；暂存的行和原件已销毁。')
  })
}

export async function rows(batch: string, options: BatchesOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const filter = filterOf(options.filter)
    const limit = Number(options.limit ?? 50)
    const id = await findBatchId(app, acting, batch)
    const page = await listBatchRows(app, acting, id, { filter, limit })
    if (options.json) return printJson(page)
    if (page.items.length === 0) return print('没有这样的行。')
    showRows(page.items)
    if (page.next !== null) print(`只列出前 ${limit} 行，--limit 可以改`)
  })
}

function stateOf(text: string | undefined): BatchState | undefined {
  if (text === undefined) return undefined
  const found = batchStates.find((state) => state === text)
  if (found === undefined) throw refuse('unknown-choice', { text, known: batchStates })
  return found
}

function filterOf(text: string | undefined): RowFilter | undefined {
  if (text === undefined) return undefined
  const found = rowFilters.find((filter) => filter === text)
  if (found === undefined) throw refuse('unknown-choice', { text, known: rowFilters })
  return found
}

export async function errors(batch: string, options: BatchesOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const id = await findBatchId(app, acting, batch)
    const written = await writeErrorFile(app, acting, id, path.resolve(options.out ?? '.'))
    if (options.json) return printJson(written)
    print(`已写出 ${written.path}，${written.rows} 行有问题。`)
    print('请报送部门改正后发回，直接用 doudi import auto 导入，只采用改正的行。')
  })
}
