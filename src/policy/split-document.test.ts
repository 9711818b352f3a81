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

test('the articles that a pack holds tell headings without a number and sections without a chapter', () => {
  const text = `为什么
先说清楚道理。
怎么做
(一)采集
乡镇采集，
逐级上报。
怎么做
（二）救助
1.基本生活
(1)低保。符合的纳入。
(2)特困。符合的供养。
（一）组织。大家一起办。`
  const known = [
    ...['为什么', '怎么做', '（一）', '（二）', '（二）1', '（二）1（1）', '（二）1（2）'],
    '保障（一）',
  ]
  expect([...splitDocument(text, known)]).toEqual([
    ['为什么', '为什么\n先说清楚道理。'],
    ['怎么做', '怎么做\n怎么做'],
    ['（一）', '(一)采集\n乡镇采集，逐级上报。'],
    ['（二）', '（二）救助'],
    ['（二）1', '1.基本生活'],
    ['（二）1（1）', '(1)低保。符合的纳入。'],
    ['（二）1（2）', '(2)特困。符合的供养。'],
    ['保障（一）', '（一）组织。大家一起办。'],
  ])
})

test('a part of a section that begins with its own title is an article where the pack says so', () => {
  const text = '三、救助\n（二）专项。医疗（含应急）：给予补助。责任部门：甲教育：减免学费。'
  expect([...splitDocument(text, ['三', '三（二）', '三（二）医疗', '三（二）教育'])]).toEqual([
    ['三', '三、救助'],
    ['三（二）', '（二）专项。'],
    ['三（二）医疗', '医疗（含应急）：给予补助。责任部门：甲'],
    ['三（二）教育', '教育：减免学费。'],
  ])
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
