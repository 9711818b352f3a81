import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import { compilePack, compileSql, loadPack } from './index.ts'

const places = packFolders
  .map((id) => loadPack({ files: policyFiles, catalogue, id }))
  .filter((pack) => pack.section('地区') !== undefined)
  .map((pack) => [pack.id, compilePack(pack, catalogue)] as const)

// Rules and schemes are national but for thresholds and routes: of one place they are checked in whole.
const whole = '410721-xinxiang'

// UPDATE_GOLDEN=1 npx vitest run src/policy/golden writes them anew: read the difference before committing it.
describe.each(places)('the SQL of %s is the one that was read and checked in', (id, pack) => {
  const compiled = compileSql(pack, { day: localDate('2024-10-11') })
  const parts =
    id === whole
      ? (['household', 'person', 'rules', 'schemes'] as const)
      : (['household', 'person'] as const)

  it.each(parts)('%s', (name) => {
    const path = `src/policy/golden/${id}.${name}.sql`
    const text = `-- ${id} on 2024-10-11, compiled; see golden.test.ts.\n${compiled[name].text}\n`
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text)
    expect(text).toBe(readFileSync(path, 'utf8'))
  })
})
