import type { Acting } from '#access/index'
import type { NameReader } from '#registry/index'
import { compareNumbers, isSlipOf } from './broken-number.ts'
import { type Likeness, type NameLikeness, type NumberLikeness, resemblance } from './domain.ts'
import type { DoubtKind } from './gather-doubtful.ts'
import { compareNames } from './name-likeness.ts'

/** A row in doubt beside a person it may mean. */
export interface Pair {
  readonly key: number
  readonly subject_id: string
  /** Another row of the file has the person's own number. */
  readonly present: boolean
  readonly kind: DoubtKind
  readonly sheet: string
  readonly row_number: number
  readonly said: string | null
  readonly broken: Uint8Array | null
  readonly said_hash: string | null
  readonly said_birth: string | null
  readonly said_sex: string | null
  readonly said_division: string | null
  readonly row_key: string | null
  /** The row's sound number is this person's. */
  readonly is_own: boolean
  readonly person_id: string
  readonly name: string
  readonly id_cipher: Uint8Array | null
  readonly birth_date: string | null
  readonly sex: string | null
  readonly division: string | null
  readonly household_id: string
  readonly household_of_number: string | null
  readonly household_of_head: string | null
  readonly other_names: readonly string[]
}

export interface ScoredPair {
  readonly pair: Pair
  readonly score: number
  readonly reasons: readonly string[]
}

/** Scores the pairs of one row after the other; a person's number is decrypted once. */
export class PairScorer {
  readonly #acting: Acting
  readonly #reader: NameReader
  readonly #numbers = new Map<string, string>()

  constructor(acting: Acting, reader: NameReader) {
    this.#acting = acting
    this.#reader = reader
  }

  /** All pairs of one row. */
  score(row: readonly Pair[]): ScoredPair[] {
    const broken = row[0]?.broken ?? null
    const said = broken === null ? '' : this.#acting.vault.decrypt(broken, 'identity')
    const named = row.map((pair) => ({ pair, name: this.#name(pair) }))
    const sameHere = named.filter(
      ({ pair, name }) => isWritten(name) && placeOf(pair).startsWith('同'),
    ).length
    return named.map(({ pair, name }) => {
      const likeness = this.#likeness(pair, { name, said, isOnlyOne: sameHere === 1 })
      return { pair, ...resemblance(likeness) }
    })
  }

  #name(pair: Pair): NameLikeness {
    const person = { name: pair.name, otherNames: pair.other_names }
    return compareNames(this.#reader, pair.said, person)
  }

  #likeness(
    pair: Pair,
    { name, said, isOnlyOne }: { name: NameLikeness; said: string; isOnlyOne: boolean },
  ): Likeness {
    const place = placeOf(pair)
    const number = this.#number(pair, said, name)
    return {
      name,
      number,
      birth: birthOf(pair, number),
      place,
      isOnlyOne: isOnlyOne && place.startsWith('同'),
      isOfHousehold:
        !pair.is_own &&
        (pair.household_of_number === pair.household_id ||
          pair.household_of_head === pair.household_id),
      sexDiffers: pair.said_sex !== null && pair.sex !== null && pair.said_sex !== pair.sex,
      isPresent: pair.present && !pair.is_own && pair.kind === '号码不在底册',
    }
  }

  #number(pair: Pair, said: string, name: NameLikeness): NumberLikeness {
    if (pair.is_own) return '相同'
    if (pair.kind === '号码有误') return compareNumbers(said, this.#numberOf(pair))
    const isNearby = pair.kind === '号码不在底册' && pair.said_hash !== null && name !== '不同'
    if (!isNearby || pair.said_hash === null) return '不符'
    const hashOf = (number: string) => this.#acting.vault.hashIdentity(number)
    return isSlipOf(pair.said_hash, this.#numberOf(pair), hashOf) ? '底册之差' : '不符'
  }

  #numberOf({ person_id, id_cipher }: Pair): string {
    const known = this.#numbers.get(person_id)
    if (known !== undefined) return known
    const number = id_cipher === null ? '' : this.#acting.vault.decrypt(id_cipher, 'identity')
    this.#numbers.set(person_id, number)
    return number
  }
}

function isWritten(name: NameLikeness): boolean {
  return ['相同', '写法不同', '曾用名'].includes(name)
}

function placeOf({ said_division, division }: Pair): Likeness['place'] {
  if (said_division === null || division === null) return '不详'
  if (said_division === division && !division.endsWith('000')) return '同村'
  return said_division.slice(0, 9) === division.slice(0, 9) ? '同乡镇' : '不同'
}

/** The birth date of a row's number that is another person's says nothing of who is meant. */
function birthOf(pair: Pair, number: NumberLikeness): Likeness['birth'] {
  const { said_birth, birth_date } = pair
  if (said_birth === null || birth_date === null) return '不详'
  if (said_birth === birth_date) return '相同'
  const isOfOther = pair.household_of_number !== null && !pair.is_own
  if (isOfOther) return '不详'
  const same = [0, 5, 8].filter((at, part) => {
    const length = part === 0 ? 4 : 2
    return said_birth.slice(at, at + length) === birth_date.slice(at, at + length)
  }).length
  if (same === 2) return '相近'
  return number === '不详' ? '不详' : '不符'
}
