import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { countyCode, evaluateBySql, openPolicyDatabase } from '../../tests/policy/sql-runner.ts'
import {
  type CheckedPack,
  compilePack,
  compileSql,
  evaluatorFor,
  type FactValue,
  type HouseholdFacts,
  loadPack,
} from './index.ts'

type Named = Readonly<Record<string, FactValue>>

const packs = new Map<string, CheckedPack>()
function packOf(id: string): CheckedPack {
  const known = packs.get(id)
  if (known) return known
  const pack = compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
  packs.set(id, pack)
  return pack
}

const day = localDate('2024-10-11')

/** A household on the list of 低保 with one disabled, aged, dependent member, and what is said besides. */
function householdWith(said: Named): HouseholdFacts {
  const all: Named = {
    在册类别: '低保对象',
    城乡: '农村',
    本人在册类别: '无',
    出生日期: '1950-01-01',
    残疾等级: '一级',
    有劳动能力: true,
    就业状态: '无业',
    自理未达标项数: 4,
    ...said,
  }
  const facts = (level: string) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => {
        const fact = catalogue.findByName(name)
        if (!fact) throw new Error(`no fact ${name}`)
        return fact.level === level ? [[fact.code, value]] : []
      }),
    )
  return { household: facts('户'), members: [{ id: 'm', facts: facts('人') }] }
}

/** What is due and what is received, as both back ends find it. */
type Found = (pack: string, scheme: string, said: Named) => Promise<readonly unknown[]>

// Pack, scheme, the fact that says it is received, the need that nobody recorded, a need that is not there.
const rows: readonly (readonly [string, string, string, string, FactValue])[] = [
  ['410721-xinxiang', '疾病应急救助', '疾病应急基金已支付', '急救费用无力支付', false],
  ['410721-xinxiang', '受灾人员救助', '受灾已救助', '近期受灾', false],
  ['410721-xinxiang', '旱灾冬春救助', '旱灾冬春救助已发放', '旱灾冬春生活困难', false],
  ['410721-xinxiang', '倒损民房重建', '倒损民房已重建', '因灾房屋倒损', '无'],
  ['410721-xinxiang', '流浪乞讨救助', '流浪乞讨已救助', '生活无着流浪乞讨', false],
  ['410721-xinxiang', '社会工作服务', '社会工作服务在享', '社会工作服务需求', false],
  ['410721-xinxiang', '司法救助', '司法救助已发放', '司法救助情形', false],
  ['410721-xinxiang', '困难职工帮扶', '困难职工已帮扶', '困难职工', false],
  ['410721-xinxiang', '慈善帮扶', '慈善帮扶已得', '慈善帮扶需求', false],
  ['410721-xinxiang', '殡葬费用减免', '殡葬费用已减免', '已死亡', false],
  ['410721-xinxiang', '公益性岗位', '公益性岗位在岗', '就业困难人员', false],
  ['410721-xinxiang', '开发式帮扶', '开发式帮扶在享', '防返贫类型', '无'],
  ['669901-bingtuan-city', '公益性岗位', '公益性岗位在岗', '防返贫类型', '无'],
  ['669901-bingtuan-city', '残疾人托养照护', '托养照护在享', '托养照护需求', false],
  ['669901-bingtuan-city', '失能老人集中照护', '失能老人集中照护在享', '愿入住养老机构', false],
  ['669901-bingtuan-city', '辅助器具补助', '辅助器具已补助', '辅助器具需求', false],
  ['621200-longnan', '助学贷款代偿', '助学贷款已代偿', '有助学贷款', false],
  ['149901-shanxi-county', '受灾人员救助', '受灾已救助', '近期受灾', false],
  ['149901-shanxi-county', '倒损民房重建', '倒损民房已重建', '因灾房屋倒损', '无'],
  ['149901-shanxi-county', '遇难人员家庭抚慰', '遇难抚慰已发放', '因灾有人遇难', false],
]
/** The facts without which these schemes are not due to the household above. */
const besides: Readonly<Record<string, Named>> = {
  公益性岗位: { 出生日期: '1984-01-01' },
  开发式帮扶: { 出生日期: '1984-01-01' },
}

