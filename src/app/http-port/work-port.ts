import type { WorkPort } from '#http/index'
import { LiveHub } from '../live/live-hub.ts'
import { doWork } from '../work/do-work.ts'
import { exportWork } from '../work/export-work.ts'
import { listWork } from '../work/list-work.ts'
import type { PortContext } from './request.ts'

/** 今天要办, and word of changes. */
export function workPort({ app, actingFor }: PortContext): WorkPort {
  const hub = new LiveHub(app.db.as('app'), app.county.code)
  return {
    listWork: (caller, filter) => listWork(app, actingFor(caller), filter),
    exportWork: (caller, filter, folder) =>
      exportWork(app, actingFor(caller), { ...filter, folder }),
    doWork: (caller, input) => doWork(app, actingFor(caller), input),
    watchWork: (_caller, signal) => hub.watch(signal),
  }
}
