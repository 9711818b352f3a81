import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

const rows = ['卫健', '残联', null, '医保'].map((department, at) => ({ department, at }))
const by = { 部门: ({ department }: { readonly department: string | null }) => department }
const ordered = (asked: { readonly sort?: '部门'; readonly order?: '升序' | '降序' }) =>
  inOrder(rows, by, asked).map(({ department }) => department)

test('names stand by their sounds, what is not known last', () => {
  expect(ordered({ sort: '部门' })).toEqual(['残联', '卫健', '医保', null])
})

test('what is not known stands last the other way round too', () => {
  expect(ordered({ sort: '部门', order: '降序' })).toEqual(['医保', '卫健', '残联', null])
})

test('rows of one value keep the order in which they stood', () => {
  const same = [1, 2, 3].map((at) => ({ at, state: '现有' }))
  const found = inOrder(same, { 状态: ({ state }) => state }, { sort: '状态', order: '降序' })
  expect(found.map(({ at }) => at)).toEqual([1, 2, 3])
})

test('without a wish the list stays as it stood', () => {
  expect(ordered({})).toEqual(['卫健', '残联', null, '医保'])
})

test('numbers within words go by their size', () => {
  const groups = [{ name: '第10组' }, { name: '第9组' }]
  const found = inOrder(groups, { 名称: ({ name }) => name }, { sort: '名称' })
  expect(found.map(({ name }) => name)).toEqual(['第9组', '第10组'])
})
