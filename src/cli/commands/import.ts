import fs from 'node:fs'
import path from 'node:path'
import {
  archiveNotes,
  describeRound,
  type importDepartmentFile,
  importDepartmentFiles,
  readDepartmentRows,
  stageFiles,
  tryDepartmentFiles,
} from '#app/index'
import type { BatchPreview, DatasetMap } from '#sources/index'
import { print, printJson, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { openProgress } from '../progress.ts'
import { showPreview, showProblems, showRowCounts } from '../show-batch.ts'
import { dayIn, withApp } from '../with-app.ts'

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
    const today = dayIn(app, options.today)
    const acting = app.acting('命令行', today)
    if (options.rows) return showRows(readDepartmentRows(app, acting, request), options)
    if (options.dryRun || options.hold) {
      const look = options.dryRun ? tryDepartmentFiles : stageFiles
      const looked = await look(app, acting, request)
      progress.end()
      return showLooked(looked, { ...options, datasets: app.datasets })
    }
    const each = await importDepartmentFiles(app, acting, request)
    progress.end()
    if (options.json) return printEach(each)
    for (const report of each.done) showReport(report)
    for (const note of archiveNotes(each)) print(`提示：${note}`)
  })
}

type Each<T> = Omit<Awaited<ReturnType<typeof stageFiles>>, 'done'> & {
  readonly done: readonly T[]
}

function showLooked(
  each: Each<BatchPreview>,
  options: ImportOptions & { readonly datasets: DatasetMap },
): void {
  if (options.json) {
    printEach(each)
    return
  }
  if (options.dryRun) print('预览（没有入库，这个批次已放弃；要留下等人确认，请用 --hold）：')
  for (const preview of each.done)
    showPreview(preview, { datasets: options.datasets, isGone: options.dryRun === true })
  for (const note of archiveNotes(each)) print(`提示：${note}`)
  if (options.hold) print('已暂存，等待确认：doudi batches commit <批次> 入库，discard 放弃。')
}

/** One file alone is its own document; an archive also says which of its files were not read, and why. */
function printEach({ done, failed, notes }: Each<unknown>): void {
  const [only] = done
  if (done.length === 1 && failed.length + notes.length === 0) {
    printJson(only)
    return
  }
  const refused = failed.map(({ fileName, refusal }) => ({
    ...{ fileName, code: refusal.code, sentence: refusal.message },
  }))
  printJson({ files: done, failed: refused, notes })
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

async function showRows(rows: Rows, options: ImportOptions): Promise<void> {
  // One document, written as it is read: a large file must not stand in memory. A refusal before the
  // first row leaves nothing on stdout.
  let isFirst = true
  for (;;) {
    const next = await rows.next()
    if (next.done === true) {
      if (options.json) fs.writeSync(1, isFirst ? '[]\n' : '\n]\n')
      for (const note of next.value.notes) tell(`提示：${note}`)
      return
    }
    const row = JSON.stringify(next.value)
    if (options.json) fs.writeSync(1, `${isFirst ? '[' : ','}\n${row}`)
    else print(row)
    isFirst = false
  }
}

type Rows = ReturnType<typeof readDepartmentRows>
