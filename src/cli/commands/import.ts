import fs from 'node:fs'
import path from 'node:path'
import {
  describeRound,
  importDepartmentFile,
  previewDepartmentFile,
  readDepartmentRows,
} from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayOf, withApp } from '../with-app.ts'

interface ImportOptions extends PlaceOptions {
  readonly period?: string
  readonly mode?: '全量' | '增量'
  readonly dryRun?: boolean
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
  const request = {
    path: path.resolve(file),
    dataset,
    ...(options.period ? { period: options.period } : {}),
    ...(options.mode ? { mode: options.mode } : {}),
    onPhase: (phase: string) => tell(`阶段：${phase}`),
  }
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', today)
    if (options.rows) return showRows(readDepartmentRows(app, acting, request), options)
    if (options.dryRun) {
      const preview = await previewDepartmentFile(app, acting, request)
      return options.json ? printJson(preview) : showPreview(preview)
    }
    const report = await importDepartmentFile(app, acting, request)
    return options.json ? printJson(report) : showReport(report)
  })
}

type Report = Awaited<ReturnType<typeof importDepartmentFile>>
type Preview = Awaited<ReturnType<typeof previewDepartmentFile>>

function showPreview(preview: Preview): void {
  print(`预览（没有入库）：${preview.datasetName}，${preview.period}`)
  showRowCounts(preview.rows)
  printTable(
    ['表头', '读作'],
    preview.columns.map((one) => [one.header, one.field]),
  )
  for (const note of preview.notes) print(`提示：${note}`)
  showProblems(preview.problems)
}

function showReport(report: Report): void {
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

function showRowCounts(rows: Report['rows']): void {
  print(
    `共 ${rows.total} 行：可用 ${rows.usable}，已自动修正 ${rows.corrected}，` +
      `需确认 ${rows.needConfirm}，不能用 ${rows.refused}，合计签字等 ${rows.dropped}`,
  )
}

function showProblems(problems: Report['problems']): void {
  if (problems.length === 0) return
  print('需要处理的行：')
  printTable(
    ['工作表', '行', '列', '结论', '问题'],
    problems.map((one) => [one.sheet, one.row, one.column, one.verdict, one.problem]),
  )
}

async function showRows(rows: AsyncIterable<unknown>, options: ImportOptions): Promise<void> {
  if (!options.json) {
    for await (const row of rows) print(JSON.stringify(row))
    return
  }
  // One document, written as it is read: a large file must not stand in memory.
  fs.writeSync(1, '[')
  let isFirst = true
  for await (const row of rows) {
    fs.writeSync(1, `${isFirst ? '' : ','}\n${JSON.stringify(row)}`)
    isFirst = false
  }
  fs.writeSync(1, '\n]\n')
}
