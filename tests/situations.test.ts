import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/index'
import { aFileCounty, type FileCounty } from '../src/matching/test-files.ts'
import { openFreshPglite } from './on-both-engines.ts'
import { jsonOf, readSituation } from './situations/read-situation.ts'

/*
 * The catalogue's situations: one file in, one JSON out. After a change that is meant, write the JSONs
 * anew with DOUDI_WRITE_SITUATIONS=1 and read what differs. Those about several files or about the
 * registry go on in situations-taken-in.test.ts.
 */
const folder = path.join(import.meta.dirname, 'situations')
const files = readdirSync(folder).filter((name) => /^\d\d-.*(?<!\.json)$/.test(name))

let county: FileCounty
let database: Database
beforeAll(async () => {
  county = await aFileCounty(async () => {
    database = await openFreshPglite()
    return database
  })
  return () => database.close()
})

describe('the fifty situations', () => {
  test.each(files)('%s', async (name) => {
    const outcome = await readSituation(county, path.join(folder, name))
    const expected = path.join(folder, `${name}.json`)
    if (process.env.DOUDI_WRITE_SITUATIONS) {
      writeFileSync(expected, `${JSON.stringify(jsonOf(outcome), null, 2)}\n`)
    }
    expect(jsonOf(outcome)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
    if (!('rows' in outcome)) return
    const { rows, summary } = outcome
    const of = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
    expect(summary.counts).toEqual({
      total: rows.length,
      usable: of('可用'),
      corrected: of('已自动修正'),
      needConfirm: of('需确认'),
      refused: of('不能用'),
      dropped: of('不是数据行'),
    })
  })

  test('every number of the catalogue has a file', () => {
    const numbers = new Set(files.map((name) => Number(name.slice(0, 2))))
    expect([...numbers].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 1),
    )
  })
})
