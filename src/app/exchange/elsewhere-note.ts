import type { Acting } from '#access/index'
import { findRegisteredElsewhere } from '#registry/index'
import type { App } from '../app.ts'

const atMost = 1000

/** That people of this county are registered in another one, too, for whoever took a roster in. */
export async function elsewhereNote(app: App, acting: Acting): Promise<string | undefined> {
  const worker = app.db.as('worker')
  const found = await findRegisteredElsewhere(worker, acting, { limit: atMost })
  if (found.length === 0) return undefined
  const people = new Set(found.map(({ personId }) => personId)).size
  const counties = new Set(found.map((one) => one.otherCountyName ?? one.otherCounty))
  const shown = people < atMost ? `${people}` : `${atMost} 以上`
  return `有 ${shown} 人同时登记在${[...counties].slice(0, 5).join('、')}，请用 doudi leads elsewhere 查看并与对方县核对`
}
