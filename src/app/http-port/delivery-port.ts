import type { DeliveryPort } from '#http/index'
import { localDate } from '#kernel/index'
import { listDeliveries } from '../exchange/list-deliveries.ts'
import type { PortContext } from './request.ts'

/** What departments owe by the place's timetables, and what came. */
export function deliveryPort({ app, actingFor }: PortContext): DeliveryPort {
  return {
    async listDeliveries(caller, { asOf, ...filter }) {
      const day = asOf === undefined ? undefined : localDate(asOf)
      const found = await listDeliveries(app, actingFor(caller), { ...filter, asOf: day })
      return {
        asOf: found.asOf,
        schedules: [...found.schedules],
        items: found.items.map((item) => ({ ...item, townships: [...item.townships] })),
      }
    },
  }
}
