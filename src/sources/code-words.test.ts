import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalogue } from '#policy/index'
import { suggestChoice } from './code-words.ts'

const file = path.join(import.meta.dirname, '../../policies/national/facts.yaml')
const catalogue = loadCatalogue(readFileSync(file, 'utf8'))

test.each([
  ['残疾类别', '智残', '智力'],
  ['残疾类别', '智障', '智力'],
  ['残疾类别', '肢残', '肢体'],
  ['残疾类别', '精残', '精神'],
  ['残疾类别', '多残', '多重'],
  ['残疾类别', '视力残疾人', '视力'],
  ['残疾类别', '盲聋', '视力'],
  ['残疾等级', '一等', '一级'],
  ['残疾类别', '甲乙', undefined],
])('in %s the word %s is offered as %s', (name, word, choice) => {
  const fact = catalogue.findByName(name)
  expect(fact && suggestChoice(fact, word)).toBe(choice)
})
