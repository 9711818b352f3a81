import { expect, test } from 'vitest'
import { partsOfClause } from './clause-parts.ts'

test('the sentence of the rule stands marked, what lies around it shortened', () => {
  const before = '前'.repeat(40)
  const text = `${before}重病重残人员可以单独申请。后面一句。`
  const marks = [{ start: 40, end: 53 }]
  expect(partsOfClause({ text, marks })).toEqual([
    { text: `……${'前'.repeat(30)}`, isMarked: false },
    { text: '重病重残人员可以单独申请。', isMarked: true },
    { text: '后面一句。', isMarked: false },
  ])
})

test('without the text, or without a marked sentence, there is nothing but the number', () => {
  expect(partsOfClause({ text: null, marks: [{ start: 0, end: 1 }] })).toEqual([])
  expect(partsOfClause({ text: '一段话', marks: [] })).toEqual([])
})
