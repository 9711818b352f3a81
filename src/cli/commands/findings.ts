import { listRowProblems } from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface FindingOptions extends PlaceOptions {
  readonly batch?: string
  readonly json?: boolean
}

export async function problems(options: FindingOptions): Promise<void> {
  await withApp(options, async (app) => {
    const found = await listRowProblems(app, options.batch)
    if (options.json) return printJson(found)
    show(found, ['文件', '工作表', '行', '列', '结论', '问题'], (one) => [
      one.file,
      one.sheet,
      one.row,
      one.column,
      one.verdict,
      one.problem,
    ])
  })
}

function show<T>(
  found: readonly T[],
  head: readonly string[],
  row: (one: T) => readonly (string | number)[],
): void {
  if (found.length === 0) {
    print('没有。')
    return
  }
  printTable(head, found.map(row))
  if (found.length === 1000) print('只列出前 1000 条。')
}
