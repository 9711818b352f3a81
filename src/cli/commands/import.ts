import fs from 'node:fs'
import path from 'node:path'
import { importDepartmentFile, previewDepartmentFile, readDepartmentRows } from '#app/index'
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
    const outcome = options.dryRun
      ? await previewDepartmentFile(app, acting, request)
      : await importDepartmentFile(app, acting, request)
    if (options.json) return printJson(outcome)
    show(outcome, options.dryRun === true)
  })
}

type Outcome = Awaited<ReturnType<typeof importDepartmentFile>>

function show(outcome: Outcome, isPreview: boolean): void {
  if (outcome.alreadyImportedAs) {
    const { importedAt, importedBy } = outcome.alreadyImportedAs
    print(`这份文件已于 ${importedAt.slice(0, 10)} 由 ${importedBy} 导入过，没有重复入库。`)
    return
  }
  const { rows } = outcome
  print(`${isPreview ? '预览（没有入库）' : '已入库'}：${outcome.datasetName}，${outcome.period}`)
  print(`共 ${rows.total} 行：可用 ${rows.usable}，已自动修正 ${rows.corrected}，需确认 ${rows.needConfirm}，不能用 ${rows.refused}，合计签字等 ${rows.dropped}`)
  for (const note of outcome.notes) print(`提示：${note}`)
  for (const line of outcome.summary) print(line)
  if (outcome.problems.length === 0) return
  print('需要处理的行：')
  printTable(
    ['工作表', '行', '列', '结论', '问题'],
    outcome.problems.map((one) => [one.sheet, one.row, one.column, one.verdict, one.problem]),
  )
}

async function showRows(
  rows: AsyncIterable<unknown>,
  options: ImportOptions,
): Promise<void> {
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
