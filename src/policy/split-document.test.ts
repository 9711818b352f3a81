import { expect, test } from 'vitest'
import { compareArticles } from './compare-articles.ts'
import { splitDocument } from './split-document.ts'

test('a document is split at its printed headings; pages and broken lines are mended', () => {
  const text = [
    ...['某文〔2024〕1号', '', '一、范围', '（一）对象', '包括甲、', '', '- 2 -', '', '乙两类。'],
    ...[
      '1.甲类。收入低于标准',
      '1.5 倍的。',
      '2.乙类。',
      '（二）机制',
      '二、监测',
      '第三条不在此列。',
    ],
  ].join('\n')
  expect([...splitDocument(text)]).toEqual([
    ['首部', '某文〔2024〕1号'],
    ['一', '一、范围'],
    ['一（一）', '（一）对象\n包括甲、乙两类。'],
    ['一（一）1', '1.甲类。收入低于标准1.5 倍的。'],
    ['一（一）2', '2.乙类。'],
    ['一（二）', '（二）机制'],
    ['二', '二、监测'],
    ['第三条', '第三条不在此列。'],
  ])
})

test('sections below an article carry its number', () => {
  const split = splitDocument(
    '第五条 无劳动能力：\n（一）老年人；\n（二）残疾人。\n第六条 无收入。',
  )
  expect([...split.keys()]).toEqual(['第五条', '第五条（一）', '第五条（二）', '第六条'])
})

test('articles stand as documents print them', () => {
  const printed = ['', '首部', '一', '一（二）', '一（二）3', '一（十）', '二', '二（一）', '十一']
  expect([...printed].reverse().sort(compareArticles)).toEqual(printed)
  expect(['第二十四条', '第十条', '第九条'].sort(compareArticles)).toEqual([
    '第九条',
    '第十条',
    '第二十四条',
  ])
})
