import { expect, test } from 'vitest'
import { localDate } from '#kernel/index'
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
