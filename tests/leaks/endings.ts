import { identityCheckDigit } from '#kernel/index'

/** What a dump tells of a person in clear, and the value stored for the last four characters. */
export interface Known {
  readonly birth: string
  readonly sex: string | null
  readonly stored: string
}

/** How a stored value comes about: one ending has each, or many share it. */
export type Storing = 'an ending each' | 'groups'

/**
 * What equal values give away to somebody who takes them for equal endings, and one area code for
 * everybody: for each person, how many endings fit all who share the value.
 */
export function leftByEquality(people: readonly Known[], area: string): number[] {
  const kinds = new Kinds(area)
  const byValue = new Map<string, Set<string>>()
  for (const one of people) {
    const found = byValue.get(one.stored)
    if (found) found.add(kinds.of(one))
    else byValue.set(one.stored, new Set([kinds.of(one)]))
  }
  const left = new Map<string, number>()
  for (const [value, some] of byValue) {
    const [first = new Set<string>(), ...rest] = [...some].map((kind) => kinds.endingsOf(kind))
    const fitting = [...first].filter((ending) => rest.every((set) => set.has(ending)))
    left.set(value, fitting.length)
  }
  return people.map(({ stored }) => left.get(stored) ?? 0)
}

/**
 * What is left to somebody who has the numbers of `known` from elsewhere, with the values stored for
 * them: for each of the people, how many endings may be theirs.
 */
export function leftByKnown(
  people: readonly Known[],
  {
    area,
    known,
    storing,
  }: {
    readonly area: string
    readonly known: ReadonlyMap<string, string>
    readonly storing: Storing
  },
): number[] {
  const kinds = new Kinds(area)
  const told = new Set(known.values())
  const counts = new Map<string, number>()
  return people.map((one) => {
    // Where an ending has a value of its own, all whose value is known share the one ending.
    if (storing === 'an ending each' && told.has(one.stored)) return 1
    const value = storing === 'groups' ? one.stored : undefined
    const kind = kinds.of(one)
    const key = `${kind} ${value}`
    const counted = counts.get(key)
    if (counted !== undefined) return counted
    let count = 0
    for (const ending of kinds.endingsOf(kind)) {
      const found = known.get(ending)
      if (found === undefined || found === value) count += 1
    }
    counts.set(key, count)
    return count
  })
}

/**
 * People whose area, birth date and sex leave them the same endings: the check character is an equation
 * between the sequence number and the rest, so there are eleven times two or three.
 */
class Kinds {
  readonly #area: string
  readonly #kinds = new Map<string, string>()
  readonly #endings = new Map<string, ReadonlySet<string>>()

  constructor(area: string) {
    this.#area = area
  }

  of({ birth, sex }: Known): string {
    const day = `${birth} ${sex ?? ''}`
    const found = this.#kinds.get(day) ?? this.#kindOf(birth, sex)
    this.#kinds.set(day, found)
    return found
  }

  #kindOf(birth: string, sex: string | null): string {
    const start = this.#area + birth.replaceAll('-', '')
    const kind = `${identityCheckDigit(`${start}000`)} ${sex ?? ''}`
    if (!this.#endings.has(kind)) this.#endings.set(kind, endingsAfter(start, sex))
    return kind
  }

  endingsOf(kind: string): ReadonlySet<string> {
    return this.#endings.get(kind) ?? new Set()
  }
}

function endingsAfter(start: string, sex: string | null): ReadonlySet<string> {
  const orders = Array.from({ length: 1000 }, (_, at) => String(at).padStart(3, '0')).filter(
    (order) => sex === null || (Number(order) % 2 === 1) === (sex === '男'),
  )
  return new Set(orders.map((order) => order + identityCheckDigit(start + order)))
}
