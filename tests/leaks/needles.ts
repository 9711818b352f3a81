import { buildCounty } from '../../examples/county/build-county.ts'
import { exampleSeed } from '../../examples/county/generate.ts'

export interface Secret {
  readonly name: string
  /** Eighteen characters. */
  readonly number: string
  readonly birth: string
  readonly sex: '男' | '女'
  readonly phone: string
  readonly bankCard: string
}

/** What is looked for: the written form, without blanks and in capitals, and what it is. */
export interface Needles {
  readonly forms: ReadonlyMap<string, string>
  readonly lengths: readonly number[]
  /** The first eleven digits of every form, as numbers: most runs of digits end there. */
  readonly beginnings: ReadonlySet<number>
  readonly secrets: readonly Secret[]
}

export function needlesOf(secrets: readonly Secret[]): Needles {
  const forms = new Map<string, string>()
  for (const [at, { number, phone, bankCard }] of secrets.entries()) {
    const add = (form: string, what: string) => forms.set(form.toUpperCase(), `${what} of #${at}`)
    add(number, 'identity number')
    add(number.slice(0, 17), 'first 17 of an identity number')
    add(number.slice(-12), 'last 12 of an identity number')
    add(`${number.slice(0, 6)}${number.slice(8, 17)}`, 'identity number of 15 digits')
    add(phone, 'telephone')
    add(bankCard, 'bank card')
  }
  const lengths = [...new Set([...forms.keys()].map((form) => form.length))].sort((a, b) => a - b)
  const beginnings = new Set([...forms.keys()].map((form) => Number(form.slice(0, shortest))))
  return { forms, lengths, beginnings, secrets }
}

/** Nothing shorter is looked for. */
export const shortest = 11

/** Everybody of the example county: its households, its residents, and those of its broken rows. */
export function exampleSecrets(): Secret[] {
  const county = buildCounty(exampleSeed)
  const people = [
    ...county.households.flatMap(({ members }) => members),
    ...county.residents,
    ...county.outsiders.map(({ person }) => person),
    ...county.brokenRows.map(({ person }) => person),
  ]
  return people.map(({ name, number, birth, sex, phone }) => {
    // As the example's files write it.
    const bankCard = `6299990${phone}6`
    return { name, number, birth, sex, phone, bankCard }
  })
}
