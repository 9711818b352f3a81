import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ident, sql } from '#db/index'
import {
  commitBatch,
  discardBatch,
  dropOrphanedStaging,
  holdFile,
  type ImportOutcome,
  isPreviewOld,
  listBatchRows,
  loadPreview,
  previewAgain,
  type RowFilter,
} from '#sources/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { matchRows } from './match-rows.ts'
import {
  aFileCounty,
  type FileCounty,
  importInto,
  importRosterOfFour,
  people,
  severelyDisabled,
  writeCsv,
} from './test-files.ts'

const { zhao, qian, sun, li, outsider } = people

function inputOf(county: FileCounty) {
  const { map, catalogue, folder } = county
  const keepOriginal = { folder: path.join(folder, 'originals') }
  return { map, catalogue, match: matchRows, screening: severelyDisabled, keepOriginal }
}

function hold(county: FileCounty, file: string): Promise<string> {
  return holdFile(county.db, county.acting, { ...inputOf(county), path: file, dataset: 'auto' })
}

function commit(county: FileCounty, batchId: string): Promise<ImportOutcome> {
  return commitBatch(county.db, county.acting, batchId, inputOf(county))
}

async function previewOf(county: FileCounty, batchId: string) {
  const preview = await loadPreview(county.db, county.acting, batchId)
  if (preview === undefined) throw new Error('a waiting batch has a preview')
  return preview
}

