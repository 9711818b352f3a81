import { expect, test } from 'vitest'
import { readRows } from '#sources/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { aFileCounty, people, writeCsv } from './test-files.ts'

const { zhao, sun } = people

test('a list that is no dataset’s can be looked at, row by row, and is not taken for one', async () => {
  const county = await aFileCounty(openFreshPglite)
  const path = writeCsv(county, '名单.csv', [
    '姓名,身份证号,食堂编号',
    `${zhao.name},${zhao.number},7`,
    `${sun.name},9.99901E+17,8`,
  ])
  const { acting, map, db } = county
  const rows = readRows(db, acting, { path, dataset: 'auto', map })
  const read = []
  let next = await rows.next()
  while (next.done !== true) {
    read.push(next.value)
    next = await rows.next()
  }
  expect(read.map(({ row, verdict }) => [row, verdict])).toEqual([
    [2, '可用'],
    [3, '不能用'],
  ])
  expect(read[0]?.cells.map(({ field, value }) => [field, value])).toEqual([
    ['姓名', zhao.name],
    ['身份证号', zhao.number],
  ])
  expect(next.value.notes.join()).toContain('认不出文件“名单.csv”是哪一种数据')
  const named = readRows(db, acting, { path, dataset: 'disability', map })
  await expect(named.next()).rejects.toThrow('必需的列')
})
