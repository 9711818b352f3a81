import { explainOf } from '#app/index'
import { print, printJson } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayOf, withApp } from '../with-app.ts'

interface ExplainOptions extends PlaceOptions {
  readonly asOf?: string
  readonly json?: boolean
}

export async function explain(household: string, options: ExplainOptions): Promise<void> {
  await withApp(options, async (app) => {
    const found = await explainOf(app, app.acting('命令行', dayOf(options.asOf)), household)
    if (options.json) return printJson(found.json)
    print(found.text)
  })
}
