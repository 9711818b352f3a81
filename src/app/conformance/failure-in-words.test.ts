import { expect, test } from 'vitest'
import { failureInWords } from './failure-in-words.ts'

test.each([
  ['C51 expected 户=低保对象 got 待核实 (sql)', 'C51：户 应为 低保对象，得到 待核实（SQL）'],
  [
    'S4-01 expected 成员={"a":"低保对象(单人保)"} got {}; expected 月保障金=120.5 got null (js)',
    'S4-01：成员 应为 a 低保对象(单人保)，得到 无；月保障金 应为 120.5，得到 无（JavaScript）',
  ],
  ['S4-02 expected 计算人口=3 got 2..4 (js)', 'S4-02：计算人口 应为 3，得到 2 至 4（JavaScript）'],
  ['S4-03 expected 标签=["甲","乙"] got [] (sql)', 'S4-03：标签 应为 甲、乙，得到 无（SQL）'],
  ['S4-04 expected 取暖救助=true got 待核实 (sql)', 'S4-04：取暖救助 应为 是，得到 待核实（SQL）'],
  ['S4-05 个案缺少“评估日期” (js)', 'S4-05 个案缺少“评估日期”（JavaScript）'],
  ['文件 a.yaml 里没有个案。', '文件 a.yaml 里没有个案。'],
])('%s', (line, words) => {
  expect(failureInWords(line)).toBe(words)
})
