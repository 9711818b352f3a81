import path from 'node:path'
import { type App, listExports, runExport } from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayIn, withApp } from '../with-app.ts'

interface ExportOptions extends PlaceOptions {
  readonly list?: boolean
  readonly month?: string
  readonly township?: string
  readonly full?: boolean
  readonly purpose?: string
  readonly out?: string
  readonly today?: string
  readonly json?: boolean
}

/** Lists what can be exported, or writes one ledger or table. */
export async function exportTable(code: string | undefined, options: ExportOptions): Promise<void> {
  await withApp(options, async (app) => {
    if (code === undefined || options.list) return list(app, options)
    const acting = app.acting('命令行', dayIn(app, options.today))
    let told = 0
    const outcome = await runExport(app, acting, {
      code,
      month: options.month,
      township: options.township,
      full: options.full,
      purpose: options.purpose,
      out: options.out ?? process.cwd(),
      route: options.full ? 'doudi export --full' : 'doudi export',
      onProgress: ({ phase, done, total }) => {
        const now = Date.now()
        if (!process.stderr.isTTY || now - told < 1000) return
        told = now
        tell(`${phase} ${done}${total === undefined ? '' : ` / ${total}`} 行`)
      },
    })
    if (options.json) return printJson(outcome)
    print(
      `${outcome.name}（${outcome.month}）：${outcome.rows} 行，已写入 ${path.resolve(outcome.path)}`,
    )
    if (outcome.masked) {
      print('证件号等已隐去；上报需要完整号码时加 --full --purpose 用途（会记入查阅日志）。')
    }
  })
}

function list(app: App, options: ExportOptions): void {
  const found = listExports(app)
  if (options.json) {
    printJson(found)
    return
  }
  printTable(
    ['代码', '名称', '每行是', '版式', '说明'],
    found.map((one) => [
      one.code,
      one.name,
      one.subject === '统计' ? '乡镇' : one.subject,
      one.template === null ? '自有' : `${one.template}${one.isExample ? '（示例）' : ''}`,
      one.purpose ?? one.note ?? '',
    ]),
  )
}
