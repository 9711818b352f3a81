import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { compilePack, compileSql, loadPack } from './index.ts'

const pack = compilePack(
  loadPack({ files: policyFiles, catalogue, id: '410721-xinxiang' }),
  catalogue,
)
const compiled = compileSql(pack, { day: localDate('2024-10-11') })

// UPDATE_GOLDEN=1 npx vitest run src/policy/golden writes them anew: read the difference before committing it.
describe('the SQL of the county pack is the one that was read and checked in', () => {
  it.each(['household', 'person', 'rules'] as const)('%s', (name) => {
    const path = `src/policy/golden/410721-xinxiang.${name}.sql`
    const text = `-- 410721-xinxiang on 2024-10-11, compiled; see golden.test.ts.\n${compiled[name].text}\n`
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text)
    expect(text).toBe(readFileSync(path, 'utf8'))
  })
})
