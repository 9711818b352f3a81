import { explainOf } from '#app/index'
import { print, printJson, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'
import { writeFile } from '../write-file.ts'

interface ExplainOptions extends PlaceOptions {
  readonly asOf?: string
  readonly knownAt?: string
  readonly json?: boolean
  readonly html?: string
}

export async function explain(household: string, options: ExplainOptions): Promise<void> {
  await withApp(options, async (app) => {
    const { asOf, knownAt } = options
    const acting = app.acting('命令行', app.today())
    const found = await explainOf(app, acting, { text: household, asOf, knownAt })
    if (options.html !== undefined) {
      writeFile(options.html, found.page())
      tell(`已写出 ${options.html}，可用浏览器打开、打印。`)
    }
    if (options.json) return printJson(found.json)
    if (options.html !== undefined) return
    print(found.text)
  })
}
