import type { SupervisionPort } from '#http/index'
import { settleSupervision } from '#oversight/index'
import { listedSupervision } from '../oversight/list-shown.ts'
import { shownSupervision } from '../oversight/show-supervision.ts'
import { inCounty, type PortContext } from './request.ts'

/** What supervision noticed. */
export function supervisionPort({ app, actingFor }: PortContext): SupervisionPort {
  return {
    listSupervision: (caller, filter) => listedSupervision(app, actingFor(caller), filter),
    settleSupervision: (caller, id, input) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => {
        const settled = await settleSupervision(tx, acting, id, input)
        const [found] = await shownSupervision(tx, acting, [settled])
        if (!found) throw new Error('what was settled is not shown')
        return found
      })
    },
  }
}
