import type { LocalDate } from '#kernel/index'
import type { CheckedPack, Constant } from '#policy/index'
import type { Pools } from './arbitrary-households.ts'
import { dayAfter } from './compare-cells.ts'

/**
 * Numbers and days at the lines of a pack: every amount of its parameters, as it is, for a year, for
 * two and three heads and times every ratio, each with its neighbours; every age and period of its
 * counts before the day, on the day and one day beside it; leap days.
 */
export function poolsOf({ pack }: CheckedPack, day: LocalDate): Pools {
  const inForce = [...pack.parameters.values()].flatMap((parameter) => {
    const dated = parameter.values.findLast((one) => one.from <= day)
    const constants = dated?.byCode ? [...dated.byCode.values()] : [dated?.value]
    return constants.flatMap((one) => (isNumber(one) ? [{ type: parameter.type, one }] : []))
  })
  const amountOf = (one: Constant & { kind: 'number' }) => one.whole / 10 ** one.scale
  const money = inForce.filter(({ type }) => type === 'money').map(({ one }) => amountOf(one) * 100)
  const numbers = inForce.filter(({ type }) => type === 'number').map(({ one }) => amountOf(one))
  const ratios = numbers.filter((one) => !Number.isInteger(one) && one > 0 && one < 10)
  const wholes = numbers.filter((one) => Number.isInteger(one))
  const lines = money.flatMap((line) =>
    [1, ...ratios].flatMap((ratio) => [1, 12, 24, 36].map((times) => line * ratio * times)),
  )
  return {
    amounts: near([0, ...lines], 1).filter(Number.isInteger),
    counts: near(wholes, 1).filter((one) => one >= 0 && one <= 400),
    areas: [0, 19.99, 20, 20.01, 59.99, 60, 60.01],
    days: [
      ...new Set([
        ...wholes.flatMap((size) => periodsBack(day, size)),
        ...['2004-02-29', '2020-02-29', '1964-02-29', day, dayAfter(day, 1)],
      ]),
    ],
  }
}

function isNumber(constant: Constant | undefined): constant is Constant & { kind: 'number' } {
  return constant?.kind === 'number'
}

function near(values: readonly number[], step: number): readonly number[] {
  return [...new Set(values.flatMap((one) => [one - step, one, one + step]))]
}

// `size` as years of age, as months and as days before the day.
function periodsBack(day: LocalDate, size: number): readonly string[] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const back = (years: number, months: number) =>
    new Date(Date.UTC(year - years, month - 1 - months, date)).toISOString().slice(0, 10)
  const years = size >= 10 && size <= 100 ? [back(size, 0)] : []
  const months = size >= 1 && size <= 36 ? [back(0, size), back(0, -size)] : []
  const days = size >= 1 && size <= 366 ? [dayAfter(day, -size), dayAfter(day, size)] : []
  return [...years, ...months, ...days].flatMap((one) => [dayAfter(one, -1), one, dayAfter(one, 1)])
}
