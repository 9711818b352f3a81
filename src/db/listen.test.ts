import { expect, it, vi } from 'vitest'
import { onBothEngines, openFreshEmbedded } from '../../tests/on-both-engines.ts'
import { announce } from './announce.ts'
import { sql } from './sql.ts'

onBothEngines('a channel', (open) => {
  it('tells what was announced when it is committed, and nothing of what was rolled back', async () => {
    const db = await open()
    const heard: string[] = []
    await db.as('app').listen('doudi_try', (text) => heard.push(text))
    const failed = db.as('worker').transaction(async (tx) => {
      await announce(tx, 'doudi_try', 'undone')
      throw new Error('given up')
    })
    await expect(failed).rejects.toThrow('given up')
    await db.as('worker').transaction(async (tx) => {
      await announce(tx, 'doudi_try', 'one')
      await announce(tx, 'doudi_try', 'one')
      await announce(tx, 'doudi_try', 'two')
      expect(heard).toEqual([])
    })
    await announce(db, 'doudi_try', 'alone')
    await vi.waitFor(() => expect(heard).toEqual(['one', 'two', 'alone']))
  })

  it('that nobody listens to any more is silent', async () => {
    const db = await open()
    const heard: string[] = []
    const end = await db.listen('doudi_try', (text) => heard.push(text))
    const ends = vi.fn()
    await db.listen('doudi_try', ends)
    await end()
    await announce(db, 'doudi_try', 'late')
    await vi.waitFor(() => expect(ends).toHaveBeenCalledWith('late'))
    expect(heard).toEqual([])
  })
})

it('a connection that broke is made again, and says that something may have been missed', async () => {
  const db = await openFreshEmbedded()
  const heard: string[] = []
  try {
    await db.listen('doudi_try', (text) => heard.push(text))
    await db.query(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where query = 'listen "doudi_try"' and pid <> pg_backend_pid()`)
    await vi.waitFor(() => expect(heard).toEqual(['']), { timeout: 5000 })
    await announce(db, 'doudi_try', 'anew')
    await vi.waitFor(() => expect(heard).toEqual(['', 'anew']))
  } finally {
    await db.close()
  }
})
