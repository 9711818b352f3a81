import { expect, test } from 'vitest'
import { loadPolicy } from './policy-in-force.ts'
import { checkSchemes } from './scheme-names.ts'

const { pack } = loadPolicy('410721-xinxiang')

test('a scheme nobody knows is refused with the nearest, or without a question', () => {
  checkSchemes(pack, ['低保金(户)', '取暖救助'])
  expect(() => checkSchemes(pack, ['低保金'])).toThrow('「低保金」，是否想写「低保金(户)」？doudi')
  expect(() => checkSchemes(pack, ['取暖补助'])).toThrow('是否想写「取暖救助」？')
  expect(() => checkSchemes(pack, ['完全没有的一个项目名字'])).toThrow(
    '没有救助项目「完全没有的一个项目名字」。doudi policy print',
  )
})
