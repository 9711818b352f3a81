import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalDate, localDate } from '#kernel/index'
import { arbitraryHousehold } from '../../tests/policy/arbitrary-households.ts'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import {
  countyCode,
  evaluateBySql,
  householdId,
  openPolicyDatabase,
} from '../../tests/policy/sql-runner.ts'
import {
  type CheckedPack,
  compilePack,
  compileSql,
  evaluatorFor,
  type HouseholdFacts,
  loadPack,
} from './index.ts'

const load = (id: string) => compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)

type Db = Awaited<ReturnType<typeof openPolicyDatabase>>

interface SchemeRow {
  readonly scheme: string
  readonly household_id: string
  readonly person_id: string | null
  readonly entitled: boolean | null
  readonly received: boolean | null
  readonly amount_lo: number | null
  readonly amount_hi: number | null
}

/** One line a subject and scheme, by SQL: what JavaScript has to give as well. */
async function linesBySql(
  db: Db,
  pack: CheckedPack,
  given: { readonly households: readonly HouseholdFacts[]; readonly day: LocalDate },
): Promise<readonly string[]> {
  const { households, day } = given
  await evaluateBySql(db, pack, { households, request: { day, rules: [] } })
  const { text } = compileSql(pack, { day, outcome: 'all' }).schemes
  const { rows } = await db.query<SchemeRow>(text, [countyCode])
  const order = new Map(households.map((_, index) => [householdId(index), index]))
  return rows
    .map((row) => {
      const at = order.get(row.household_id) ?? -1
      const member =
        row.person_id === null
          ? '-'
          : households[at]?.members[Number(row.person_id.slice(-12)) % 100]?.id
      return line(at, row.scheme, member ?? '?', row)
    })
    .sort()
}

function line(
  household: number,
  scheme: string,
  member: string,
  row: Pick<SchemeRow, 'entitled' | 'received' | 'amount_lo' | 'amount_hi'>,
): string {
  return `${household} ${scheme} ${member} ${row.entitled} ${row.received} ${row.amount_lo} ${row.amount_hi}`
}

function linesByJs(
  pack: CheckedPack,
  given: { readonly households: readonly HouseholdFacts[]; readonly day: LocalDate },
): readonly string[] {
  const evaluate = evaluatorFor(pack, { day: given.day })
  return given.households
    .flatMap((facts, at) =>
      evaluate(facts, { rules: false, schemes: true }).schemes.map((one) =>
        line(at, one.scheme, one.memberId ?? '-', {
          entitled: one.entitled,
          received: one.received,
          amount_lo: one.amountLow,
          amount_hi: one.amountHigh,
        }),
      ),
    )
    .sort()
}

describe('schemes in JavaScript and in SQL give the same', async () => {
  const db = await openPolicyDatabase()
  const counts = { rows: 0, open: 0, entitled: 0 }

  const places = packFolders.filter((id) =>
    policyFiles.some(({ path }) => path === `policies/${id}/schemes.yaml`),
  )

  it.each(places)('%s, over random households', async (id) => {
    const pack = load(id)
    const property = fc.asyncProperty(
      fc.array(arbitraryHousehold, { minLength: 30, maxLength: 30 }),
      fc.constantFrom('2024-10-11', '2026-02-28'),
      async (households, text) => {
        const given = { households, day: localDate(text) }
        const bySql = await linesBySql(db, pack, given)
        expect(bySql).toEqual(linesByJs(pack, given))
        counts.rows += bySql.length
        counts.open += bySql.filter((one) => / null (true|false|null) /.test(one)).length
        counts.entitled += bySql.filter((one) => / true (true|false|null) /.test(one)).length
      },
    )
    await fc.assert(property, { numRuns: 2, endOnFailure: true })
  })

  it('the random households leave many entitlements open and settle many', () => {
    expect(counts.open / counts.rows).toBeGreaterThan(0.1)
    expect(counts.entitled / counts.rows).toBeGreaterThan(0.02)
  })
})

describe('a scheme in a pack', () => {
  const pack = (schemes: string) =>
    compilePack(
      loadPack({
        files: [{ path: 'p/pack.yaml', text: `标识: p\n名称: 试\n文件: {文号: 试1}\n${schemes}` }],
        catalogue,
      }),
      catalogue,
    )
  const scheme = (rest: string) =>
    pack(`救助项目:\n  - {编号: 甲, 种类: 其他, 对象: 户, 依据: 一, ${rest}}`)

  it('is refused with its place when a word, a key or a name is not known', () => {
    const line = 'p/pack.yaml 第 5 行'
    expect(() => scheme('条件: [{某: 在册类别 = "低保"}]')).toThrow(line)
    expect(() => scheme('条件: [{某: 住房困难}], 条見: 1')).toThrow(line)
    expect(() => scheme('条件: [{某: 住房困难}], 互斥: [乙]')).toThrow(`${line}第 5 列：不认识“乙”`)
    expect(() => scheme('条件: [{某: 住房困难}], 金额: 住房面积')).toThrow('此处应为金额')
    expect(() => scheme('责任: [民政]')).toThrow('缺少“条件”')
    const open =
      '金额: (本月应发金额 - 本月实发金额) * (近12个月临时救助次数 - 近12个月临时救助事由数)'
    expect(() => scheme(`条件: [{某: 住房困难}], ${open}`)).toThrow(line)
  })

  it('gives a nearer pack only the keys it replaces', () => {
    const base = `标识: base\n名称: 基\n文件: {文号: 基1}\n救助项目:\n  - {编号: 甲, 种类: 住房, 对象: 户, 责任: [住建], 依据: 一, 条件: [{困难: 住房困难}], 在享: 公租房在租}`
    const near = `标识: near\n名称: 近\n继承: [base]\n文件: {文号: 近1}\n救助项目:\n  - {编号: 甲, 配合: [民政], 依据: 二}`
    const { schemes } = loadPack({
      files: [
        { path: 'base/pack.yaml', text: base },
        { path: 'near/pack.yaml', text: near },
      ],
      catalogue,
      id: 'near',
    })
    expect(schemes).toMatchObject([
      {
        id: '甲',
        kind: '住房',
        responsible: ['住建'],
        cooperating: ['民政'],
        basis: { document: '近1', article: '二' },
        conditions: [{ name: '困难' }],
      },
    ])
  })
})
