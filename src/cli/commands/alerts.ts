import { withCounty } from '#db/index'
import { listAlerts } from '#dispatch/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface AlertsOptions extends PlaceOptions {
  readonly class?: string
  readonly department?: string
  readonly state?: string
  readonly limit: string
  readonly json?: boolean
}

export async function alerts(options: AlertsOptions): Promise<void> {
  await withApp(options, async (app) => {
    const filter = {
      limit: Math.max(1, Math.min(10_000, Number(options.limit) || 50)),
      ...(options.class ? { class: options.class } : {}),
      ...(options.department ? { department: options.department } : {}),
      ...(options.state ? { state: options.state } : {}),
    }
    const found = await withCounty(app.db.as('app'), app.county.code, (tx) =>
      listAlerts(tx, { countyCode: app.county.code }, filter),
    )
    if (options.json) return printJson(found)
    if (found.length === 0) return print('没有符合条件的预警。')
    printTable(
      ['类别', '规则', '户号', '对象', '事由', '状态', '产生日'],
      found.map((one) => [
        one.class,
        one.rule,
        one.householdNumber ?? '',
        one.personName ?? '',
        one.title,
        one.state,
        one.raisedOn,
      ]),
    )
  })
}
