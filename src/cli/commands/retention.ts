import { listDue, runRetention } from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayIn, withApp } from '../with-app.ts'

interface RetentionOptions extends PlaceOptions {
  readonly today?: string
  readonly json?: boolean
  readonly confirm?: boolean
}

/** Lists what is over its time. */
export async function retentionDue(options: RetentionOptions): Promise<void> {
  await withApp(options, async (app) => {
    const due = await listDue(app.db, app, app.acting('命令行', dayIn(app, options.today)))
    if (options.json) return printJson(due)
    const items = [...due.facts, ...due.others].filter(({ count }) => count > 0)
    if (items.length === 0) return print('没有保留期限已满的内容。')
    printTable(
      ['内容', '保留期限', '条数', '最早'],
      items.map(({ what, years, days, count, oldest }) => [
        what,
        sayKept(years, days),
        String(count),
        oldest ?? '',
      ]),
    )
    print('确认无误后用 doudi retention run --confirm 删除；删除后不能恢复。')
  })
}

function sayKept(years: number | null, days: number | undefined): string {
  if (days !== undefined) return `${days} 天`
  return years === null ? '按所含事实' : `${years} 年`
}

/** Deletes it, when that is confirmed. */
export async function retentionRun(options: RetentionOptions): Promise<void> {
  if (!options.confirm) throw refuse('retention-confirm')
  await withApp(options, async (app) => {
    const done = await runRetention(app, app.acting('命令行', dayIn(app, options.today)))
    if (options.json) return printJson(done)
    for (const [name, count] of Object.entries(done.facts)) print(`${name}：已删除 ${count} 个值`)
    print(`救助链 ${done.chainEntries} 条、预警 ${done.alerts} 条中的到期值已删除。`)
    for (const [what, count] of Object.entries(done.stored)) print(`${what}：已删除 ${count} 条`)
  })
}
