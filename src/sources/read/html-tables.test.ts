import { expect, test } from 'vitest'
import { readHtmlTables } from './html-tables.ts'

const limits = { rows: 1000, cells: 10_000 }
const cellsOf = (page: string) =>
  readHtmlTables(page, limits).map(({ rows }) => rows.map(({ cells }) => cells))

test('cells are the text that the page shows, line breaks and entities decoded', () => {
  const page = `<html><script>if (1) {}</script><TABLE border=1><TR><th> 姓名 </th><td>A&amp;B<br/>二&nbsp;</td></TR>
    <!-- <tr><td>旧</td></tr> --><tr><td></td><td><b>张</b>三</td></tr></TABLE></html>`
  expect(cellsOf(page)).toEqual([
    [
      ['姓名', 'A&B\n二\u00a0'],
      [null, '张三'],
    ],
  ])
})

test('rows and columns that a cell spans are merged ranges; hidden rows are marked', () => {
  const page = `<table><tr><td colspan="2">标题</td><td>甲</td></tr>
    <tr><td rowspan=3>乡</td><td>1</td></tr><tr style="display:none"><td>2</td></tr>
    <tr><td>3</td><td>4</td></tr><tr><td>后</td></tr></table>`
  const [table] = readHtmlTables(page, limits)
  expect(table?.rows.map(({ cells }) => cells)).toEqual([
    ['标题', null, '甲'],
    ['乡', '1'],
    [null, '2'],
    [null, '3', '4'],
    ['后'],
  ])
  expect(table?.rows.map(({ hidden }) => hidden)).toEqual([false, false, true, false, false])
  expect(table?.merges).toEqual([
    { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 },
    { fromRow: 2, toRow: 4, fromColumn: 0, toColumn: 0 },
  ])
})

test('a table inside a cell is a table of its own, and nothing around it is lost', () => {
  const page =
    '<table><tr><td>左<table><tr><td>内</td></tr></table></td><td>右</td></tr><tr><td>下</td></tr></table>'
  expect(cellsOf(page)).toEqual([[['左', '右'], ['下']], [['内']]])
})

test('tags left open are closed by the next; a page that breaks off is refused', () => {
  expect(cellsOf('<table><tr><td>a<td>b<tr><td>c</table>')).toEqual([[['a', 'b'], ['c']]])
  expect(cellsOf('<html><table><tr><td>a</td></tr></html>')).toEqual([[['a']]])
  expect(() => readHtmlTables('<table><tr><td>a</td></tr><tr><td>b', limits)).toThrow('truncated')
})

test('entities of every form are decoded; scripts and attributes with > do no harm', () => {
  const page = `<table><tr title="a>b"><td>&#x5F20;&hellip;&#19977; &amp;amp; x_x000D_</td>
    <td>一\u3000二  三\r\n 四</td><td x:num colspan='1'>5<input></td></tr></table>`
  expect(cellsOf(page)).toEqual([[['张…三 &amp; x_x000D_', '一\u3000二 三 四', '5']]])
})

test('an inner table that is never closed ends with its cell; the rows around it stay', () => {
  const page =
    '<html><table><tr><td>左<table><tr><td>内</td></tr></td><td>右</td></tr></table></html>'
  expect(cellsOf(page)).toEqual([[['左', '右']], [['内']]])
})

test('limits hold for rows, cells, spans and depth', () => {
  expect(() => readHtmlTables(`<table>${'<tr><td>a'.repeat(1001)}`, limits)).toThrow(
    'too-many-rows',
  )
  expect(() => readHtmlTables(`<table><tr>${'<td colspan=9999>a'.repeat(2)}`, limits)).toThrow(
    'too-many-cells',
  )
  expect(() => readHtmlTables('<table><tr><td>'.repeat(200), limits)).toThrow('truncated')
  expect(() => readHtmlTables('<b>'.repeat(20_000), limits)).toThrow('truncated')
})
