import { beforeAll, expect, test } from 'vitest'
import { type Database, sql } from '#db/index'
import { calendarOf, localDate } from '#kernel/index'
import { makeVault, newId } from '#vault/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import type { Acting } from '../acting.ts'
import { type Who, wholeCounty } from '../domain.ts'
import { deleteDraft, findDraft, listDrafts, saveDraft } from './drafts.ts'
import { listPreferences, setPreference } from './preferences.ts'

const common = {
  countyCode: '999901000000',
  actor: '张经办',
  today: localDate('2024-10-11'),
  vault: makeVault(new Uint8Array(32).fill(7)),
  calendar: calendarOf({ 年份: [] }),
}
let db: Database

onEmbeddedFirst('what somebody keeps for themselves', (open) => {
  beforeAll(async () => {
    db = (await open()).as('app')
  })

  test('a choice stands in the place of the one before, and null takes it back', async () => {
    const mine = someone()
    await setPreference(db, mine, { name: 'display', value: { theme: 'dark' } })
    await setPreference(db, mine, { name: 'display', value: { theme: 'light' } })
    await setPreference(db, mine, { name: 'table.alerts', value: { size: 100 } })
    expect(await listPreferences(db, mine)).toEqual([
      { name: 'display', value: { theme: 'light' } },
      { name: 'table.alerts', value: { size: 100 } },
    ])
    expect(await listPreferences(db, someone())).toEqual([])
    await setPreference(db, mine, { name: 'display', value: null })
    expect((await listPreferences(db, mine)).map(({ name }) => name)).toEqual(['table.alerts'])
  })

  test('a choice that is too long or one too many is refused in words', async () => {
    const mine = someone()
    const long = { name: 'filters', value: 'x'.repeat(8_001) }
    await expect(setPreference(db, mine, long)).rejects.toThrow('没有存上')
    for (let count = 0; count < 200; count += 1) {
      await setPreference(db, mine, { name: `n${count}`, value: count })
    }
    await expect(setPreference(db, mine, { name: 'more', value: 1 })).rejects.toThrow('太多')
    await setPreference(db, mine, { name: 'n7', value: 'still' })
    expect(await listPreferences(db, mine)).toHaveLength(200)
  })

  test('a draft is sealed, read by its own account alone, and gone once it is dropped', async () => {
    const mine = someone()
    const body = { name: '周芒种', identity: '999901199306050317' }
    const savedAt = await saveDraft(db, mine, { key: 'entry:1', version: 'v1', body })
    await saveDraft(db, mine, { key: 'entry:1', version: 'v1', body: { ...body, income: null } })
    const [row] = await db.query<{ body: Uint8Array }>(sql`
      select body from draft where account_id = ${mine.who.accountId}`)
    const stored = Buffer.from(row?.body ?? []).toString('utf8')
    expect(stored).not.toContain('周芒种')
    expect(stored).not.toContain('0317')
    const found = await findDraft(db, mine, 'entry:1')
    expect(found).toMatchObject({ version: 'v1', body: { name: '周芒种', income: null } })
    expect(Date.parse(found?.savedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(savedAt))
    expect(await findDraft(db, someone(), 'entry:1')).toBeUndefined()
    expect((await listDrafts(db, mine)).map(({ key }) => key)).toEqual(['entry:1'])
    await deleteDraft(db, mine, 'entry:1')
    await deleteDraft(db, mine, 'entry:1')
    expect(await listDrafts(db, mine)).toEqual([])
  })

  test('a draft that is too long or one too many is refused in words', async () => {
    const mine = someone()
    const long = { key: 'k', version: null, body: '长'.repeat(60_001) }
    await expect(saveDraft(db, mine, long)).rejects.toThrow('60000 字')
    for (let count = 0; count < 60; count += 1) {
      await saveDraft(db, mine, { key: `k${count}`, version: null, body: count })
    }
    const more = { key: 'more', version: null, body: 1 }
    await expect(saveDraft(db, mine, more)).rejects.toThrow('已有 60 份')
    await saveDraft(db, mine, { key: 'k7', version: null, body: 'still' })
  })
})

function someone(): Acting & { readonly who: Who } {
  const who: Who = {
    accountId: newId(),
    name: '张经办',
    role: 'county-officer',
    permissions: new Set(['本人账号']),
    scope: wholeCounty,
    sensitive: '揭示',
    exportRows: 0,
  }
  return { ...common, who }
}
