import { describe, expect, test } from 'vitest'
import { judge, judgements, overlapsOf, truthsOf } from './domain.ts'

describe('judging a scheme', () => {
  test.each([
    [true, false, '应享未享'],
    [true, true, '已享'],
    [false, true, '不应享而享'],
    [false, false, '不适用'],
    [false, null, '不适用'],
    [true, null, '待核实'],
    [null, true, '待核实'],
    [null, false, '待核实'],
    [null, null, '待核实'],
  ] as const)('entitled %s and received %s is %s', (entitled, received, judgement) => {
    expect(judge(entitled, received)).toBe(judgement)
  })

  test('every pair of truths belongs to exactly one judgement', () => {
    expect(judgements.flatMap(truthsOf)).toHaveLength(9)
  })
})

describe('schemes received together', () => {
  const schemes = [
    { id: '特困', excludes: [] },
    { id: '生活补贴', excludes: ['特困'] },
    { id: '护理补贴', excludes: [] },
  ]

  test('a person’s scheme overlaps with the household’s', () => {
    const verdicts = [
      { scheme: '特困', memberId: null, received: true },
      { scheme: '生活补贴', memberId: '甲', received: true },
      { scheme: '生活补贴', memberId: '乙', received: false },
    ]
    expect(overlapsOf(schemes, verdicts)).toEqual([
      { scheme: '生活补贴', other: '特困', memberId: '甲' },
    ])
  })

  test('what two members receive apart, or is not known to be received, does not overlap', () => {
    const exclusive = [{ id: '护理补贴', excludes: ['生活补贴'] }]
    const verdicts = [
      { scheme: '护理补贴', memberId: '甲', received: true },
      { scheme: '生活补贴', memberId: '乙', received: true },
      { scheme: '生活补贴', memberId: '甲', received: null },
    ]
    expect(overlapsOf(exclusive, verdicts)).toEqual([])
  })
})