async function rowsOf(county: FileCounty, batchId: string, filter?: RowFilter) {
  const { catalogue, map: datasets } = county
  const items = []
  let after: string | undefined
  do {
    const wanted = {
      ...{ catalogue, datasets },
      limit: 2,
      ...(filter ? { filter } : {}),
      ...(after ? { after } : {}),
    }
    const page = await listBatchRows(county.db, county.acting, batchId, wanted)
    items.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return items
}

/** Everything of the county that a file may change, without the batches and when it was. */
async function stateOf({ db }: FileCounty) {
  const tables = ['person_profile', 'household_profile', 'observation', 'sighting', 'coverage']
  const more = ['fact_conflict', 'lead', 'match_candidate', 'row_problem', 'recognition', 'person']
  const state: Record<string, unknown> = {}
  for (const table of [...tables, ...more, 'household', 'membership', 'household_due']) {
    const rows = await db.query<{ row: string }>(sql`
      select (to_jsonb(t) - array['recorded_at', 'opened_at', 'found_at', 'due_at'])::text as row
      from ${ident(table)} as t order by 1`)
    state[table] = rows.map(({ row }) => row)
  }
  return state
}

function disability(county: FileCounty, month: string, rows: readonly string[]): string {
  return writeCsv(county, `残疾人2024年${month}月.csv`, [
    '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
    ...rows,
  ])
}

const september = [
  `${zhao.name},${zhao.number},柳林乡,肢体,二级,2019-05-06`,
  `${qian.name},'${qian.number},柳林乡,视力,3级,2020.1.2`,
  `${sun.name},${sun.number},石桥镇,精神,五级,2018-01-01`,
  `${outsider.name},${outsider.number},石桥镇,智力,一级,2018-01-01`,
  '合计,4,,,,',
]
const october = [
  `${zhao.name},${zhao.number},柳林乡,肢体,一级,2019-05-06`,
  `${li.name},${li.number},柳林乡,听力,四级,2018-01-01`,
  `别人,${qian.number},柳林乡,视力,三级,2020-01-02`,
  `${sun.name},${sun.number.slice(0, 17)}*,石桥镇,精神,二级,2018-01-01`,
]

describe('a file that waits for a person', () => {
  test('changes nothing, says what it would change, and then does exactly that', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    for (const [month, rows] of [
      ['9', september],
      ['10', october],
    ] as const) {
      const before = await stateOf(county)
      const id = await hold(county, disability(county, month, rows))
      const preview = await previewOf(county, id)
      expect(await stateOf(county)).toEqual(before)
      expect(preview).toMatchObject({ state: '待确认', dataset: 'disability', mode: '全量' })
      const all = await rowsOf(county, id)
      expect(all.filter((row) => row.row > 0)).toHaveLength(
        preview.rows.total - preview.rows.dropped,
      )
      for (const [filter, count] of [
        ['可用', preview.rows.usable],
        ['已自动修正', preview.rows.corrected],
        ['需确认', preview.rows.needConfirm],
        ['不能用', preview.rows.refused],
        ['合计签字', preview.rows.dropped],
        ['新增', preview.changes.new],
        ['变更', preview.changes.changed],
        ['不变', preview.changes.same],
        ['不再出现', preview.changes.gone],
        ['没有对上', preview.unmatched],
      ] as const) {
        expect(await rowsOf(county, id, filter), filter).toHaveLength(count)
      }
      const nobodys = await rowsOf(county, id, '合计签字')
      expect(nobodys.map(({ row, verdict }) => [row, verdict])).toEqual(
        month === '9' ? [[6, '合计签字']] : [],
      )
      const outcome = await commit(county, id)
      expect(await rowsOf(county, id, '合计签字'), 'after it was taken in').toEqual(nobodys)
      const { rows: counts, matched, unmatched, leads, candidates, factsChanged } = outcome
      expect({ counts, matched, unmatched, leads, candidates, factsChanged }).toEqual({
        counts: preview.rows,
        matched: preview.matched,
        unmatched: preview.unmatched,
        leads: preview.leads,
        candidates: preview.candidates,
        factsChanged: preview.changes.facts,
      })
      const [listed] = await county.db.query<{ count: number }>(sql`
        select count(*) as count from row_problem where batch_id = ${id}`)
      expect(listed?.count).toBe(preview.problems.length)
    }
  })

  test('says of each row what would be different, and who is in the file no more', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    await importInto(county, disability(county, '9', september))
    const later = [
      `${zhao.name},${zhao.number},柳林乡,肢体,一级,2019-05-06`,
      `${li.name},${li.number},柳林乡,听力,四级,2018-01-01`,
    ]
    const id = await hold(county, disability(county, '10', later))
    const preview = await previewOf(county, id)
    expect(preview.comparedWith).toMatchObject({ period: '2024-09' })
    expect(preview.notes.join()).toContain('不会删除任何人')
    const [changed] = await rowsOf(county, id, '变更')
    expect(changed).toMatchObject({
      name: zhao.name,
      township: '柳林乡',
      change: '变更',
      changes: [{ fact: '残疾等级', before: '二级', after: '一级' }],
    })
    const names = (await rowsOf(county, id, '新增')).map(({ name }) => name)
    expect(names).toEqual([li.name])
    const gone = (await rowsOf(county, id, '不再出现')).map(({ name }) => name)
    expect(gone, 'the other township is not covered').toEqual([qian.name])
    const state = await stateOf(county)
    await commit(county, id)
    expect(await stateOf(county)).not.toEqual(state)
  })

  test('is a list like any other: households are formed only when it is committed', async () => {
    const county = await aFileCounty(openFreshPglite)
    const file = writeCsv(county, '低保台账.csv', [
      '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入',
      `H1,${zhao.name},${zhao.number},户主,柳林乡,东柳村,2023-01-05,5000`,
      `H1,${qian.name},${qian.number},妻,柳林乡,东柳村,2023-01-05,5000`,
      `H2,${sun.name},123,户主,石桥镇,桥头村,2023-02-05,4000`,
    ])
    const before = await stateOf(county)
    const id = await hold(county, file)
    const preview = await previewOf(county, id)
    expect(await stateOf(county)).toEqual(before)
    expect((await rowsOf(county, id)).filter(({ row }) => row > 0)).toHaveLength(3)
    const outcome = await commit(county, id)
    expect(outcome.roster).toEqual(preview.roster)
    expect(outcome.rows).toEqual(preview.rows)
    expect(outcome.factsChanged).toBe(preview.changes.facts)
    expect(outcome.roster?.householdsFormed).toBeGreaterThan(0)
  })

  test('is looked at anew when another file has come in since', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    const id = await hold(county, disability(county, '10', october))
    expect((await previewOf(county, id)).changes).toMatchObject({ new: 2, changed: 0, gone: 0 })
    expect(await isPreviewOld(county.db, county.acting, id)).toBe(false)
    await importInto(county, disability(county, '9', september))
    expect(await isPreviewOld(county.db, county.acting, id)).toBe(true)
    await previewAgain(county.db, county.acting, id, inputOf(county))
    expect((await previewOf(county, id)).changes).toMatchObject({ new: 1, changed: 3 })
  })

  test('outlives a crash that emptied its staging table', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    const id = await hold(county, disability(county, '9', september))
    expect(await dropOrphanedStaging(county.db)).toBe(0)
    const table = `staging.batch_${id.replaceAll('-', '')}`
    await county.db.execute(sql`truncate ${ident(table)}`)
    const outcome = await commit(county, id)
    expect(outcome).toMatchObject({ matched: 3, leads: 1 })
    expect(readdirSync(path.join(county.folder, 'originals'))).toEqual([`${id}.sealed`])
  })

  test('is given up with its rows and its original; then it cannot be committed', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    const before = await stateOf(county)
    const id = await hold(county, disability(county, '9', september))
    await discardBatch(county.db, county.acting, id)
    expect(await stateOf(county)).toEqual(before)
    expect(readdirSync(path.join(county.folder, 'originals'))).toEqual([])
    await expect(commit(county, id)).rejects.toThrow('已经放弃')
    await expect(discardBatch(county.db, county.acting, id)).rejects.toThrow('已经放弃')
  })

  test('is not taken in twice when the same file waits twice', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    const file = disability(county, '9', september)
    const [one, other] = [await hold(county, file), await hold(county, file)]
    await commit(county, one)
    await expect(commit(county, other)).rejects.toThrow('没有再次入库')
    expect((await previewOf(county, other)).alreadyImportedAs).toMatchObject({ batchId: one })
  })
})
