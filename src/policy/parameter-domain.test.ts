import { describe, expect, it } from 'vitest'
import { localDate, Refusal } from '#kernel/index'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { compilePack, evaluatorFor, loadPack, type ParameterOverrides } from './index.ts'

const head = `标识: place
名称: 某县
文件: {文号: 某政〔2024〕1号, 日期: 2024-01-01}
`

function compile(text: string) {
  const files = [{ path: 'place/pack.yaml', text: `${head}${text}` }]
  return compilePack(loadPack({ files, catalogue }), catalogue)
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

/** Where the last `wanted` of the text below the head stands. */
function at(text: string, wanted: string): string {
  const before = `${head}${text}`.slice(0, head.length + text.lastIndexOf(wanted)).split('\n')
  return `place/pack.yaml 第 ${before.length} 行第 ${(before.at(-1) ?? '').length + 1} 列：`
}

/** A shipped place with one of its files changed. */
function changed(path: string, [was, is]: readonly [string, string]): string {
  const files = policyFiles.map((file) => {
    if (file.path !== path) return file
    expect(file.text).toContain(was)
    return { path, text: file.text.replace(was, is) }
  })
  return sentenceOf(() => loadPack({ files, catalogue, id: '410721-xinxiang' }))
}

const place = 'policies/410721-xinxiang/2024-22.yaml'
const places: readonly (readonly [string, readonly [string, string], string])[] = [
  [
    place,
    ['值: 余者入其他', '值: 余者入其它'],
    '参数“防返贫映射”不能取“余者入其它”，是否想写“余者入其他”？可用：不映射、身份即边缘、单列一类、余者入其他。',
  ],
  [place, ['值: ">="', '值: "abc"'], '参数“刚性比较”不能取“abc”。可用：>、>=。'],
  [
    place,
    ['值: 应予', '值: 应于'],
    '参数“供养豁免”不能取“应于”，是否想写“应予”？可用：应予、视情、只核个人。',
  ],
  [
    place,
    ['值: [成年无业重残', '值: [成年无业重惨'],
    '参数“单人户路径”不能取“成年无业重惨”，是否想写“成年无业重残”？可用：成年无业重残、本科及以下在读学生。',
  ],
  [
    'policies/410721-xinxiang/schemes.yaml',
    ['值: [低保对象]', '值: [低保对向]'],
    '参数“定额资助类别”不能取“低保对向”，是否想写“低保对象”？可用：特困人员、低保对象、低保边缘家庭成员、低保边缘等易返贫致贫人口、刚性支出困难家庭成员、防止返贫监测对象、其他低收入人口。',
  ],
]

describe('a word that its parameter cannot have', () => {
  it.each(places)('in %s: %s', (path, change, sentence) => {
    expect(changed(path, change).replace(/第 \d+ 行第 \d+ 列/, '某处')).toBe(
      `${path} 某处：${sentence}`,
    )
  })

  const words = (more: string) => `参数:\n  口径: {可取: [宽, 严], ${more}依据: 一}\n`
  it.each<[string, string, string, string]>([
    [
      'the word’s own line and column',
      words('取值: [{自: 2024-01-01, 值: 宽}, {自: 2024-07-01, 值: 款}], '),
      '款',
      '参数“口径”不能取“款”，是否想写“宽”？可用：宽、严。',
    ],
    [
      'a word of one code',
      words('取值: [{自: 2024-01-01, 城市: 宽, 农村: 从严}], '),
      '从严',
      '参数“口径”不能取“从严”，是否想写“严”？可用：宽、严。',
    ],
    [
      'an element of a list',
      words('取值: [{自: 2024-01-01, 值: [宽, 松, 严]}], '),
      '松',
      '参数“口径”不能取“松”，是否想写“宽”？可用：宽、严。',
    ],
    [
      'words of a number',
      '参数:\n  倍数: {可取: [一], 取值: [{自: 2024-01-01, 值: 1}], 依据: 一}\n',
      '[一]',
      '“可取”只用于文字和文字列表，数由“单位”限定。请改正后重试。',
    ],
    [
      'no words at all',
      '参数:\n  口径: {可取: [], 取值: [{自: 2024-01-01, 值: 宽}], 依据: 一}\n',
      '[]',
      '此处应为至少一个词。请改正后重试。',
    ],
    [
      'a word of an expression that the parameter never is',
      `${words('取值: [{自: 2024-01-01, 值: 宽}], ')}术语: {甲: {层级: 户, 式: 口径 = "款", 依据: 一}}\n`,
      '"款"',
      '不认识的取值“款”，是否想写“宽”？可用：宽、严。',
    ],
    [
      'a word of an expression that the list never holds',
      `${words('取值: [{自: 2024-01-01, 值: [宽]}], ')}术语: {甲: {层级: 户, 式: '"款" in 口径', 依据: 一}}\n`,
      '"款"',
      '不认识的取值“款”，是否想写“宽”？可用：宽、严。',
    ],
  ])('%s', (_name, text, wanted, sentence) => {
    expect(sentenceOf(() => compile(text))).toBe(`${at(text, wanted)}${sentence}`)
  })
})

describe('without declared words, those of the expressions count', () => {
  const warnings = (parameter: string, condition: string) =>
    compile(`参数:
  口径: ${parameter}
类别: [{名称: 甲类, 序: 1, 依据: 一, 条件: [{一: '${condition}'}]}]
`).warnings.map((one) => one.sentence)

  it.each<[string, string, string]>([
    [
      '{取值: [{自: 2024-01-01, 值: 国加}], 依据: 一}',
      '口径 = "国家" or 口径 = "地方"',
      'place/pack.yaml 第 5 行第 13 列：参数“口径”的“国加”与所有用到它的式子里的“国家、地方”都不同，是否想写“国家”？请核对；确有此意的，在“可取”里列出全部取值。',
    ],
    [
      '{取值: [{自: 2024-01-01, 值: [低保对向, 特困人员]}], 依据: 一}',
      '在册类别 in 口径',
      'place/pack.yaml 第 5 行第 13 列：参数“口径”的“低保对向”与所有用到它的式子里的“无、特困人员、低保对象、低保边缘家庭成员、刚性支出困难家庭成员、其他低收入人口、低保边缘等易返贫致贫人口、防止返贫监测对象”都不同，是否想写“低保对象”？请核对；确有此意的，在“可取”里列出全部取值。',
    ],
  ])('%s', (parameter, condition, sentence) => {
    expect(warnings(parameter, condition)).toEqual([sentence])
  })

  it.each([
    ['{取值: [{自: 2024-01-01, 值: 国家}], 依据: 一}', '口径 = "国家"'],
    ['{可取: [国家, 地方], 取值: [{自: 2024-01-01, 值: 地方}], 依据: 一}', '口径 = "国家"'],
    ['{取值: [{自: 2024-01-01, 值: 地方}], 依据: 一}', '口径 = "国家" or 口径 = 灾害种类'],
  ])('nothing is said of %s beside %s', (parameter, condition) => {
    expect(warnings(parameter, condition)).toEqual([])
  })
})

describe('a number that its unit cannot have', () => {
  it.each<[string, string, string]>([
    ['占比', '50', '不小于 0、不大于 1 的数（百分之六十写 0.6）'],
    ['占比', '1.5', '不小于 0、不大于 1 的数（百分之六十写 0.6）'],
    ['占比', '-0.1', '不小于 0、不大于 1 的数（百分之六十写 0.6）'],
    ['倍', '0', '大于 0 的数'],
    ['倍', '-1', '大于 0 的数'],
    ['元每人每月', '-0.01', '不小于 0 的金额'],
    ['周岁', '17.5', '不小于 0 的整数'],
    ['个工作日', '-3', '不小于 0 的整数'],
    ['次每年', '0.5', '不小于 0 的整数'],
    ['百分比', '100.1', '不小于 0、不大于 100 的数'],
  ])('%s %s', (unit, number, allowed) => {
    const text = `参数:\n  线: {单位: ${unit}, 取值: [{自: 2024-01-01, 值: ${number}}], 依据: 一}\n`
    expect(sentenceOf(() => compile(text))).toBe(
      `${at(text, number)}参数“线”不能取 ${number}，应是${allowed}。请改正后重试。`,
    )
  })

  it.each([
    ['占比', '1'],
    ['占比', '0'],
    ['倍', '0.01'],
    ['元', '0'],
    ['月', '12.0'],
    ['百分比', '100'],
    ['占比', '未知'],
    ['分', '-2.5'],
  ])('but %s %s stands', (unit, number) => {
    const text = `参数:\n  线: {单位: ${unit}, 取值: [{自: 2024-01-01, 值: ${number}}], 依据: 一}\n`
    expect(sentenceOf(() => compile(text))).toBe('没有出错')
  })

  it('one code’s amount is named at its own place', () => {
    const text = '参数:\n  线: {单位: 元, 取值: [{自: 2024-01-01, 城市: 5, 农村: -5}], 依据: 一}\n'
    expect(sentenceOf(() => compile(text))).toBe(
      `${at(text, '-5')}参数“线”不能取 -5，应是不小于 0 的金额。请改正后重试。`,
    )
  })

  it('a nearer pack that leaves the unit out is held to the extended one’s, and may not change it', () => {
    const nearer = (parameter: string) => {
      const text = `标识: near\n名称: 近\n继承: [place]\n参数: {线: ${parameter}}\n`
      const base = `${head}参数: {线: {单位: 占比, 取值: [{自: 2024-01-01, 值: 0.5}], 依据: 一}}\n`
      const files = [
        { path: 'near/pack.yaml', text },
        { path: 'place/pack.yaml', text: base },
      ]
      return sentenceOf(() => loadPack({ files, catalogue, id: 'near' }))
    }
    expect(nearer('{取值: [{自: 2024-07-01, 值: 50}]}')).toBe(
      'near/pack.yaml 第 4 行第 34 列：参数“线”不能取 50，应是不小于 0、不大于 1 的数（百分之六十写 0.6）。请改正后重试。',
    )
    expect(nearer('{单位: 百分比, 取值: [{自: 2024-07-01, 值: 50}]}')).toBe(
      'near/pack.yaml 第 4 行第 6 列：参数“线”在这里以“百分比”为单位，在所继承的 place/pack.yaml 第 4 行 以“占比”为单位。请用同一单位。',
    )
    expect(nearer('{取值: [{自: 2024-07-01, 值: 0.6}]}')).toBe('没有出错')
  })
})

describe('a value in place of the pack’s', () => {
  const pack = compile(`参数:
  线: {单位: 倍, 取值: [{自: 2024-01-01, 值: 2}], 依据: 一}
  口径: {可取: [宽, 严], 取值: [{自: 2024-01-01, 值: 宽}], 依据: 一}
类别: [{名称: 甲类, 序: 1, 依据: 一, 条件: [{一: '口径 = "宽" and 家庭年收入 < 线 * 过去12个月总收入'}]}]
`)
  const said = (parameters: ParameterOverrides) =>
    sentenceOf(() => evaluatorFor(pack, { day: localDate('2024-02-01'), parameters }))

  it('is held to the same', () => {
    expect(said({ 口径: '款' })).toBe('参数“口径”不能取“款”，是否想写“宽”？可用：宽、严。')
    expect(said({ 线: 0 })).toBe('参数“线”不能取 0，应是大于 0 的数。请改正后重试。')
    expect(said({ 线: '0.5', 口径: '严' })).toBe('没有出错')
  })
})

describe('a department that the pack does not list', () => {
  const departments =
    '部门: [{名称: 住建, 全称: 县住建局}, {名称: 民政, 全称: 县民政局}, {名称: 卫健, 全称: 县卫健委}]\n'
  const rule = (push: string) =>
    `监测:\n  - {编号: W1, 名称: 甲, 类型: 质控, 级别: 高, 对象: 户, 依据: 一, 当: 收入稳定, 推送: ${push}}\n`
  const scheme = (more: string) =>
    `救助项目:\n  - {编号: 甲, 名称: 甲, 种类: 其他, 对象: 户, ${more}依据: 一, 条件: [{一: 收入稳定}]}\n`

  it.each<[string, string, string, string]>([
    [
      'responsible for a rule',
      rule('{责任: [住健], 时限: 3}'),
      '住健',
      '不认识的部门“住健”，是否想写“住建”？部门须在“部门”里列出。',
    ],
    [
      'assisting with a rule',
      rule('{责任: [住建], 配合: [民政, 卫建], 时限: 3}'),
      '卫建',
      '不认识的部门“卫建”，是否想写“住建”？部门须在“部门”里列出。',
    ],
    [
      'responsible for a scheme',
      scheme('责任: [住健], '),
      '住健',
      '不认识的部门“住健”，是否想写“住建”？部门须在“部门”里列出。',
    ],
    [
      'assisting with a scheme',
      scheme('责任: [住建], 配合: [不动产登记], '),
      '不动产登记',
      '不认识的部门“不动产登记”？部门须在“部门”里列出。',
    ],
  ])('%s', (_name, more, wanted, sentence) => {
    const text = `${departments}${more}`
    expect(sentenceOf(() => compile(text))).toBe(`${at(text, wanted)}${sentence}`)
  })

  it('a row’s own department, and a pack that lists none, are no mistake', () => {
    const ofRows = rule('{责任: [来源部门], 时限: 3}').replace('对象: 户', '对象: 导入行')
    expect(sentenceOf(() => compile(`${departments}${ofRows}`))).toBe('没有出错')
    expect(sentenceOf(() => compile(scheme('责任: [住健], ')))).toBe('没有出错')
  })
})
