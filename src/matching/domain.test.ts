import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIdentityNumber, identityCheckDigit } from '#kernel/index'
import { loadNameReader } from '#registry/index'
import { birthRange, compareNumbers, isSlipOf, visibleLastFour } from './broken-number.ts'
import { type Likeness, resemblance } from './domain.ts'
import { compareNames } from './name-likeness.ts'
import { numberNeighbours, slipsWithNewCheck } from './number-neighbours.ts'

const number = '999901195403030024'

describe('a damaged number beside a person’s', () => {
  test.each([
    ['999901195403030025', '一处之差'],
    ['999901194503030024', '一处之差'],
    ['999901195403030', '前15位'],
    ['999901195403030000', '前15位'],
    ['999901********0024', '可见部分'],
    ['99990119540303****', '可见部分'],
    ['99901195403030024', '漏一位'],
    ['9999901195403030024', '多一位'],
    ['99990119540303002?', '前15位'],
    ['99990119540', '前几位'],
    ['99990154030302', '漏一位'],
    ['999901195403120019', '不符'],
    ['9999************00', '不详'],
    ['410721********0024', '不详'],
    ['E12345678', '不详'],
    ['', '不详'],
  ])('%s: %s', (broken, likeness) => {
    expect(compareNumbers(broken, number)).toBe(likeness)
  })

  test('every single slip leads back to the number, and to sound numbers only', () => {
    const slip = fc.record({ at: fc.nat(17), digit: fc.nat(9), how: fc.nat(3) })
    fc.assert(
      fc.property(slip, ({ at, digit, how }) => {
        const rest = number.slice(at + 1)
        const broken = [
          `${number.slice(0, at)}${digit}${rest}`,
          `${number.slice(0, at)}${rest}`,
          `${number.slice(0, at)}${digit}${number.slice(at)}`,
          `${number.slice(0, at)}${rest.charAt(0)}${number.charAt(at)}${rest.slice(1)}`,
        ][how]
        if (broken === undefined || broken === number) return
        const near = numberNeighbours(broken)
        expect(near).toContain(number)
        for (const one of near) expect(checkIdentityNumber(one).ok).toBe(true)
      }),
    )
  })

  test('a slip made before the check digit was worked out is seen by the hash', () => {
    const first = '99990119540303012'
    const slipped = first + identityCheckDigit(first)
    expect(slipsWithNewCheck(number)).toContain(slipped)
    expect(isSlipOf(`#${slipped}`, number, (one) => `#${one}`)).toBe(true)
    expect(isSlipOf('#else', number, (one) => `#${one}`)).toBe(false)
  })

  test.each([
    ['999901195403030', '1954-03-03', '1954-03-03'],
    ['999901195403******', '1954-03-01', '1954-03-31'],
    ['9999011954**********', '1954-01-01', '1954-12-31'],
    ['99990119540', '1954-01-01', '1954-12-31'],
  ])('%s shows the birth between %s and %s', (broken, from, to) => {
    expect(birthRange(broken)).toEqual({ from, to })
  })

  test('a digit too few or too many shows no birth; what is behind a mask is read', () => {
    expect(birthRange('99901195403030024')).toBeUndefined()
    expect(visibleLastFour('999901********002x')).toBe('002X')
    expect(visibleLastFour('999901195403030024')).toBeUndefined()
  })
})

describe('a name beside a person’s', () => {
  test.each([
    ['王小明', '王小明', '相同'],
    ['買買提吐尔逊', '买买提·吐尔逊', '写法不同'],
    ['劉峯', '刘峰', '写法不同'],
    ['王*', '王小明', '可见部分'],
    ['王*明', '王小明', '可见部分'],
    ['李*', '王小明', '不同'],
    ['王晓明', '王小明', '同音'],
    ['王喆', '王哲', '同音'],
    ['刘兰', '刘南', '近音'],
    ['张丽珍', '张丽针', '同音'],
    ['王小朋', '王小明', '差一字'],
    ['王明', '王小明', '差一字'],
    ['王明小', '王小明', '差一字'],
    ['Wang Xiaoming', '王小明', '拼音'],
    ['XIAOMING WANG', '王小明', '拼音'],
    ['李红', '王小明', '不同'],
    ['王\ue123', '王\u{2b4a3}', '生僻字'],
    ['王\ue123', '王伟', '差一字'],
    [null, '王小明', '不详'],
  ])('%s is %s: %s', async (said, name, likeness) => {
    expect(compareNames(await loadNameReader(), said, { name })).toBe(likeness)
  })

  test('a former name counts as the name', async () => {
    const person = { name: '王小明', otherNames: ['王狗娃'] }
    expect(compareNames(await loadNameReader(), '王狗娃', person)).toBe('曾用名')
  })
})

describe('the likeness of a row and a person', () => {
  const nothing: Likeness = {
    name: '相同',
    number: '不详',
    birth: '不详',
    place: '不详',
    isOnlyOne: false,
    isOfHousehold: false,
    sexDiffers: false,
    isPresent: false,
  }

  test('by the name alone is weak', () => {
    expect(resemblance(nothing)).toEqual({ score: 20, reasons: ['姓名相同'] })
  })

  test('is probable by name, township and birth date', () => {
    expect(resemblance({ ...nothing, birth: '相同', place: '同乡镇' })).toEqual({
      score: 65,
      reasons: ['姓名相同', '同一乡镇', '出生日期相同'],
    })
  })

  test('is strong with a slip of the number, which shows the birth date already', () => {
    const likeness = { ...nothing, number: '一处之差' as const, birth: '相同' as const }
    expect(resemblance(likeness)).toEqual({
      score: 80,
      reasons: ['姓名相同', '证件号只差一位，或相邻两位颠倒'],
    })
  })

  test('is less where the sexes differ', () => {
    const likeness = { ...nothing, birth: '相同' as const, sexDiffers: true }
    expect(resemblance(likeness).score).toBe(35)
  })
})