describe('a need that nobody recorded', async () => {
  const db = await openPolicyDatabase()

  const byJs: Found = async (pack, scheme, said) => {
    const evaluate = evaluatorFor(packOf(pack), { day })
    const { schemes } = evaluate(householdWith(said), { rules: false, schemes: true })
    const found = schemes.find((one) => one.scheme === scheme)
    return [found?.entitled, found?.received]
  }
  const bySql: Found = async (id, scheme, said) => {
    const pack = packOf(id)
    const households = [householdWith(said)]
    await evaluateBySql(db, pack, { households, request: { day, rules: [] } })
    const { text } = compileSql(pack, { day, outcome: 'all', schemes: [scheme] }).schemes
    const { rows: found } = await db.query<{ entitled: unknown; received: unknown }>(text, [
      countyCode,
    ])
    return [found[0]?.entitled, found[0]?.received]
  }

  describe.each([
    ['JavaScript', byJs],
    ['SQL', bySql],
  ] as const)('in %s', (_, find) => {
    it.each(rows)('%s %s: leaves who receives it open', async (pack, scheme, aid) => {
      expect(await find(pack, scheme, { ...besides[scheme], [aid]: true })).toEqual([null, true])
    })

    it.each(rows)('%s %s: asks nobody who does not receive it', async (pack, scheme, aid) => {
      const said = { ...besides[scheme], [aid]: false }
      expect((await find(pack, scheme, said))[0]).toBe(false)
      expect((await find(pack, scheme, { ...besides[scheme] }))[0]).toBe(false)
    })

    it.each(rows)('%s %s: a recorded “no” settles it', async (pack, scheme, aid, need, no) => {
      const said = { ...besides[scheme], [aid]: true, [need]: no }
      expect((await find(pack, scheme, said))[0]).toBe(false)
    })

    it('临时救助: who was helped without a recorded hardship is open', async () => {
      const helped = { 近12个月临时救助次数: 1 }
      const none = { 突发急难情形: false, 医疗刚性支出: 0, 教育刚性支出: 0, 其他刚性支出: 0 }
      const found = (said: Named) => find('410721-xinxiang', '临时救助', said)
      expect(await found(helped)).toEqual([null, true])
      expect(await found({ ...helped, 突发急难情形: true })).toEqual([true, true])
      expect(await found({ ...helped, ...none })).toEqual([false, false])
      expect(await found({})).toEqual([false, false])
    })

    it('公租房租金减免: who may be an urban low-income household is open', async () => {
      const renting = { 城乡: '城市', 在册类别: '无', 公租房在租: true, 租金减免百分比: 80 }
      const found = (said: Named) => find('410721-xinxiang', '公租房租金减免', said)
      expect((await found(renting))[0]).toBeNull()
      expect((await found({ ...renting, 城市低收入家庭: true }))[0]).toBe(true)
      expect((await found({ ...renting, 城市低收入家庭: false }))[0]).toBe(false)
      expect((await found({ ...renting, 租金减免百分比: 0 }))[0]).toBe(false)
    })
  })
})

describe('who the documents name', async () => {
  const find: Found = async (pack, scheme, said) => {
    const evaluate = evaluatorFor(packOf(pack), { day })
    const { schemes } = evaluate(householdWith(said), { rules: false, schemes: true })
    const found = schemes.find((one) => one.scheme === scheme)
    return [found?.entitled]
  }
  const working = { 出生日期: '1984-01-01' }

  it('S2 三（七）: posts are for the watched who can and want to work', async () => {
    const watched = { ...working, 防返贫类型: '边缘易致贫户', 有务工意愿: true }
    const post = (said: Named) => find('669901-bingtuan-city', '公益性岗位', said)
    expect(await post({ ...watched, 在册类别: '无' })).toEqual([true])
    expect(await post({ ...watched, 防返贫类型: '无' })).toEqual([false])
    expect(await post({ ...watched, 有劳动能力: false })).toEqual([false])
    expect(await post({ ...watched, 有务工意愿: false })).toEqual([false])
  })

  it('S3 9: help to work and medical aid reach the watched', async () => {
    const watched = { ...working, 在册类别: '无', 防返贫类型: '脱贫不稳定户' }
    const ill = { 重特大疾病: true, 政策范围内自付: 100 }
    expect(await find('621200-longnan', '就业扶持政策', watched)).toEqual([true])
    const treated = { ...watched, ...ill }
    expect(await find('621200-longnan', '重特大疾病门诊救助', treated)).toEqual([true])
    const other = { ...treated, 防返贫类型: '无' }
    expect(await find('621200-longnan', '重特大疾病门诊救助', other)).toEqual([false])
    expect(await find('410721-xinxiang', '重特大疾病门诊救助', treated)).toEqual([false])
  })

  it('S0 （三）2: houses for low-income families of any class, rural help without unemployment', async () => {
    const poor = { 在册类别: '其他低收入人口', 危房等级: 'D级' }
    expect(await find('149901-shanxi-county', '危房改造', poor)).toEqual([true])
    const central = { 在册类别: '特困人员', 特困供养方式: '集中供养', 危房等级: 'D级' }
    expect(await find('149901-shanxi-county', '危房改造', central)).toEqual([true])
    expect(await find('410721-xinxiang', '危房改造', central)).toEqual([false])
    const farming = { ...working, 就业状态: '务农' }
    expect(await find('149901-shanxi-county', '农村就业帮扶', farming)).toEqual([true])
    expect(await find('410721-xinxiang', '农村就业帮扶', farming)).toEqual([false])
  })

  it('S4 三（二）2: vocational school is free for all, the grant for the poor', async () => {
    const pupil = { 在册类别: '无', 防返贫类型: '无', 在读学段: '中职', 家庭经济困难学生: false }
    expect(await find('410721-xinxiang', '中职免费助学', pupil)).toEqual([true])
    expect(await find('410721-xinxiang', '中职助学金', pupil)).toEqual([false])
    const poor = { ...pupil, 家庭经济困难学生: true }
    expect(await find('410721-xinxiang', '中职助学金', poor)).toEqual([true])
  })
})
