import { expect, test } from 'vitest'
import { identityCheckDigit } from '#kernel/index'
import { makeVault, type Vault } from '#vault/index'
import { type Known, leftByEquality, leftByKnown, type Storing } from './leaks/endings.ts'

/* What the stored last four characters of a large registry give away to whoever has stolen the database
   and no key: birth date, sex and home county lie beside them in clear. */

const isLong = process.env.DOUDI_LONG === '1'
const size = isLong ? 1_000_000 : 200_000
const area = '999901'
/** Fewer numbers left than these are as good as the number. */
const few = 10

interface Resident {
  readonly birth: string
  readonly sex: string
  readonly ending: string
}

/** Every run the same people: born over eighty years, sequence numbers evenly spread. */
function residents(): Resident[] {
  let state = 20_240_901
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const days = Array.from({ length: 80 * 365 }, (_, at) =>
    new Date(Date.UTC(1944, 0, 1 + at)).toISOString().slice(0, 10),
  )
  return Array.from({ length: size }, () => {
    const birth = days[below(days.length)] ?? ''
    const order = String(below(1000)).padStart(3, '0')
    const check = identityCheckDigit(area + birth.replaceAll('-', '') + order)
    return { birth, sex: Number(order) % 2 === 1 ? '男' : '女', ending: order + check }
  })
}

const people = residents()
const vault = makeVault(new Uint8Array(32).fill(7))

const stores: Readonly<Record<Storing, (own: Vault, ending: string) => string>> = {
  'an ending each': (own, ending) => own.hashOf('text', ending),
  groups: (own, ending) => own.hashLastFour(ending),
}

function dumpOf(storing: Storing): Known[] {
  const values = new Map<string, string>()
  return people.map(({ birth, sex, ending }) => {
    const stored = values.get(ending) ?? stores[storing](vault, ending)
    values.set(ending, stored)
    return { birth, sex, stored }
  })
}

const dump = dumpOf('groups')

/** The endings of every so many-th person, with the values stored for them. */
function knownOf(of: readonly Known[], every: number): ReadonlyMap<string, string> {
  const pairs = of.flatMap(({ stored }, at): [string, string][] =>
    at % every === 0 ? [[people[at]?.ending ?? '', stored]] : [],
  )
  return new Map(pairs)
}

function shareOf(left: readonly number[], is: (count: number) => boolean): number {
  return left.filter(is).length / left.length
}

test('equal values leave nobody few numbers', () => {
  const left = leftByEquality(dump, area)
  expect(left.length).toBe(size)
  expect(left.filter((count) => count > 0 && count < few)).toEqual([])
})

test('one person’s number in twenty gives nobody else’s', () => {
  const left = leftByKnown(dump, { area, known: knownOf(dump, 20), storing: 'groups' })
  expect(Math.min(...new Set(left))).toBeGreaterThan(100)
})

test('where every ending had a value of its own, the same numbers would give most others', () => {
  const storing = 'an ending each'
  const exact = dumpOf(storing)
  const left = leftByKnown(exact, { area, known: knownOf(exact, 20), storing })
  expect(shareOf(left, (count) => count === 1)).toBeGreaterThan(0.5)
})

test('whoever knew the group of every ending would have six bits, and hardly any whole number', () => {
  const left = leftByKnown(dump, { area, known: knownOf(dump, 1), storing: 'groups' })
  expect(left.reduce((sum, count) => sum + count, 0) / size).toBeGreaterThan(7)
  expect(shareOf(left, (count) => count === 1)).toBeLessThan(0.003)
})
