import { importRelatives, listedStaff } from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface RelativeOptions extends PlaceOptions {
  readonly by?: string
  readonly json?: boolean
}

/** `doudi relatives list`: staff and their close relatives, numbers masked. */
export async function listAll(options: RelativeOptions): Promise<void> {
  await withApp(options, async (app) => {
    const items = await listedStaff(app, app.acting('命令行', app.today()))
    if (options.json) return printJson({ items })
    if (items.length === 0) return print('没有。')
    printTable(
      ['工作人员', '职务', '来源', '关系', '近亲属', '证件号', '登记日', '状态'],
      items.flatMap((one) =>
        one.relatives.map((relative) => [
          ...[one.name, one.post ?? '', one.source, relative.relation, relative.name],
          ...[relative.maskedIdentity, relative.recordedOn],
          relative.endedOn === null ? '在用' : `${relative.endedOn} 停用：${relative.endedReason}`,
        ]),
      ),
    )
  })
}

/** `doudi relatives import`: the register as a list that somebody keeps. */
export async function takeIn(file: string, options: RelativeOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting(options.by ?? '命令行', app.today())
    const report = await importRelatives(app, acting, file)
    if (options.json) return printJson(report)
    print(`已登记近亲属 ${report.added} 人，原已备案 ${report.known} 人。`)
    for (const { row, problem } of report.problems) print(`第 ${row} 行没有登记：${problem}`)
  })
}
