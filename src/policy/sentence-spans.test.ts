import { expect, test } from 'vitest'
import { sentenceSpans } from './sentence-spans.ts'
import { splitDocument } from './split-document.ts'

const text = `某县办法
一、范围
（一）对象
名单分为两类。
1.甲类。收入低于标准；财产符合规定。
2.乙类。县里另定的家庭。
监测的户先入甲类。其余入乙类。
（二）办理
乡镇受理。责任部门：民政局配合部门：财政局`

function marked(ids: readonly string[]) {
  const sentences = ids.map((id) => ({ id, article: /^S9-(.+)-\d+$/.exec(id)?.[1] ?? '' }))
  const texts = splitDocument(text)
  return Object.fromEntries(
    sentenceSpans(sentences, text).map(({ id, article, start, end }) => [
      id,
      (texts.get(article) ?? '').slice(start, end),
    ]),
  )
}

test('each sentence and each clause before a semicolon is its own', () => {
  expect(marked(['S9-一（一）1-1', 'S9-一（一）1-2', 'S9-一（一）1-3'])).toEqual({
    'S9-一（一）1-1': '1.甲类。',
    'S9-一（一）1-2': '收入低于标准；',
    'S9-一（一）1-3': '财产符合规定。',
  })
})

test('what follows a list belongs to what the list is in', () => {
  const ids = [
    ...['S9-一（一）-1', 'S9-一（一）-2', 'S9-一（一）-3', 'S9-一（一）-4'],
    ...['S9-一（一）2-1', 'S9-一（一）2-2'],
  ]
  expect(marked(ids)).toMatchObject({
    'S9-一（一）-2': '名单分为两类。',
    'S9-一（一）-3': '监测的户先入甲类。',
    'S9-一（一）-4': '其余入乙类。',
    'S9-一（一）2-2': '县里另定的家庭。',
  })
})

test('who answers for what stands apart', () => {
  const ids = [1, 2, 3, 4].map((at) => `S9-一（二）-${at}`)
  expect(marked(ids)['S9-一（二）-3']).toBe('责任部门：民政局')
})

test('an article with another number of sentences is left unmarked', () => {
  expect(marked(['S9-一（二）-1', 'S9-一（二）-2'])).toEqual({})
})
