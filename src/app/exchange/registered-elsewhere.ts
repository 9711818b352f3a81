import { rm } from 'node:fs/promises'
import path from 'node:path'
import { type Acting, recordReadings } from '#access/index'
import { maskIdentityNumber } from '#kernel/index'
import { writeTable } from '#papers/index'
import {
  findCategoriesElsewhere,
  findRegisteredElsewhere,
  type RegisteredElsewhere,
} from '#registry/index'
import { makePrivateFolder } from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { type ImportReport, importDepartmentFile } from '../import-department-file.ts'

/** Somebody whom another county has registered, too. */
export interface ListedElsewhere extends Omit<RegisteredElsewhere, 'idCipher'> {
  readonly maskedIdentity: string | null
}

/** People of this county whom another county has registered; only which county that is. Noted. */
export async function listRegisteredElsewhere(
  app: App,
  acting: Acting,
): Promise<readonly ListedElsewhere[]> {
  return app.db.as('worker').transaction(async (tx) => {
    const found = await findRegisteredElsewhere(tx, acting)
    const reading = { purpose: '查看跨县重复登记', route: 'doudi leads elsewhere' }
    await recordReadings(tx, acting, { people: found, ...reading })
    return found.map(({ idCipher, ...one }) => ({
      ...one,
      maskedIdentity: idCipher && maskIdentityNumber(acting.vault.decrypt(idCipher)),
    }))
  })
}

/** The dataset that tells of people in another county's registry, with the columns it has. */
const crossCounty = 'cross_county'

/**
 * Takes the doubles whose category in the other county is known in as a file of the cross-county dataset,
 * so that the rule about being helped in two counties sees them. Undefined when there is nothing to take in.
 */
export async function raiseRegisteredElsewhere(
  given: App,
  acting: Acting,
): Promise<ImportReport | undefined> {
  const app = heldStill(given)
  const dataset = app.datasets.find(crossCounty)
  if (!dataset) return undefined
  const found = await findRegisteredElsewhere(app.db.as('worker'), acting)
  const ids = found.map(({ personId }) => personId)
  const categories = await findCategoriesElsewhere(app.db.as('worker'), acting.countyCode, ids)
  const rows = found.flatMap((one) => {
    const category = categories.get(`${one.personId} ${one.otherCounty}`)
    if (category === undefined || one.idCipher === null) return []
    const number = acting.vault.decrypt(one.idCipher)
    return [[number, one.name, category, one.otherCountyName ?? one.otherCounty]]
  })
  if (rows.length === 0) return undefined
  const folder = await makePrivateFolder('exchange')
  try {
    const month = acting.today.slice(0, 7)
    const file = path.join(folder, `跨县登记比对_${month}.csv`)
    const columns = ['身份证号', '姓名', '外县在册类别', '外县名称']
    await writeTable(file, {
      sheet: '跨县',
      columns: columns.map((header) => ({ header, kind: '文本' })),
      rows,
    })
    return await importDepartmentFile(app, acting, {
      ...{ path: file, dataset: dataset.code, period: month, mode: '增量', isOwn: true },
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
