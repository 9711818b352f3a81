import { addDays, identityCheckDigit, localDate } from '#kernel/index'

/** A person of the generated registry, the same for the same number. */
export interface GeneratedPerson {
  readonly index: number
  readonly household: number
  /** 0: the head of the household. */
  readonly place: number
  readonly name: string
  readonly identityNumber: string
  readonly birthDate: string
  readonly sex: '男' | '女'
}

/** Households have one to five members, 2.6 on average, over and over in this order. */
const sizes = [1, 2, 3, 4, 3, 2, 3, 2, 5, 1]
const places = sizes.flatMap((size, household) =>
  Array.from({ length: size }, (_, place) => ({ household, place })),
)
const firstDay = localDate('1935-01-01')
const birthDays: string[] = Array.from({ length: 29_200 }, (_, day) => addDays(firstDay, day))
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const givenNames = '伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红建国庆'

/** Identity numbers lie in the unused areas 999901 to 999960. */
export function personAt(index: number): GeneratedPerson {
  const birthDate = birthDays[(index * 7919) % birthDays.length] ?? firstDay
  const area = 999_901 + (index % 60)
  // Apart for those of one day, and spread over all, so that endings are as rare as a county's.
  const ofDay = Math.floor(index / birthDays.length) + (index % birthDays.length) * 613
  const order = String(ofDay % 1000).padStart(3, '0')
  const seventeen = `${area}${birthDate.replaceAll('-', '')}${order}`
  return {
    index,
    household: householdOf(index),
    place: places[index % places.length]?.place ?? 0,
    name: nameAt(index),
    identityNumber: `${seventeen}${identityCheckDigit(seventeen)}`,
    birthDate,
    sex: Number(order) % 2 === 1 ? '男' : '女',
  }
}

export function householdOf(index: number): number {
  const inTurn = places[index % places.length]?.household ?? 0
  return Math.floor(index / places.length) * sizes.length + inTurn
}

/** Ids in the order of time, as an application makes them, without a list to keep. */
export function idOf(kind: 'household' | 'person', index: number): string {
  const time = (0x0191_0000_0000 + index).toString(16).padStart(12, '0')
  const tail = ((index * 2_654_435_761) % 2 ** 32).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-${kind === 'person' ? '8' : '9'}000-${tail}`
}

/** A number from 0 to 999 that looks like chance and is the same every time. */
export function chance(index: number, salt: number): number {
  return Math.floor(((Math.imul(index + 1, 2_654_435_761) ^ Math.imul(salt, 40_503)) >>> 8) % 1000)
}

function nameAt(index: number): string {
  const first = surnames[index % surnames.length]
  const second = givenNames[Math.floor(index / 20) % givenNames.length]
  const third = givenNames[Math.floor(index / 580) % givenNames.length]
  return `${first}${second}${third}`
}
