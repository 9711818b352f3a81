import fs from 'node:fs'
import path from 'node:path'
import {
  archiveNotes,
  describeRound,
  discardBatch,
  type importDepartmentFile,
  importDepartmentFiles,
  readDepartmentRows,
  stageDepartmentFile,
} from '#app/index'
import { print, printJson, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { openProgress } from '../progress.ts'
import { showPreview, showProblems, showRowCounts } from '../show-batch.ts'
import { dayOf, withApp } from '../with-app.ts'

interface ImportOptions extends PlaceOptions {
  readonly period?: string
  readonly mode?: '全量' | '增量'
  readonly headerRow?: string
  readonly dryRun?: boolean
  readonly hold?: boolean
  readonly rows?: boolean
  readonly today?: string
  readonly json?: boolean
}

export async function importFiles(
  dataset: string,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const today = dayOf(options.today)
  const progress = await openProgress()
  const request = {
    path: path.resolve(file),
    dataset,
    ...(options.period ? { period: options.period } : {}),
    ...(options.mode ? { mode: options.mode } : {}),
    ...(options.headerRow ? { headerRow: Number(options.headerRow) } : {}),
    onPhase: (phase: string) => {
      if (!process.stderr.isTTY) tell(`阶段：${phase}`)
    },
    onProgress: progress.show,
  }
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', today)
    if (options.rows) return showRows(readDepartmentRows(app, acting, request), options)
    if (options.dryRun || options.hold) {
      const previews = await stageDepartmentFile(app, acting, request)
      progress.end()
      if (options.dryRun) {
        for (const { batchId } of previews) await discardBatch(app, acting, batchId)
      }
      if (options.json) return printJson(previews.length === 1 ? previews[0] : previews)
      if (options.dryRun) print('预览（没有入库）：')
      for (const preview of previews) showPreview(preview)
      if (options.hold) print('已暂存，等待确认：doudi batches commit <批次> 入库，discard 放弃。')
      return
    }
    const each = await importDepartmentFiles(app, acting, request)
    progress.end()
    const notes = archiveNotes(each)
    const [only] = each.done
    if (options.json)
      return printJson(
        each.done.length === 1 && notes.length === 0 ? only : { files: each.done, notes },
      )
    for (const report of each.done) showReport(report)
    for (const note of notes) print(`提示：${note}`)
  })
}

type Report = Awaited<ReturnType<typeof importDepartmentFile>>
export function showReport(report: Report): void {
  if (report.alreadyImportedAs) {
    print(report.alreadyImportedAs.sentence)
    return
  }
  print(`已入库：${report.datasetName}，${report.period}`)
  showRowCounts(report.rows)
  if (report.roster) {
    const { householdsFormed, personsFormed, recognitions, terminations } = report.roster
    print(
      `建户 ${householdsFormed} 户，建档 ${personsFormed} 人，认定 ${recognitions} 件，终止 ${terminations} 件`,
    )
  } else {
    print(
      `匹配在册 ${report.matched} 人，未在册 ${report.unmatched} 行；候选 ${report.candidates} 个待确认，线索 ${report.leads} 条`,
    )
  }
  print(
    `事实变更 ${report.factsChanged} 项，再次见到 ${report.sightings} 个对象，按缺席记为否 ${report.absences} 个，冲突 ${report.conflicts} 项`,
  )
  for (const note of report.notes) print(`提示：${note}`)
  showProblems(report.problems)
  if (report.round) for (const line of describeRound(report.round)) print(line)
}

async function showRows(rows: AsyncIterable<unknown>, options: ImportOptions): Promise<void> {
  if (!options.json) {
    for await (const row of rows) print(JSON.stringify(row))
    return
  }
  // One document, written as it is read: a large file must not stand in memory. A refusal before the
  // first row leaves nothing on stdout.
  let isFirst = true
  for await (const row of rows) {
    fs.writeSync(1, `${isFirst ? '[' : ','}\n${JSON.stringify(row)}`)
    isFirst = false
  }
  fs.writeSync(1, isFirst ? '[]\n' : '\n]\n')
}
