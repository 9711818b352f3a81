import { describe, expect, it } from 'vitest'
import { deviationOf, usualOf } from './domain.ts'

describe('what the others do', () => {
  const share = (cases: number, such: number) => ({ cases, such })

  it('is the share of the middle one of them, so that one far off does not move it', () => {
    const others = [share(100, 10), share(100, 90), share(100, 12)]
    expect(usualOf(others, { least: 20, people: 3 })).toEqual({ cases: 300, such: 36 })
  })

  it('is not known where too few of them have cases enough', () => {
    const others = [share(100, 10), share(19, 19), share(100, 12)]
    expect(usualOf(others, { least: 20, people: 3 })).toBeUndefined()
    expect(usualOf(others, { least: 20, people: 2 })).toMatchObject({ cases: 200 })
    expect(usualOf([], { least: 20, people: 0 })).toBeUndefined()
  })
})

describe('how far an officer lies from the others', () => {
  it.each([
    ['the same share', { cases: 50, such: 10 }, { cases: 100, such: 20 }, 0],
    ['half against a tenth', { cases: 40, such: 20 }, { cases: 400, such: 40 }, 7.02],
    ['nothing against half', { cases: 30, such: 0 }, { cases: 30, such: 15 }, -4.47],
  ] as const)('is, for %s, in standard errors', (_, own, others, wanted) => {
    expect(deviationOf(own, others, 20)).toBeCloseTo(wanted, 1)
  })

  it.each([
    ['too few cases', { cases: 19, such: 19 }, { cases: 400, such: 0 }],
    ['too few of the others', { cases: 40, such: 40 }, { cases: 19, such: 0 }],
    ['everybody agreeing', { cases: 40, such: 0 }, { cases: 400, such: 0 }],
  ] as const)('is not said of %s', (_, own, others) => {
    expect(deviationOf(own, others, 20)).toBeUndefined()
  })
})
