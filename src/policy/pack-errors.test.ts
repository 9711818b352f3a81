import { describe, expect, it } from 'vitest'
import { localDate, Refusal } from '#kernel/index'
import { compilePack, evaluatorFor, loadCatalogue, loadPack, type PolicyFile } from './index.ts'

const catalogue = loadCatalogue(`事实:
  - {代码: annual_income, 名称: 家庭年收入, 类型: 金额, 单位: 元/年, 层级: 户, 主管: 民政, 敏感: 中, 保留年: 5}
  - {代码: settlement, 名称: 城乡, 类型: 代码, 层级: 户, 主管: 民政, 敏感: 低, 保留年: 5, 码表: [{值: 城市}, {值: 农村}]}
  - {代码: stable, 名称: 收入稳定, 类型: 是否, 层级: 户, 主管: 民政, 敏感: 低, 保留年: 5}
  - {代码: pension, 名称: 月养老金, 类型: 金额, 单位: 元/月, 层级: 人, 主管: 人社, 敏感: 中, 保留年: 5}
  - {代码: grade, 名称: 残疾等级, 类型: 代码, 层级: 人, 主管: 残联, 敏感: 高, 保留年: 5, 码表: [{值: 一级}, {值: 二级}, {值: 无}]}
  - {代码: birth, 名称: 出生日期, 类型: 日期, 层级: 人, 主管: 公安, 敏感: 中, 保留年: 5}
`)

const head = `标识: place
名称: 某县
文件: {文号: 某政〔2024〕1号, 日期: 2024-01-01}
参数:
  低保标准: {单位: 元每人每月, 取值: [{自: 2024-01-01, 值: 480}], 依据: 一}
`

/** The head above is five lines long: what is under test begins on the sixth. */
function packOf(more: string): readonly PolicyFile[] {
  return [{ path: 'place/pack.yaml', text: `${head}${more}` }]
}

function compile(files: readonly PolicyFile[], id?: string) {
  return compilePack(loadPack({ files, catalogue, ...(id && { id }) }), catalogue)
}

function sentenceOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return '没有出错'
}

function category(condition: string): readonly PolicyFile[] {
  return packOf(`类别:\n  - {名称: 甲类, 序: 1, 依据: 一, 条件: [{收入: '${condition}'}]}\n`)
}

// The condition's first character stands in line 7, column 38.
const at = (offset = 0) => `place/pack.yaml 第 7 行第 ${38 + offset} 列：`

describe('a mistake in an expression is named with file, line, column and what to do', () => {
  it.each<[string, string, string]>([
    [
      'a typo in a name',
      '家庭年收人 < 1',
      `${at()}不认识“家庭年收人”，是否想写“家庭年收入”？名称须在事实目录或本政策中有定义。`,
    ],
    [
      'a typo in a function',
      '家庭年收入 < 1 and count(成员[岁(出生日期, 评估日) > 1]) > 0',
      `${at(23)}不认识“岁”，是否想写“周岁”？名称须在事实目录或本政策中有定义。`,
    ],
    [
      'a sign that is no minus',
      '12 > +家庭年收入',
      `${at(5)}表达式写法有误（“+家庭年收入”附近）。请对照政策语言说明改正。`,
    ],
    [
      'an unknown word of a code list',
      'some m in 成员 satisfies m.残疾等级 = "五级"',
      `${at(32)}不认识的取值“五级”，是否想写“一级”？可用：一级、二级、无。`,
    ],
    [
      'text beside a number',
      '家庭年收入 < "多"',
      `${at(8)}金额不能与文字放在一起（给数量参数写上单位“元”即为金额）。请改正后重试。`,
    ],
    [
      'money beside a count',
      '家庭年收入 < count(成员)',
      `${at(8)}金额不能与数量放在一起（给数量参数写上单位“元”即为金额）。请改正后重试。`,
    ],
    [
      'too few operands of a function',
      'some m in 成员 satisfies 周岁(m.出生日期) > 1',
      `${at(23)}周岁 要 2 个参数，这里写了 1 个。请改正后重试。`,
    ],
    [
      'a Chinese word where an operator belongs',
      '收入稳定 且 家庭年收入 < 1',
      `${at(5)}“收入稳定 且 家庭年收入”被读成了一个名称，因为“且”不是运算符。请把“且”改成“and”。`,
    ],
    [
      'division, which only the rounding functions do',
      '家庭年收入 / 12 < 低保标准',
      `${at(6)}表达式写法有误（“/ 12 < 低保标准”附近）。请对照政策语言说明改正。`,
    ],
    [
      'what SQL could not bound',
      '家庭年收入 * (if 家庭年收入 < 0 then -1 else count(成员)) < 0',
      `${at()}两个可能为负的未定数不能相乘。请改正后重试。`,
    ],
    [
      'a divisor no one can settle',
      '向上取整(家庭年收入, count(成员)) < 0',
      `${at(12)}分母须是大于零的数或参数。请改正后重试。`,
    ],
    [
      'an amount of a year beside one of a month',
      '家庭年收入 < 低保标准 * count(成员)',
      `${at()}类别“甲类”的条件“收入”：“家庭年收入”是每年的金额，“低保标准 * count(成员)”是每月的金额，不能放在一起。请先换算成同一单位。`,
    ],
    [
      'a comparison with null',
      '家庭年收入 = null',
      `${at()}与 null 比较总是未知，请用 已知(…)。请改正后重试。`,
    ],
  ])('%s', (_name, condition, sentence) => {
    expect(sentenceOf(() => compile(category(condition)))).toBe(sentence)
  })

  it('twelve months are a year', () => {
    expect(() => compile(category('家庭年收入 < 12 * 低保标准 * count(成员)'))).not.toThrow()
  })
})

