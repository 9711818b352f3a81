import { describe, expect, test } from 'vitest'
import { type Likeness, resemblance } from './domain.ts'

const number = '999901195403030024'
const none: Likeness = {
  sameName: true,
  sameBirthDate: false,
  sameTownship: false,
  broken: '',
  number,
}

describe('the likeness of a row and a person', () => {
  test('by the name alone is weak', () => {
    expect(resemblance(none)).toEqual({ score: 20, reasons: ['姓名相同'] })
  })

  test.each([
    ['999901195403030025', 80, '证件号只差一位，或相邻两位颠倒'],
    ['999901194503030024', 80, '证件号只差一位，或相邻两位颠倒'],
    ['999901195403030', 75, '证件号前15位相同'],
    ['999901********0024', 65, '证件号未打码的部分相同'],
    ['99901195403030024', 70, '证件号漏了一位'],
  ])('is strong with %s', (broken, score, reason) => {
    expect(resemblance({ ...none, broken })).toEqual({ score, reasons: ['姓名相同', reason] })
  })

  test.each(['999901195403120019', '9999************00', '410721********0024'])(
    'is not raised by %s',
    (broken) => {
      expect(resemblance({ ...none, broken }).score).toBe(20)
    },
  )

  test('takes the birth date where the number says nothing', () => {
    const likeness = { ...none, sameBirthDate: true, sameTownship: true }
    expect(resemblance(likeness)).toEqual({
      score: 65,
      reasons: ['姓名相同', '同一乡镇', '出生日期相同'],
    })
  })
})
