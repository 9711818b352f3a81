import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalogue } from '#policy/index'
import { sayFactValue } from './say-fact-value.ts'

const file = path.join(import.meta.dirname, '../../policies/national/facts.yaml')
const catalogue = loadCatalogue(readFileSync(file, 'utf8'))

test.each([
  ['家庭年收入', 2_764_800, '27,648.00 元'],
  ['房产套数', 2, '2 套'],
  ['住房面积', '86.50', '86.50 平方米'],
  ['残疾等级', '二级', '二级'],
  ['残疾等级', null, '不知道'],
])('%s %s is said as %s', (name, value, said) => {
  const fact = catalogue.findByName(name)
  expect(fact).toBeDefined()
  expect(sayFactValue(fact, value)).toBe(said)
})

test('truths are 是 and 否, days without the time; an unknown fact stands as it is', () => {
  const day = catalogue.facts.find(({ type }) => type === '日期')
  expect([true, false].map((value) => sayFactValue(undefined, value))).toEqual(['是', '否'])
  expect(sayFactValue(day, '2019-05-06')).toBe('2019-05-06')
  expect(sayFactValue(undefined, 12)).toBe('12')
})
