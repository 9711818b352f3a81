import { describeRound, findBatchId, previewUndo, type UndoReport, undoBatch } from '#app/index'
import { print, printJson } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { openProgress } from '../progress.ts'
import { dayIn, withApp } from '../with-app.ts'

interface UndoOptions extends PlaceOptions {
  readonly reason?: string
  readonly dryRun?: boolean
  readonly today?: string
  readonly json?: boolean
}

/** Takes a batch out again; with --dry-run only says what that would take back. */
export async function undo(batch: string, options: UndoOptions): Promise<void> {
  const progress = await openProgress()
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const id = await findBatchId(app, acting, batch)
    const report = options.dryRun
      ? await previewUndo(app, acting, id)
      : await undoBatch(app, acting, id, {
          reason: options.reason ?? '',
          onProgress: progress.show,
        })
    progress.end()
    return options.json ? printJson(report) : show(report, options.dryRun === true)
  })
}

function show(report: UndoReport, isPreview: boolean): void {
  if (report.hindrance !== null) {
    print(report.hindrance)
    return
  }
  const { fileName, datasetName, period } = report
  print(
    `${isPreview ? '撤销后会是这样（还没有撤销）' : '已撤销'}：${fileName}（${datasetName}，${period}）`,
  )
  for (const { what, count } of report.withdrawn) if (count > 0) print(`${what} ${count}`)
  for (const note of report.notes) print(`提示：${note}`)
  if (report.kept.length > 0) print('以下是人作出的决定，没有撤销，请核对：')
  for (const { what, count, why } of report.kept) print(`  ${what} ${count}：${why ?? ''}`)
  if (report.round) for (const line of describeRound(report.round)) print(line)
}