describe('a mistake in the YAML is named with file, line, column and what to do', () => {
  it.each<[string, string, string]>([
    [
      'an unknown key',
      '类别:\n  - {名称: 甲类, 序: 1, 依剧: 一, 条件: []}\n',
      'place/pack.yaml 第 7 行第 20 列：不认识的键“依剧”，是否想写“依据”？请改正后重试。',
    ],
    [
      'an unquoted number of eighteen digits',
      '别名:\n  户主: 410721199001010011\n',
      'place/pack.yaml 第 7 行第 7 列：号码 410721199001010011 须加引号，否则会丢失数位。请写成 "410721199001010011"。',
    ],
    [
      'a file that is no YAML',
      '类别: [{名称: 甲类, 序: 1\n监测: []\n',
      'place/pack.yaml 第 7 行第 1 列：不是合法的 YAML（前面的括号没有用“}”收尾）。请按提示改正后重试。',
    ],
    [
      'a key given twice',
      '类别: []\n类别: []\n',
      'place/pack.yaml 第 7 行第 1 列：不是合法的 YAML（同一个键写了两次）。请按提示改正后重试。',
    ],
    [
      'a mistake on the second line of a folded expression',
      `术语:
  甲数:
    层级: 户
    式: >-
      家庭年收入 +
      家庭年收人
    依据: 一
`,
      'place/pack.yaml 第 11 行第 7 列：不认识“家庭年收人”，是否想写“家庭年收入”？名称须在事实目录或本政策中有定义。',
    ],
    [
      'an id given twice',
      `监测:
  - {编号: W1, 名称: 甲, 类型: 质控, 级别: 高, 对象: 户, 依据: 一, 当: 收入稳定}
  - {编号: W1, 名称: 乙, 类型: 质控, 级别: 高, 对象: 户, 依据: 一, 当: 收入稳定}
`,
      'place/pack.yaml 第 8 行第 5 列：“W1”已经定义过（place/pack.yaml 第 7 行）。请换一个名称。',
    ],
    [
      'a circle of terms',
      `术语:
  甲数: {层级: 户, 式: 乙数 + 1, 依据: 一}
  乙数: {层级: 户, 式: 甲数 + 1, 依据: 一}
`,
      'place/pack.yaml 第 7 行第 18 列：“甲数”的定义绕回了自己（甲数 → 乙数 → 甲数）。请改正。',
    ],
    [
      'a rule without an article',
      '监测:\n  - {编号: W1, 名称: 甲, 类型: 质控, 级别: 高, 对象: 户, 当: 收入稳定}\n',
      'place/pack.yaml 第 7 行第 5 列：监测规则“W1”没有写明依据的条款。请在“依据”里写上文件和条款。',
    ],
    [
      'a unit that is not what the term computes',
      '术语:\n  年标准: {层级: 户, 单位: 元每年, 式: 低保标准 * 2, 依据: 一}\n',
      'place/pack.yaml 第 7 行第 3 列：术语“年标准”写明单位是“元每年”，算出来却是每月的金额。请核对单位，或是否少乘、多乘了 12。',
    ],
    [
      'a share beside percent',
      `术语:
  占比数: {层级: 户, 单位: 占比, 式: '0.5 * 1', 依据: 一}
  甲数: {层级: 户, 单位: 百分比, 式: 占比数, 依据: 一}
`,
      'place/pack.yaml 第 8 行第 3 列：术语“甲数”写明单位是“百分比”，算出来却是以“占比”计的数。请核对单位，或是否少乘、多乘了 12。',
    ],
    [
      'days where months are shifted by',
      `术语:
  提前: {层级: 户, 单位: 天, 式: '30 + 0', 依据: 一}
类别:
  - {名称: 甲类, 序: 1, 依据: 一, 条件: [{一: 'some m in 成员 satisfies 加月(m.出生日期, 提前) > 评估日'}]}
`,
      'place/pack.yaml 第 9 行第 71 列：类别“甲类”的条件“一”：“提前”的单位是“天”，这里要的是月数。请改用对应的函数或参数。',
    ],
    [
      'a scheme without an article',
      '救助项目:\n  - {编号: 甲, 名称: 甲, 种类: 其他, 对象: 户, 责任: [民政], 条件: [{一: 收入稳定}]}\n',
      'place/pack.yaml 第 7 行第 5 列：救助项目“甲”没有写明依据的条款。请在“依据”里写上文件和条款。',
    ],
  ])('%s', (_name, more, sentence) => {
    expect(sentenceOf(() => compile(packOf(more)))).toBe(sentence)
  })

  it.each<[string, string, string]>([
    [
      'two values from the same day',
      '{取值: [{自: 2024-01-01, 值: 1}, {自: 2024-01-01, 值: 2}], 依据: 一}',
      'place/pack.yaml 第 5 行第 36 列：参数“倍数”从 2024-01-01 起有两个取值。请只留一个。',
    ],
    [
      'one value and one by code at once',
      '{取值: [{自: 2024-01-01, 值: 1, 城市: 2}], 依据: 一}',
      'place/pack.yaml 第 5 行第 13 列：参数“倍数”既写了“值”又写了“城市”。请只留一种写法。',
    ],
    [
      'no value at all',
      '{单位: 倍, 取值: [{自: 2024-01-01}], 依据: 一}',
      'place/pack.yaml 第 5 行第 20 列：缺少“值”。请补上后重试。',
    ],
    [
      'a value of another type',
      '{类型: 数量, 取值: [{自: 2024-01-01, 值: 很多}], 依据: 一}',
      'place/pack.yaml 第 5 行第 40 列：此处应为数量。请改正后重试。',
    ],
  ])('a parameter with %s', (_name, parameter, sentence) => {
    const text = `${head.split('\n').slice(0, 4).join('\n')}\n  倍数: ${parameter}\n`
    expect(sentenceOf(() => compile([{ path: 'place/pack.yaml', text }]))).toBe(sentence)
  })
})

