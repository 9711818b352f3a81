import { confirmMapping, datasetMapping, dropMapping } from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface MappingOptions extends PlaceOptions {
  readonly set: readonly string[]
  readonly drop: readonly string[]
  readonly forget: readonly string[]
  readonly json?: boolean
}

export async function mapping(dataset: string, options: MappingOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', app.today())
    const said = [
      ...options.set.map(columnOf),
      ...options.drop.map((header) => ({ header, field: null })),
    ]
    if (said.length > 0) await confirmMapping(app, acting, dataset, said)
    for (const header of options.forget) {
      const known = await dropMapping(app, acting, { dataset, header })
      if (!known && !options.json) print(`“${header}”没有记住过什么。`)
    }
    const found = await datasetMapping(app, acting, dataset)
    if (options.json) return printJson(found)
    print(`${found.datasetName}（${found.department}）记住的表头：`)
    if (found.remembered.length === 0) print('没有。')
    else {
      printTable(
        ['表头', '读作', '谁说的'],
        found.remembered.map((one) => [one.header, one.field ?? '不导入', one.confirmedBy ?? '']),
      )
    }
    const fields = found.fields.map(({ field, required }) => (required ? `${field}*` : field))
    print(`可以读作（* 必需）：${fields.join('、')}`)
  })
}

/** `表头=字段`; a header may hold an equals sign itself, a field does not. */
function columnOf(text: string): { readonly header: string; readonly field: string } {
  const at = text.lastIndexOf('=')
  return { header: text.slice(0, Math.max(0, at)), field: text.slice(at + 1).trim() }
}
