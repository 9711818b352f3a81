import { expect, test } from 'vitest'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { sql } from './sql.ts'

onBothEngines('engines', (open) => {
  test('opens', async () => {
    const t = performance.now()
    const db = await open()
    console.log(db.engine, performance.now() - t)
    expect(await db.version()).toMatch(/^1\d\./)
  })
  test('opens again', async () => {
    const t = performance.now()
    const db = await open()
    console.log(db.engine, performance.now() - t)
    expect(await db.query(sql`select ${5}::bigint as n`)).toEqual([{ n: 5 }])
  })
})