describe('packs that extend each other', () => {
  const pack = (id: string, bases: string, more = ''): PolicyFile => ({
    path: `${id}/pack.yaml`,
    text: `标识: ${id}\n名称: ${id}\n继承: [${bases}]\n${more}`,
  })

  it('a circle names the way round', () => {
    const files = [pack('one', 'two'), pack('two', 'three'), pack('three', 'one')]
    expect(sentenceOf(() => compile(files, 'one'))).toBe(
      'three/pack.yaml 第 3 行第 6 列：政策包的继承绕回了自己（one → two → three → one）。请改正“继承”。',
    )
  })

  it('an unknown base names the nearest', () => {
    const files = [pack('place', 'henen'), pack('henan', '')]
    expect(sentenceOf(() => compile(files, 'place'))).toBe(
      'place/pack.yaml 第 3 行第 6 列：没有标识为“henen”的政策包可继承，是否想写“henan”？已有：henan、place。',
    )
  })

  it('a nearer value of another type names both', () => {
    const value = (unit: string, written: string) =>
      `文件: {文号: 某政〔2024〕1号}\n参数:\n  线: {${unit}取值: [{自: 2024-01-01, 值: ${written}}], 依据: 一}\n`
    const files = [
      pack('base', '', value('单位: 元, ', '5')),
      pack('place', 'base', value('', '高')),
    ]
    expect(sentenceOf(() => compile(files, 'place'))).toBe(
      'place/pack.yaml 第 6 行第 3 列：参数“线”在这里是文字，在所继承的 base/pack.yaml 第 6 行 是金额。请用同一种类型。',
    )
  })
})

it('a value that only an earlier day has is looked at, too', () => {
  const more = `类别:
  - {名称: 甲类, 序: 1, 依据: 一, 条件: [{一: '向上取整(家庭年收入, 月数) < 1'}]}
`
  const months = '月数: {取值: [{自: 2024-01-01, 值: 0}, {自: 2024-07-01, 值: 12}], 依据: 一}'
  const text = `${head}  ${months}\n${more}`
  expect(sentenceOf(() => compile([{ path: 'place/pack.yaml', text }]))).toBe(
    'place/pack.yaml 第 8 行第 49 列：分母须是大于零的数或参数。请改正后重试。',
  )
})

it('a day before a parameter’s first value names the parameter and the day', () => {
  const checked = compile(category('家庭年收入 < 12 * 低保标准'))
  expect(sentenceOf(() => evaluatorFor(checked, { day: localDate('2023-12-31') }))).toBe(
    'place/pack.yaml 第 5 行第 3 列：参数“低保标准”在 2023-12-31 没有取值。请补上该日起的取值。',
  )
})
