import type { ListedRequest, RequestPort } from '#http/index'
import { type DataRequest, listRequests } from '#monitoring/index'
import { inCounty, type PortContext } from './request.ts'

/** What departments are asked for. */
export function requestPort({ app, actingFor }: PortContext): RequestPort {
  return {
    listRequests: (caller, { limit, after, ...filter }) =>
      inCounty(app, async (tx) => {
        const { countyCode, today } = actingFor(caller)
        const offset = Number(after ?? 0)
        const found = await listRequests(tx, countyCode, { ...filter, limit: limit + 1, offset })
        const listed = (request: DataRequest): ListedRequest => {
          const { dataset, townshipName, dueProvisional, state, dueOn, ...rest } = request
          const isOpen = state === '待送达' || state === '部分送达'
          return {
            ...rest,
            dueOn,
            state,
            dataset: app.datasets.find(dataset)?.name ?? dataset,
            township: townshipName ?? app.county.name,
            isProvisional: dueProvisional,
            overdue: isOpen && dueOn < today,
          }
        }
        return {
          items: found.slice(0, limit).map(listed),
          next: found.length > limit ? String(offset + limit) : null,
        }
      }),
  }
}
