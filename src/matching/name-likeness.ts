import type { NameReader } from '#registry/index'
import type { NameLikeness } from './domain.ts'

/** Names that are one and the same, so that a sound number with such a name is believed. */
export function isSameName(likeness: NameLikeness): boolean {
  return ['相同', '写法不同', '曾用名', '生僻字', '可见部分', '不详'].includes(likeness)
}

/** Holds a name of a file (`*` for what is covered; null where there is none) beside a person's names. */
export function compareNames(
  reader: NameReader,
  said: string | null,
  person: { readonly name: string; readonly otherNames?: readonly string[] },
): NameLikeness {
  if (said === null) return '不详'
  if (plain(said) === plain(person.name)) return '相同'
  if (said.includes('*')) return isCoverOf(reader, said, person.name) ? '可见部分' : '不同'
  const given = reader.keysOf(said)
  const own = reader.keysOf(person.name)
  if (given.folded === own.folded) return '写法不同'
  for (const other of person.otherNames ?? []) {
    if (reader.keysOf(other).folded === given.folded) return '曾用名'
  }
  if (isBarRare(given.folded, own.folded)) return '生僻字'
  if (/^[a-z]+$/.test(given.folded))
    return isPinyinOf(reader, given.folded, person.name) ? '拼音' : '不同'
  return compareSounds(reader, said, person.name)
}

function plain(name: string): string {
  return name.replace(/[\s·]/g, '')
}

/** 王*, 王*明: a star may stand for several characters. */
function isCoverOf(reader: NameReader, covered: string, name: string): boolean {
  const { folded } = reader.keysOf(name)
  const parts = covered.split(/\*+/).map((part) => reader.keysOf(part).folded)
  const pattern = parts.map((part) => part.replace(/[^\p{L}\p{N}]/gu, '')).join('.+')
  return parts.some((part) => part !== '') && new RegExp(`^${pattern}$`, 'u').test(folded)
}

const unreadable = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}\ufffd]/u
const common = /[\u4e00-\u9fff]/

/** A private-use character may be any rare one, but never a common one. */
function isBarRare(left: string, right: string): boolean {
  const [one, other] = [[...left], [...right]]
  if (one.length !== other.length || one.length < 2) return false
  let rare = 0
  for (const [at, char] of one.entries()) {
    const facing = other[at] ?? ''
    if (char === facing) continue
    const isRare = (a: string, b: string) => unreadable.test(a) && !common.test(b)
    if (!isRare(char, facing) && !isRare(facing, char)) return false
    rare += 1
  }
  return rare > 0 && rare < one.length
}

/** Also with the surname last, as on a passport. */
function isPinyinOf(reader: NameReader, letters: string, name: string): boolean {
  if (reader.keysOf(name).sounds.includes(letters)) return true
  const [surname, ...rest] = [...name]
  const turned = reader.keysOf(rest.join('')).sounds
  const first = reader.readingsOf(surname ?? '')[0]?.readings ?? []
  return turned.some((given) => first.some((reading) => given + reading === letters))
}

function compareSounds(reader: NameReader, said: string, name: string): NameLikeness {
  const one = reader.readingsOf(said)
  const other = reader.readingsOf(name)
  if (one.length === other.length) {
    let near = 0
    let unlike = 0
    for (const [at, { char, readings }] of one.entries()) {
      const facing = other[at]
      if (facing === undefined || char === facing.char) continue
      if (readings.some((reading) => facing.readings.includes(reading))) continue
      const loose = readings.map(looseSound)
      if (facing.readings.some((reading) => loose.includes(looseSound(reading)))) near += 1
      else unlike += 1
    }
    if (unlike === 0) return near === 0 ? '同音' : '近音'
    const isOne = unlike === 1 && near === 0 && one.length >= 2
    if (isOne || isTurned(one, other)) return '差一字'
    return '不同'
  }
  return isOneLeftOut(one, other) || isOneLeftOut(other, one) ? '差一字' : '不同'
}

type Characters = readonly { readonly char: string }[]

/** 王明小 for 王小明. */
function isTurned(one: Characters, other: Characters): boolean {
  const sorted = (name: Characters) =>
    name
      .map(({ char }) => char)
      .toSorted()
      .join('')
  return one.length >= 3 && one[0]?.char === other[0]?.char && sorted(one) === sorted(other)
}

function isOneLeftOut(short: Characters, long: Characters): boolean {
  if (short.length < 2 || long.length !== short.length + 1) return false
  const wanted = short.map(({ char }) => char).join('')
  return long.some(
    (_, left) => long.flatMap(({ char }, at) => (at === left ? [] : [char])).join('') === wanted,
  )
}

/** As heard in many places: zh for z, n for l, -ng for -n, h for f. */
function looseSound(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^f/, 'h')
    .replace(/ng$/, 'n')
}
