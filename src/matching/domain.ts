/** How a row's number agrees with a person's. */
export type NumberLikeness =
  | '相同'
  | '一处之差'
  | '漏一位'
  | '多一位'
  | '前15位'
  | '可见部分'
  | '前几位'
  | '底册之差'
  | '不符'
  | '不详'

/** How a row's name agrees with a person's. */
export type NameLikeness =
  | '相同'
  | '写法不同'
  | '曾用名'
  | '生僻字'
  | '可见部分'
  | '同音'
  | '近音'
  | '拼音'
  | '差一字'
  | '不同'
  | '不详'

/** From so many points on a person is named beside a row. */
export const leastScore = 50
/** From so many points on the row very probably means the person: what it says of them is unknown. */
export const probableScore = 60
/** From so many points on little but a slip of the pen stands between the row and the person. */
export const strongScore = 80
/** So many persons are named beside one row, the likeliest first. */
export const mostPerRow = 10

export interface Likeness {
  readonly name: NameLikeness
  readonly number: NumberLikeness
  /** 相近: two of year, month and day agree. */
  readonly birth: '相同' | '相近' | '不符' | '不详'
  readonly place: '同村' | '同乡镇' | '不同' | '不详'
  /** Nobody else of the name is registered in the row's township. */
  readonly isOnlyOne: boolean
  /** The row's number, or the head that it names, is of the person's household. */
  readonly isOfHousehold: boolean
  readonly sexDiffers: boolean
  /** Another row of the file has the person's own number. */
  readonly isPresent: boolean
}

const ofName: Readonly<Record<NameLikeness, readonly [points: number, reason: string]>> = {
  相同: [20, '姓名相同'],
  写法不同: [20, '姓名只是写法不同（繁体、异体字或间隔点）'],
  曾用名: [20, '姓名是此人的曾用名或别名'],
  生僻字: [18, '姓名只有生僻字无法比对，其余的字相同'],
  可见部分: [8, '姓名未打码的字相同'],
  同音: [15, '姓名同音'],
  拼音: [15, '姓名的拼音相同'],
  近音: [12, '姓名读音相近'],
  差一字: [12, '姓名只差一个字'],
  不同: [-25, '姓名不同'],
  不详: [0, ''],
}

const ofNumber: Readonly<Record<NumberLikeness, readonly [points: number, reason: string]>> = {
  相同: [75, '证件号与此人相同'],
  一处之差: [60, '证件号只差一位，或相邻两位颠倒'],
  前15位: [55, '证件号前15位相同'],
  漏一位: [50, '证件号漏了一位'],
  多一位: [50, '证件号多了一位'],
  可见部分: [45, '证件号未打码的部分相同'],
  前几位: [35, '证件号剩下的前几位相同'],
  底册之差: [45, '证件号与底册登记的只差一处，可能是本文件填错，也可能是底册登记错'],
  不符: [0, ''],
  不详: [0, ''],
}

/**
 * How probable it is that a row means a person, 0 to 100 points, with the reasons in Chinese. A name
 * alone says little: 20 points. The number shows the birth date, so that the two do not add up.
 */
export function resemblance(likeness: Likeness): {
  readonly score: number
  readonly reasons: readonly string[]
} {
  const { name, number, birth, place } = likeness
  const reasons: string[] = []
  let score = 0
  const give = (points: number, reason: string): void => {
    score += points
    if (reason !== '') reasons.push(reason)
  }
  give(...ofName[name])
  // Under a number of their own a person may bear another name than the registry knows.
  if (number === '相同' && name === '不同') score += 10
  if (place === '同村') give(15, '同一个村')
  if (place === '同乡镇') give(10, '同一乡镇')
  const [byNumber] = ofNumber[number]
  if (byNumber > 0) give(...ofNumber[number])
  if (birth === '相同' && byNumber < 35) give(35, '出生日期相同')
  if (birth === '相同' && byNumber >= 35 && byNumber <= 45) give(10, '出生日期相同')
  if (birth === '相近' && byNumber === 0) give(15, '出生日期只差一处')
  if (birth === '不符' && byNumber === 0) give(-20, '')
  const isWhole = ['相同', '写法不同', '曾用名', '生僻字'].includes(name)
  if (likeness.isOfHousehold && name !== '不同') give(30, '与所填证件号同户')
  if (likeness.isOnlyOne && isWhole && byNumber === 0 && birth !== '不符')
    give(20, '该乡镇只有这一个同名的人')
  if (likeness.sexDiffers) give(-20, '性别不同')
  if (likeness.isPresent) give(-15, '此人在本文件中另有号码正确的行')
  return { score: Math.max(0, Math.min(score, 100)), reasons }
}

/** How alike a row and a person are, in three words. */
export function strengthOf(score: number): '强' | '中' | '弱' {
  if (score >= strongScore) return '强'
  return score >= probableScore ? '中' : '弱'
}
