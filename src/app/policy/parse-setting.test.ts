import { expect, test } from 'vitest'
import { localDate, Refusal } from '#kernel/index'
import { loadPolicy } from '../policy-in-force.ts'
import { parseSettings } from './parse-setting.ts'

const { pack } = loadPolicy('410721-xinxiang')
const day = localDate('2024-11-11')
const parse = (...settings: readonly string[]) => parseSettings(pack, settings, day)

test('one code, several codes and a whole parameter; units may stand behind the number', () => {
  expect(parse('低保标准.农村=480')).toEqual({ 低保标准: { 农村: '480' } })
  expect(parse('低保标准.农村=500.50元', '低保标准.城市=700元每人每月')).toEqual({
    低保标准: { 农村: '500.50', 城市: '700' },
  })
  expect(parse('边缘倍数=1.6 倍', '供养豁免=视情')).toEqual({ 边缘倍数: '1.6', 供养豁免: '视情' })
})

test('truths, lists and unknown values', () => {
  expect(parse('单人户须依靠兄姐或老人=否', '单人户路径=成年无业重残、本科及以下在读学生')).toEqual(
    {
      单人户须依靠兄姐或老人: false,
      单人户路径: ['成年无业重残', '本科及以下在读学生'],
    },
  )
  expect(parse('刚性比例=未知')).toEqual({ 刚性比例: null })
})

test.each([
  ['低保标谁=480', '是否想写「低保标准」'],
  ['低保标准.农衬=480', '是否想写「农村」'],
  ['边缘倍数.农村=2', '只有一个值'],
  ['低保标准.农村=480元每人每年', '单位是「元每人每月」'],
  ['边缘倍数=很多', '不能取「很多」'],
  ['单人户须依靠兄姐或老人=也许', '请写是 或 否'],
  ['低保标准', '看不懂'],
])('%s is refused', (setting, sentence) => {
  expect(() => parse(setting)).toThrow(sentence)
})

function sentenceOf(setting: string): string {
  try {
    parse(setting)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return '没有出错'
}

test.each([
  [
    '防返贫映射=余者入其它',
    '参数「防返贫映射」不能取「余者入其它」，是否想写「余者入其他」？可用：不映射、身份即边缘、单列一类、余者入其他。',
  ],
  ['刚性比较=abc', '参数「刚性比较」不能取「abc」。可用：>、>=。'],
  [
    '供养豁免=应于',
    '参数「供养豁免」不能取「应于」，是否想写「应予」？可用：应予、视情、只核个人。',
  ],
  [
    '单人户路径=本科及以下在读学生、成年无业重惨',
    '参数「单人户路径」不能取「成年无业重惨」，是否想写「成年无业重残」？可用：成年无业重残、本科及以下在读学生。',
  ],
])('%s is no word of the parameter', (setting, sentence) => {
  expect(sentenceOf(setting)).toBe(sentence)
})

test.each([
  ['低保标准.农村=-5', '参数「低保标准」不能取「-5」。请写不小于 0 的金额。'],
  ['低保标准=-0.01元', '参数「低保标准」不能取「-0.01元」。请写不小于 0 的金额。'],
  ['边缘倍数=0', '参数「边缘倍数」不能取「0」。请写大于 0 的数。'],
  ['边缘倍数=-1', '参数「边缘倍数」不能取「-1」。请写大于 0 的数。'],
  [
    '刚性比例=50',
    '参数「刚性比例」不能取「50」。请写不小于 0、不大于 1 的数（百分之六十写 0.6）。',
  ],
  [
    '刚性比例=1.01',
    '参数「刚性比例」不能取「1.01」。请写不小于 0、不大于 1 的数（百分之六十写 0.6）。',
  ],
  ['成年周岁=17.5', '参数「成年周岁」不能取「17.5」。请写不小于 0 的整数。'],
  ['书面告知时限=-3', '参数「书面告知时限」不能取「-3」。请写不小于 0 的整数。'],
  [
    '低保标准=99999999999999999999',
    '参数「低保标准」不能取「99999999999999999999」。请写位数较少的数。',
  ],
])('%s is no number of its unit', (setting, sentence) => {
  expect(sentenceOf(setting)).toBe(sentence)
})

test('the ends of what a unit allows are allowed', () => {
  expect(parse('刚性比例=1', '低保标准.农村=0')).toEqual({
    刚性比例: '1',
    低保标准: { 农村: '0' },
  })
  expect(parse('成年周岁=18.0', '单人户路径=[成年无业重残]')).toEqual({
    成年周岁: '18.0',
    单人户路径: ['成年无业重残'],
  })
})
