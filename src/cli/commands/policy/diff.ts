import { askedMoment, changeTables, describeChanges, diffPolicies, headText } from '#app/index'
import { print, printJson } from '../../output.ts'
import { findPlace, type PlaceOptions } from '../../place.ts'
import { withApp } from '../../with-app.ts'
import { hasInstallation } from './has-installation.ts'
import { printTables } from './print-tables.ts'

interface DiffOptions extends PlaceOptions {
  readonly asOf?: string
  readonly knownAt?: string
  readonly json?: boolean
}

/** What two policies say differently; with an installation also for how many of its households. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<void> {
  const names = { before, after }
  const moment = askedMoment(options)
  const found = hasInstallation(findPlace(options))
    ? await withApp(options, async (app) => {
        const asOf = moment?.validOn ?? app.today()
        return { ...(await diffPolicies(names, { app, asOf, moment })), asOf }
      })
    : { ...(await diffPolicies(names)), asOf: undefined }
  if (options.json) return printJson(found)
  print(`旧：${headText(found.before)}`)
  print(`新：${headText(found.after)}`)
  print()
  for (const line of describeChanges(found.changes)) print(line)
  print(found.changes.length === 0 ? '条文没有不同。' : `共 ${found.changes.length} 处不同。`)
  if (!found.households) {
    print('没有平台数据，未计算影响的户数（用 --data 指明数据目录）。')
    return
  }
  const { households, moved, amountChanged } = found.households
  print()
  print(
    `对本平台 ${households} 户（评估日 ${found.asOf}）：类别会变 ${moved.length} 户，金额会变 ${amountChanged.length} 户。`,
  )
  printTables(changeTables(found.households, ['旧', '新']).filter((table) => table.rows.length > 0))
}
