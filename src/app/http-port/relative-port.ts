import {
  type Acting,
  confirmEntry,
  correctRelative,
  declareOwn,
  endRelative,
  listStaff,
  registerRelative,
  registerStaff,
  type StaffFilter,
} from '#access/index'
import type { Transaction } from '#db/index'
import type { Caller, RelativePort, StaffRegister } from '#http/index'
import { inCounty, type PortContext } from './request.ts'

const shown = 200

/** Staff and their close relatives. */
export function relativePort({ app, actingFor }: PortContext): RelativePort {
  const writing = (
    caller: Caller,
    work: (tx: Transaction, acting: Acting) => Promise<unknown>,
  ): Promise<StaffRegister> => {
    const acting = actingFor(caller)
    return inCounty(app, acting, async (tx) => {
      await work(tx, acting)
      return registerOf(tx, acting, { limit: shown })
    })
  }
  return {
    listStaff: (caller, filter) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, (tx) => registerOf(tx, acting, filter))
    },
    declareRelative: (caller, input) =>
      writing(caller, (tx, acting) => declareOwn(tx, acting, input)),
    correctRelative: (caller, id, input) =>
      writing(caller, (tx, acting) => correctRelative(tx, acting, id, input)),
    endRelative: (caller, id, { reason }) =>
      writing(caller, (tx, acting) => endRelative(tx, acting, id, reason)),
    confirmRelative: (caller, id, input) =>
      writing(caller, (tx, acting) => confirmEntry(tx, acting, id, input)),
    registerStaff: (caller, input) =>
      writing(caller, (tx, acting) => registerStaff(tx, acting, input)),
    registerRelative: (caller, staffId, input) =>
      writing(caller, (tx, acting) => registerRelative(tx, acting, { staffId, ...input })),
  }
}

async function registerOf(
  tx: Transaction,
  acting: Acting,
  filter: StaffFilter,
): Promise<StaffRegister> {
  const { items, next } = await listStaff(tx, acting, filter)
  return { items: items.map((one) => ({ ...one, relatives: [...one.relatives] })), next }
}
