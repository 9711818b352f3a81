import { identityCheckDigit } from '#kernel/index'
import type { Person, PersonSpec, Records, Township } from './model.ts'
import type { Random } from './random.ts'
import { readYaml } from './read-yaml.ts'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范',
]
const womensNames = [...'秀英桂兰玉珍凤霞淑芬芳娟敏静丽艳红梅雪莲春燕彩云月娥巧慧琴香菊翠萍']
const mensNames = [...'建国志强明军伟东海涛永福根生富贵德才庆林长春广田守义文斌世昌保全金水新成宏']
const rareNames = [
  '王喆',
  '李堃',
  '张淼',
  '赵犇',
  '陈垚',
  '刘骉',
  '杨祎',
  '周璟',
  '孙翀',
  '胡玥',
  '高旻',
  '郭昇',
]
const dottedNames = [
  '阿依古丽·买买提',
  '买买提·吐尔逊',
  '古丽娜尔·阿不都',
  '艾合买提·玉素甫',
  '迪丽热巴·托合提',
  '卡德尔·依明',
  '热孜万·阿布力孜',
  '吾买尔·哈斯木',
]

interface Village {
  readonly code: string
  readonly name: string
  readonly township: Township
  readonly urban: boolean
}

/** Makes the county's people: every number and every name once. */
export class People {
  private readonly random: Random
  private readonly villages: readonly Village[]
  private readonly numbers = new Set<string>()
  private readonly names = new Set<string>()
  private readonly placed = new Map<string, number>()
  private special = 0

  constructor(random: Random) {
    this.random = random
    this.villages = readVillages()
  }

  /** A village of the township, in turn; communities for urban households. */
  village(township: Township, urban: boolean): Village {
    const fitting = this.villages.filter((one) => one.township === township && one.urban === urban)
    const key = `${township}${urban}`
    const turn = this.placed.get(key) ?? 0
    this.placed.set(key, turn + 1)
    const village = fitting[turn % fitting.length]
    if (village === undefined) throw new RangeError(`no such village: ${key}`)
    return village
  }

  person(spec: PersonSpec, village: Village, records: Records): Person {
    const sex = spec.sex ?? (this.random.chance(0.5) ? '男' : '女')
    const birth = spec.birth ?? this.birthOf(spec.age)
    return {
      spec,
      sex,
      birth,
      records,
      name: spec.name ?? this.name(sex),
      number: this.number(birth, sex),
      township: village.township,
      village: village.name,
      villageCode: village.code,
      address: `示例县${village.township}${village.name}${this.random.whole(1, 180)}号`,
      phone: `1990000${String(this.random.whole(0, 9999)).padStart(4, '0')}`,
    }
  }

  /** A number with right check digit, born on that day, of the unused area 9999. */
  number(birth: string, sex: '男' | '女'): string {
    for (;;) {
      const order = this.random.whole(0, 499) * 2 + (sex === '男' ? 1 : 0)
      const area = `99990${this.random.whole(1, 9)}`
      const first17 = `${area}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
      const number = first17 + identityCheckDigit(first17)
      // A number that ends in 000 looks as if a spreadsheet had rounded it.
      if (this.numbers.has(number) || number.endsWith('000')) continue
      this.numbers.add(number)
      return number
    }
  }

  name(sex: '男' | '女'): string {
    this.special++
    if (this.special % 97 === 0) {
      const special = this.special % 2 === 0 ? rareNames : dottedNames
      const free = special.find((name) => !this.names.has(name))
      if (free !== undefined) return this.take(free)
    }
    const given = sex === '男' ? mensNames : womensNames
    for (;;) {
      const long = this.random.chance(0.8)
      const name = `${this.random.pick(surnames)}${this.random.pick(given)}${long ? this.random.pick(given) : ''}`
      if (!this.names.has(name) || this.names.size > 30_000) return this.take(name)
    }
  }

  private take(name: string): string {
    this.names.add(name)
    return name
  }

  /** Birthdays fall before the eleventh of September: nobody's age changes about the rounds. */
  private birthOf(age: number): string {
    const month = this.random.whole(1, 9)
    const day = this.random.whole(1, month === 9 ? 10 : 28)
    return `${2024 - age}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
}

function readVillages(): readonly Village[] {
  // The file is ours and its form is checked by the loop below.
  const document = readYaml('examples/county/divisions.yaml') as {
    乡镇: { 名称: Township; 村: { 代码: string; 名称: string }[] }[]
  }
  return document.乡镇.flatMap((township) =>
    township.村.map((village) => ({
      code: village.代码,
      name: village.名称,
      township: township.名称,
      urban: village.名称.endsWith('社区'),
    })),
  )
}
