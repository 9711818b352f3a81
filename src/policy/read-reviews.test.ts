import { expect, it } from 'vitest'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { loadPack } from './load-pack.ts'
import { readReviews, reviewCycleOf } from './read-reviews.ts'

const cyclesOf = (id: string) => readReviews(loadPack({ files: policyFiles, catalogue, id }))
const months = (id: string, category: string, isSteady: boolean | null) =>
  reviewCycleOf(cyclesOf(id), { category, isSteady })?.months

it('takes the cycles of the nation, with document and article', () => {
  expect(months('149901-shanxi-county', '低保对象', true)).toBe(12)
  expect(months('149901-shanxi-county', '低保对象', false)).toBe(6)
  expect(months('149901-shanxi-county', '特困人员', false)).toBe(12)
  for (const { procedure } of cyclesOf('149901-shanxi-county')) {
    expect(procedure.basis).toMatchObject({ article: '第三十一条' })
  }
})

it('gives no due date where no document says how often', () => {
  expect(months('149901-shanxi-county', '低保边缘家庭成员', true)).toBeUndefined()
})

it('lets a place that reviews every class every year say so', () => {
  expect(months('410721-xinxiang', '低保边缘家庭成员', null)).toBe(12)
  expect(months('410721-xinxiang', '低保对象（单人保）', false)).toBe(6)
  expect(months('410721-xinxiang', '低保对象', null)).toBe(12)
})
