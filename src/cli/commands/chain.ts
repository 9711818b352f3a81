import { chainOf } from '#app/index'
import { print, printJson } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface ChainOptions extends PlaceOptions {
  readonly json?: boolean
}

export async function chain(household: string, options: ChainOptions): Promise<void> {
  await withApp(options, async (app) => {
    const found = await chainOf(app, app.acting('命令行', app.today()), household)
    if (options.json) return printJson(found)
    print(`${found.household.number} 的救助链（${found.entries.length} 条）`)
    for (const entry of found.entries) {
      print(`${entry.onDay}  ${entry.kindLabel}  ${entry.title}  〔${entry.actor}〕`)
      if (entry.document) print(`    依据：${entry.document}`)
      for (const [name, value] of Object.entries(entry.fields)) {
        for (const line of linesOf(name, value)) print(`    ${line}`)
      }
    }
    print(found.verdict)
  })
}

/** A value on one line; the facts behind an alert one a line, each with its file, sheet and row. */
function linesOf(name: string, value: unknown): string[] {
  if (value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => linesOf(name, one))
  if (typeof value !== 'object') return [`${name}：${value}`]
  const { 名称, 值, 文件, 工作表, 行, 期间, ...rest } = value as Readonly<Record<string, unknown>> // an object
  const more = Object.keys(rest).length > 0 ? JSON.stringify(rest) : ''
  if (名称 === undefined) return [`${name}：${JSON.stringify(value)}`]
  const place = [文件, 工作表, 行 === undefined ? '' : `第 ${行} 行`, 期间, more].filter(Boolean)
  const source = 文件 === undefined ? more : `　来源：${place.join(' ')}`
  return [`${name}：${名称} ${值 ?? '未知'}${source}`]
}
