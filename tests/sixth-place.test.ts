import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { compilePack, evaluateHousehold, type HouseholdFacts, loadPack } from '#policy/index'
import { listPolicies, readPolicyFiles } from '../src/app/policy-files.ts'
import { catalogue, packFolders, policyFiles } from './policy/read-packs.ts'
import { evaluateBySql, openPolicyDatabase } from './policy/sql-runner.ts'

// A place nobody has heard of: a folder, and nothing else in the tree.
const pack = `标识: 999999-sixth
名称: 第六县
版本: 2025.1
继承: [national]
地区: {代码: "999999000000", 名称: 第六县}
`
const plan = `文件: {文号: 六政办〔2025〕1号, 标题: 分层分类社会救助实施方案, 印发: 第六县人民政府办公室, 日期: 2025-01-01}
参数:
  低保标准:
    单位: 元每人每月
    取值: [{自: 2025-01-01, 城市: 700, 农村: 500, 来源: 示例}]
    依据: 一
  边缘倍数:
    单位: 倍
    取值: [{自: 2025-01-01, 值: 2}]
    依据: 一
类别:
  - {名称: 低保边缘家庭成员, 依据: 一}
别名: {低保边缘家庭成员: 低保边缘人口}
`
const root = mkdtempSync(path.join(tmpdir(), 'sixth-place-'))
const folder = path.join(root, '999999-sixth')
mkdirSync(folder)
writeFileSync(path.join(folder, 'pack.yaml'), pack)
writeFileSync(path.join(folder, 'plan.yaml'), plan)
afterAll(() => rmSync(root, { recursive: true }))

const day = localDate('2025-06-01')
const facts = (wage: number): HouseholdFacts => ({
  household: { urban_rural: '农村', dibao_property: '符合', near_dibao_property: '符合' },
  members: [
    { id: 'a', facts: { relation: '本人', birth_date: '1980-01-01', custody_status: '无', wage } },
  ],
})

describe('a sixth place', () => {
  const files = readPolicyFiles(folder)
  const sixth = compilePack(loadPack({ files, catalogue, id: '999999-sixth' }), catalogue)

  it('takes only a folder, and inherits what it does not say', () => {
    expect(sixth.pack.lineage).toEqual(['999999-sixth', 'national'])
    expect(sixth.pack.rules.length).toBe(
      compilePack(loadPack({ files: policyFiles, catalogue, id: 'national' }), catalogue).pack.rules
        .length,
    )
  })

  it('decides by its own standard and multiple, to the fen, in both back ends', async () => {
    const database = await openPolicyDatabase()
    const households = [99_999, 100_000].map((wage) => {
      const [member] = facts(wage).members
      const known = Object.fromEntries(
        catalogue.facts
          .filter((fact) => fact.level === '人' && fact.type === '金额')
          .map((fact) => [fact.code, 0]),
      )
      return {
        ...facts(wage),
        members: [{ id: 'a', facts: { ...known, ...member?.facts, wage } }],
      }
    })
    const found = households.map(
      (one) => evaluateHousehold(sixth, one, { day, rules: false }).household.category,
    )
    expect(found[0]).toBe('低保边缘家庭成员')
    expect(found[1]).not.toBe('低保边缘家庭成员')
    const bySql = await evaluateBySql(database, sixth, { households, request: { day, rules: [] } })
    expect(bySql.map((one) => one.category)).toEqual(found)
    await database.close()
  })
})

describe('the shipped places', () => {
  it('are those whose folder names an area', () => {
    expect(listPolicies()).toHaveLength(5)
    expect(packFolders).toEqual(expect.arrayContaining(listPolicies()))
  })

  it.each(listPolicies())('loses only itself when the folder of %s is deleted', (id) => {
    const rest = policyFiles.filter((file) => !file.path.startsWith(`policies/${id}/`))
    for (const other of listPolicies().filter((each) => each !== id)) {
      expect(compilePack(loadPack({ files: rest, catalogue, id: other }), catalogue)).toBeDefined()
    }
    expect(() => loadPack({ files: rest, catalogue, id })).toThrow(id)
  })
})
