import { listAlerts, loadEvidence } from '#dispatch/index'
import { type AlertClass, type AlertState, alertClasses, alertStates } from '#monitoring/domain'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { withApp } from '../with-app.ts'

interface AlertsOptions extends PlaceOptions {
  readonly class?: string
  readonly department?: string
  readonly state?: string
  readonly limit: string
  readonly json?: boolean
}

export async function alerts(options: AlertsOptions): Promise<void> {
  const filter = {
    limit: Math.max(1, Math.min(10_000, Number(options.limit) || 50)),
    ...(options.class ? { class: classOf(options.class) } : {}),
    ...(options.department ? { department: options.department } : {}),
    ...(options.state ? { state: stateOf(options.state) } : {}),
  }
  await withApp(options, async (app) => {
    const page = await listAlerts(app.db, { countyCode: app.county.code }, filter)
    if (options.json) {
      const ids = page.alerts.map(({ id }) => id)
      const evidence = await loadEvidence(app.db, { countyCode: app.county.code }, ids)
      const alerts = page.alerts.map((one) => ({ ...one, evidence: evidence.get(one.id) }))
      return printJson({ ...page, alerts })
    }
    if (page.alerts.length === 0) return print('没有符合条件的预警。')
    printTable(
      ['类别', '规则', '户号', '对象', '事由', '状态', '产生日'],
      page.alerts.map((one) => [
        one.class,
        one.rule,
        one.householdNumber ?? '',
        one.personName ?? '',
        one.title,
        one.state,
        one.raisedOn,
      ]),
    )
    if (page.next) print(`还有更多，请用 --limit 调大条数（现为 ${filter.limit}）。`)
  })
}

function classOf(text: string): AlertClass {
  const found = alertClasses.find((one) => one === text)
  if (!found) throw refuse('unknown-choice', { text, known: alertClasses })
  return found
}

function stateOf(text: string): AlertState {
  const found = alertStates.find((one) => one === text)
  if (!found) throw refuse('unknown-choice', { text, known: alertStates })
  return found
}
