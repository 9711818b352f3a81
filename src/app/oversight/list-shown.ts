import type { Acting } from '#access/index'
import type { SupervisionAlerts } from '#http/index'
import { listSupervision, type SupervisionFilter } from '#oversight/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { shownSupervision } from './show-supervision.ts'

/** A page of what supervision noticed, as it is shown. */
export function listedSupervision(
  app: App,
  acting: Acting,
  filter: SupervisionFilter,
): Promise<SupervisionAlerts> {
  return inCounty(app, acting, async (tx) => {
    const { items, next } = await listSupervision(tx, acting.countyCode, filter)
    return { items: await shownSupervision(tx, acting, items), next }
  })
}
