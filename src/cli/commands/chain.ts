import { chainOf } from '#app/index'
import { print, printJson } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayOf, withApp } from '../with-app.ts'

interface ChainOptions extends PlaceOptions {
  readonly json?: boolean
}

export async function chain(household: string, options: ChainOptions): Promise<void> {
  await withApp(options, async (app) => {
    const found = await chainOf(app, app.acting('命令行', dayOf(undefined)), household)
    if (options.json) return printJson(found)
    print(`${found.household.number} 的救助链（${found.entries.length} 条）`)
    for (const entry of found.entries) {
      print(`${entry.onDay}  ${entry.kindLabel}  ${entry.title}  〔${entry.actor}〕`)
      for (const [name, value] of Object.entries(entry.fields)) {
        if (value !== null)
          print(`    ${name}：${typeof value === 'object' ? JSON.stringify(value) : value}`)
      }
    }
    print(found.verdict)
  })
}
