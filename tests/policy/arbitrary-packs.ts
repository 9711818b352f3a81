import fc from 'fast-check'

// Expressions of the language by type and scope, written with brackets so that only meaning varies.
type Scope = 'person' | 'household'

// Amounts of a month may not stand beside amounts of a year: all are of a year.
const personAmounts = ['(12 * 工资收入)', '(12 * 月养老金)', '(12 * 社保缴费基数)']
const householdAmounts = ['家庭年收入', '过去12个月总收入', '医疗刚性支出']
const literals = ['0', '480', '5760', '5759.99', '1.5', '-3']

function amount(scope: Scope, depth: number): fc.Arbitrary<string> {
  const names =
    scope === 'person'
      ? [...personAmounts, '户.家庭年收入', '标准', '人额']
      : [...householdAmounts, '标准', '户额']
  const leaf = fc.constantFrom(...names)
  if (depth === 0) return leaf
  const inner = amount(scope, depth - 1)
  const choices = [
    leaf,
    fc.tuple(inner, fc.constantFrom('+', '-'), inner).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc
      .tuple(fc.constantFrom('2', '1.5', '-0.25', '倍数'), inner)
      .map(([factor, a]) => `(${factor} * ${a})`),
    fc
      .tuple(truth(scope, depth - 1), inner, inner)
      .map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    fc
      .tuple(fc.constantFrom('max', 'min'), inner, inner)
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(
        fc.constantFrom('向上取整', '向下取整', '四舍五入'),
        inner,
        fc.constantFrom('11', '0.5', '7'),
      )
      .map(([name, a, d]) => `${name}(${a}, ${d})`),
    fc.tuple(inner, fc.constantFrom(...literals)).map(([a, literal]) => `(${a} - ${literal})`),
  ]
  if (scope === 'household') {
    const element = amount('person', depth - 1).map((text) =>
      text.replaceAll('人额', 'm.人额').replaceAll(personName, 'm.$&'),
    )
    choices.push(
      fc
        .tuple(fc.constantFrom('sum', 'max', 'min'), element)
        .map(([name, a]) => `${name}(for m in 成员 return ${a})`),
      fc.tuple(truth('person', 0), element).map(([c, a]) => `sum(for m in 成员[${c}] return ${a})`),
    )
  }
  return fc.oneof(...choices)
}

const personName = /(?<![.人])(?:工资收入|月养老金|社保缴费基数)/g

function count(scope: Scope): fc.Arbitrary<string> {
  const person = [
    '机动车辆数',
    '周岁(出生日期, 评估日)',
    '满月数(出生日期, 评估日)',
    '天数(残疾评定日期, 评估日)',
  ]
  const household = [
    '近12个月临时救助次数',
    'count(成员[有劳动能力])',
    'count(成员)',
    '满月数(认定日期, 评估日)',
    'count(法定义务人[义务人年龄 >= 60])',
  ]
  return fc.constantFrom(...(scope === 'person' ? person : household))
}

function truth(scope: Scope, depth: number): fc.Arbitrary<string> {
  const person = [
    '重特大疾病',
    '残疾等级 in ("一级", "二级")',
    '与户主关系 = "本人"',
    '就业状态 != "无业"',
    '周岁(出生日期, 评估日) >= 18',
    '出生日期 <= date("2006-10-11")',
    '加月(残疾评定日期, 3) > 评估日',
    '已知(工资收入)',
    '人真',
    '户.户真',
  ]
  const household = [
    '收入稳定',
    '城乡 = "农村"',
    '低保财产 = "符合"',
    '已知(家庭年收入)',
    '户真',
    '加日(认定日期, 30) >= 评估日',
    '认定日期 + duration("P6M10D") >= 评估日',
    '认定日期 + 期 > 评估日',
    '(评估日 - 期 in [认定日期..date("2024-12-31")))',
    '家庭年收入 in (480..5760]',
    '家庭年收入 in (< 480, 690, [5760..8280))',
    'count(成员[有劳动能力][重特大疾病]) >= 1',
    'max(家庭年收入, 过去12个月总收入, 480) < 5760',
    'some m in 成员 satisfies m.人真',
    'every m in 成员[有劳动能力] satisfies m.重特大疾病',
    'some s in 法定义务人 satisfies s.义务人有能力',
  ]
  const leaf = fc
    .constantFrom(...(scope === 'person' ? person : household))
    .map((text) => `(${text})`)
  if (depth === 0) return leaf
  const inner = truth(scope, depth - 1)
  const sign = fc.constantFrom('<', '<=', '>', '>=', '=', '!=')
  return fc.oneof(
    leaf,
    fc
      .tuple(inner, fc.constantFrom('and', 'or'), inner)
      .map(([a, word, b]) => `(${a} ${word} ${b})`),
    inner.map((a) => `not(${a})`),
    fc
      .tuple(amount(scope, depth - 1), sign, amount(scope, depth - 1))
      .map(([a, s, b]) => `(${a} ${s} ${b})`),
    fc
      .tuple(amount(scope, depth - 1), sign, fc.constantFrom(...literals))
      .map(([a, s, b]) => `(${a} ${s} ${b})`),
    fc
      .tuple(count(scope), sign, fc.constantFrom('0', '1', '2', '18', '60'))
      .map(([a, s, b]) => `(${a} ${s} ${b})`),
    fc.tuple(inner, inner, inner).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    fc.tuple(inner, inner).map(([c, a]) => `(if ${c} then null else ${a})`),
    fc.tuple(inner, inner).map(([a, b]) => `(${a} = ${b})`),
  )
}

