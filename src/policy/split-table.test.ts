import { expect, test } from 'vitest'
import { sentenceSpans } from './sentence-spans.ts'
import { splitDocument } from './split-document.ts'

const table = `附件

某市任务
清单

序号 主要任务 落实措施 责任单位 配合单位

1
认定低

收入人口

按照本市的规定逐户核对收入和财产，符合的当月纳入。核对不清的

先登记再补材料；

材料补齐后再定。

市民政局

市教育局、市人社局、市

医保局

2

专项

救助

医疗救

助

住院自付的部分按本市公布的比例给予补助并当场结算。

市医保局

市民政局



序号 主要任务 落实措施 责任单位 配合单位

2

专项

救助

教育救

助

在校的孩子按本市公布的标准减免学费并发给生活补助。

市教育局

住房救

助

住在危房里的家庭按本市公布的标准给予改造补助。

市住建局
`
const articles = ['首部', '1', '2医疗救助', '2教育救助', '2住房救助']

test('a row is its name, its measures and who answers for them', () => {
  const split = splitDocument(table, articles)
  expect([...split.keys()]).toEqual(articles)
  expect(split.get('首部')?.split('\n')).toHaveLength(3)
  expect(split.get('1')?.split('\n')).toEqual([
    '认定低收入人口',
    '按照本市的规定逐户核对收入和财产，符合的当月纳入。核对不清的先登记再补材料；材料补齐后再定。',
    '市民政局 市教育局、市人社局、市医保局',
  ])
})

test('a part of a row that has its own name is an article, on the next page too', () => {
  const split = splitDocument(table, articles)
  expect(split.get('2医疗救助')).toMatch(/^医疗救助\n住院.+结算。\n市医保局 市民政局$/)
  expect(split.get('2教育救助')).toMatch(/^教育救助\n在校.+补助。\n市教育局$/)
  expect(split.get('2住房救助')).toMatch(/^住房救助\n住在.+补助。\n市住建局$/)
})

test('each sentence of a measure is marked', () => {
  const sentences = [1, 2, 3, 4, 5].map((at) => ({ id: `S9-1-${at}`, article: '1' }))
  const all = [...sentences, { id: 'S9-2', article: '2医疗救助' }]
  const words = splitDocument(table, ['1', '2医疗救助']).get('1') ?? ''
  const marked = sentenceSpans(all, table).map(({ start, end }) => words.slice(start, end))
  expect(marked.slice(1, 4)).toEqual([
    '按照本市的规定逐户核对收入和财产，符合的当月纳入。',
    '核对不清的先登记再补材料；',
    '材料补齐后再定。',
  ])
})
