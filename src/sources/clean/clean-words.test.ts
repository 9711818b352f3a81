import { describe, expect, test } from 'vitest'
import { check, today } from '../../../tests/fixtures/check-lines.ts'
import { cleanCell } from './index.ts'

const relations = [
  { value: '本人', synonyms: ['户主'] },
  { value: '配偶', synonyms: ['妻', '妻子', '夫'] },
  { value: '子女', synonyms: ['之子', '长子', '儿子'] },
]

describe('relations as lists write them', () => {
  check(
    'code',
    [
      ['之妻', '配偶'],
      ['户主之妻', '配偶'],
      ['户主', '本人'],
      ['之子', '子女'],
      ['配偶（妻子）', '配偶'],
      ['儿子(长子)', '子女'],
      ['配偶(长子)', null, '无法识别'],
      ['户主之友', null, '无法识别'],
    ],
    { codes: relations },
  )
})

describe('a truth that repeats what the column asks', () => {
  check(
    'truth',
    [
      ['已消除', true],
      ['未消除', false],
      ['尚未消除', false],
      ['消除', true],
      ['没有消除', false],
      ['已死亡', null, '无法识别'],
      ['风险', null, '无法识别'],
    ],
    { about: '风险是否消除 返贫风险已消除' },
  )
})

describe('words that a person explained', () => {
  const words = new Map<string, string | null>([
    ['干亲', '子女'],
    ['租客', null],
    ['正常参保', '是'],
  ])

  test('read as answered; one that means nothing known is asked no more', () => {
    const read = (word: string) => cleanCell('code', word, { today, codes: relations, words })
    expect(read('干亲')).toEqual({ value: '子女', flags: [] })
    expect(read(' 干 亲 ').value).toBe('子女')
    expect(read('租客')).toEqual({ value: null, flags: ['已答复为未知'] })
    expect(read('房东')).toMatchObject({ value: null, unknownWord: '房东' })
    expect(cleanCell('truth', '正常参保', { today, words }).value).toBe(true)
  })

  test('never against the code list', () => {
    const contrary = new Map([['妻', '子女']])
    expect(cleanCell('code', '妻', { today, codes: relations, words: contrary }).value).toBe('配偶')
  })
})

test.each([
  ['1.2', '万元', 1_200_000],
  ['3', '千元', 300_000],
  ['2', '百元', 20_000],
  ['0.0001', '亿元', 1_000_000],
  ['800元', '万元', 80_000],
  ['1.5万', '元', 1_500_000],
])('%s under a header in %s is %d fen', (cell, unit, fen) => {
  expect(cleanCell('money', cell, { today, unit }).value).toBe(fen)
})

test('the error of a formula is nothing, and is flagged', () => {
  for (const error of ['#REF!', '#N/A', '#VALUE!', '#DIV/0!']) {
    for (const field of ['money', 'name', 'date', 'id', 'text'] as const) {
      expect(cleanCell(field, error, { today })).toEqual({ value: null, flags: ['公式错误'] })
    }
  }
})