// Terms and lists stay free of each other's names where that would be a circle.
const plainPerson = (text: string) =>
  text
    .replaceAll('人真', '重特大疾病')
    .replaceAll('人额', '(12 * 工资收入)')
    .replaceAll('户真', '收入稳定')
const plainHousehold = (text: string) =>
  text.replaceAll('户真', '收入稳定').replaceAll('户额', '家庭年收入')

/** A pack in YAML: two classes, two routes, labels and rules of random conditions. */
export const arbitraryPack: fc.Arbitrary<string> = fc
  .record({
    personTruth: truth('person', 1),
    personAmount: amount('person', 1),
    householdTruth: truth('household', 1),
    householdAmount: amount('household', 2),
    conditions: fc.array(truth('household', 2), { minLength: 3, maxLength: 3 }),
    routes: fc.array(truth('person', 2), { minLength: 2, maxLength: 2 }),
    rules: fc.tuple(truth('person', 2), truth('household', 2), amount('person', 1)),
    benefit: amount('household', 1),
  })
  .map((given) =>
    JSON.stringify({
      标识: 'random',
      名称: '随机',
      文件: { 文号: '随机〔2020〕1号' },
      参数: {
        标准: { 单位: '元', 取值: [{ 自: '2020-01-01', 城市: 690, 农村: 480 }] },
        倍数: { 取值: [{ 自: '2020-01-01', 值: 1.5 }] },
        期: { 类型: '期限', 取值: [{ 自: '2020-01-01', 城市: '6个月', 农村: '1年1个月' }] },
      },
      术语: {
        人真: { 层级: '人', 式: plainPerson(given.personTruth) },
        人额: { 层级: '人', 式: plainPerson(given.personAmount) },
        户真: { 层级: '户', 式: plainHousehold(given.householdTruth) },
        户额: { 层级: '户', 式: plainHousehold(given.householdAmount) },
        计算人口: { 层级: '户', 式: 'count(成员[有劳动能力])' },
      },
      类别: [
        {
          名称: '甲类',
          序: 1,
          依据: '一',
          条件: [{ 一: given.conditions[0] }, { 二: given.conditions[1] }],
          月保障金: `向上取整(${given.benefit}, 12)`,
        },
        {
          名称: '乙类',
          序: 2,
          依据: '一',
          前提: given.conditions[1],
          条件: [{ 三: given.conditions[2] }],
        },
      ],
      人员类别: [
        {
          名称: '丙类',
          序: 1,
          依据: '一',
          前提: '户.应认定类别 = "甲类"',
          条件: [{ 四: given.routes[0] }],
        },
        { 名称: '待核实', 序: 2, 依据: '一', 前提: '户.待核实', 条件: [{ 五: given.routes[1] }] },
      ],
      标签: [{ 值: '防返贫类型' }, { 名称: '有真', 当: given.conditions[0] }],
      监测: [
        {
          编号: 'R1',
          名称: '人',
          类型: '质控',
          依据: '一',
          级别: '高',
          对象: '人',
          当: given.rules[0],
          分档: { 值: given.rules[2], 界: [0, 480, 5760.5] },
        },
        {
          编号: 'R2',
          名称: '户',
          类型: '质控',
          依据: '一',
          级别: '高',
          对象: '户',
          当: given.rules[1],
        },
        {
          编号: 'R3',
          名称: '类',
          类型: '质控',
          依据: '一',
          级别: '高',
          对象: '人',
          当: '本人.应认定类别 = "丙类" or 户.应认定类别 = "乙类"',
        },
        {
          编号: 'R4',
          名称: '员',
          类型: '质控',
          依据: '一',
          级别: '高',
          对象: '户',
          当: 'some m in 成员 satisfies m.应认定类别 != "丙类"',
        },
      ],
    }),
  )
