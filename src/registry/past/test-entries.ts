import fc from 'fast-check'

/** What somebody enters by hand of one of three people: a grade, and perhaps what care cost. */
export interface Entry {
  readonly person: number
  readonly settles: boolean
  readonly daysAgo: number
  readonly grade: string | null
  readonly cost: number | null | undefined
}

export const anEntry: fc.Arbitrary<Entry> = fc.record({
  person: fc.nat(2),
  settles: fc.boolean(),
  daysAgo: fc.nat(60),
  grade: fc.constantFrom(null, '一级', '二级'),
  cost: fc.constantFrom(undefined, null, 1, 2),
})
