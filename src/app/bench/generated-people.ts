import { addDays, identityCheckDigit, localDate } from '#kernel/index'

/** A person of the generated registry, the same for the same number. */
export interface GeneratedPerson {
  readonly index: number
  readonly householdIndex: number
  readonly place: number
  readonly name: string
  readonly identityNumber: string
  readonly birthDate: string
  readonly sex: '男' | '女'
}

const firstDay = localDate('1935-01-01')
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const givenNames = '伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红建国庆'
const birthDays: string[] = Array.from({ length: 29_200 }, (_, day) => addDays(firstDay, day))

/** Households have one to five members, 2.6 on average; areas 999901 to 999960. */
export function* generatePeople(count: number): Generator<GeneratedPerson> {
  const sizes = [1, 2, 3, 4, 3, 2, 3, 2, 5, 1]
  let household = 0
  let place = 0
  for (let index = 0; index < count; index += 1) {
    yield personAt(index, household, place)
    place += 1
    if (place >= (sizes[household % sizes.length] ?? 1)) {
      household += 1
      place = 0
    }
  }
}

function personAt(index: number, householdIndex: number, place: number): GeneratedPerson {
  const birthDate = birthDays[(index * 7919) % birthDays.length] ?? firstDay
  const area = 999_901 + (index % 60)
  const order = String(Math.floor(index / 29_200) % 1000).padStart(3, '0')
  const seventeen = `${area}${birthDate.replaceAll('-', '')}${order}`
  return {
    index,
    householdIndex,
    place,
    name: nameAt(index),
    identityNumber: `${seventeen}${identityCheckDigit(seventeen)}`,
    birthDate,
    sex: Number(order) % 2 === 1 ? '男' : '女',
  }
}

function nameAt(index: number): string {
  const first = surnames[index % surnames.length]
  const second = givenNames[Math.floor(index / 20) % givenNames.length]
  const third = givenNames[Math.floor(index / 580) % givenNames.length]
  return `${first}${second}${third}`
}
