import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { addDays, localDate } from '#kernel/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { profilesToday, withdraw } from './past/test-past.ts'
import {
  actingOn,
  aHousehold,
  countiesIn,
  deliver,
  type TestCounty,
  type TestRow,
} from './test-county.ts'

interface File {
  readonly dataset: number
  readonly monthsAgo: number
  readonly daysLater: number
  readonly complete: boolean
  readonly whole: boolean
  readonly narrow: boolean
  readonly rows: readonly (Row | null)[]
}

type Row = readonly [
  grade: string | null,
  insured: boolean | null,
  danger: string | null,
  contradicts: boolean,
]

const datasets = [
  {
    dataset: 'a',
    department: '残联',
    facts: ['disability_grade', 'insured'],
    absence: { insured: false },
  },
  { dataset: 'b', department: '民政', facts: ['disability_grade', 'house_danger'], absence: {} },
  { dataset: 'c', department: '卫健', facts: ['insured'], absence: { insured: false } },
] as const

const aRow: fc.Arbitrary<Row | null> = fc.option(
  fc.tuple(
    fc.constantFrom(null, '一级', '二级'),
    fc.constantFrom(null, true, false),
    fc.constantFrom(null, 'C级', 'D级'),
    fc.boolean().map((one) => one),
  ),
  { freq: 4 },
)
const aFile: fc.Arbitrary<File> = fc.record({
  dataset: fc.nat(2),
  monthsAgo: fc.nat(2),
  daysLater: fc.constantFrom(0, 0, 0, 20, 120),
  complete: fc.boolean(),
  whole: fc.boolean(),
  narrow: fc.boolean(),
  rows: fc.array(aRow, { minLength: 3, maxLength: 3 }),
})

/** A county with a household of two and one of one, and what is delivered there. */
class World {
  readonly county: TestCounty
  readonly people: string[] = []
  readonly homes: string[] = []
  readonly batches = new Map<string, number>()

  constructor(county: TestCounty) {
    this.county = county
  }

  async settle(): Promise<void> {
    for (const size of [2, 1]) {
      const { id, members } = await aHousehold(this.county, { size })
      this.homes.push(id)
      this.people.push(...members)
    }
  }

  async deliver(file: File, at: number, day: string): Promise<string> {
    const { dataset, department, facts, absence } = datasets[file.dataset] ?? datasets[0]
    const given = file.narrow ? facts.slice(0, 1) : [...facts]
    const spoken = Object.fromEntries(
      Object.entries(absence).filter(([code]) => given.includes(code as never)),
    ) // a code is looked for among codes
    const { batch } = await deliver(
      this.county,
      {
        ...{ dataset, department, facts: given, absence: spoken },
        period: addDays(localDate(day), -30 * file.monthsAgo - 15).slice(0, 7),
        complete: file.complete,
        townships: file.whole ? 'county' : ['999901100000'],
        rows: file.rows.flatMap((row, who) => rowOf(row, this.people[who], given)),
      },
      day,
    )
    this.batches.set(batch, at)
    return batch
  }

  /** Profiles and open conflicts, with people by number and batches by their place. */
  async state(day: string) {
    const { persons, households } = await profilesToday(this.county, day)
    const { db, acting } = this.county
    const conflicts = await db.query<{ subject: string; fact: string; candidates: unknown }>(sql`
      select subject_id as subject, fact, candidates from fact_conflict
      where county_code = ${acting.countyCode} and settled_at is null`)
    const plain = (text: string) => {
      let found = text
      for (const [at, id] of [...this.people, ...this.homes].entries()) {
        found = found.replaceAll(id, `主体${at}`)
      }
      for (const [id, at] of this.batches) found = found.replaceAll(id, `批${at}`)
      return JSON.parse(found)
    }
    return {
      persons: this.people.map((id) => plain(JSON.stringify(persons.get(id)))),
      households: this.homes.map((id) => plain(JSON.stringify(households.get(id)))),
      conflicts: conflicts.map((one) => JSON.stringify(plain(JSON.stringify(one)))).toSorted(),
    }
  }
}

function rowOf(row: Row | null, person: string | undefined, given: readonly string[]): TestRow[] {
  if (row === null || person === undefined) return []
  const [disability_grade, insured, house_danger, contradicts] = row
  const conflicts = contradicts ? ['disability_grade'].filter((code) => given.includes(code)) : []
  return [
    {
      ...{ person, insured, house_danger },
      disability_grade: conflicts.length > 0 ? null : disability_grade,
      ...(conflicts.length > 0 ? { conflicts } : {}),
    },
  ]
}

/**
 * A row that contradicts nothing is no sighting of one that contradicted itself: else it kept that
 * conflict alive past its time, in the county where nothing in between had closed it.
 */
const seenAfterContradiction: [File[], number, number] = [
  [
    aFileOf(1, 0, [null, null, [null, null, null, true]]),
    aFileOf(0, 120, [null, null, [null, null, null, false]]),
    aFileOf(0, 0, [null, null, null]),
    aFileOf(1, 0, [null, null, [null, null, null, false]]),
  ],
  5,
  0,
]

function aFileOf(dataset: number, daysLater: number, rows: File['rows']): File {
  const plain = { monthsAgo: 0, complete: false, whole: false, narrow: false }
  return { ...plain, dataset, daysLater, rows }
}

const numRuns = process.env.DOUDI_LONG === '1' ? 400 : 8

describe('a batch that is undone', () => {
  const aCounty = countiesIn(openFreshPglite)

  test('leaves the profiles and conflicts as if it had never been there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aFile, { minLength: 2, maxLength: 6 }),
        fc.nat(5),
        fc.nat(5),
        async (files, which, later) => {
          const undone = which % files.length
          const after = undone + (later % (files.length - undone))
          const [saw, never] = [new World(aCounty()), new World(aCounty())]
          await saw.settle()
          await never.settle()
          let day = localDate('2024-06-20')
          let batch = ''
          for (const [at, file] of files.entries()) {
            day = addDays(day, file.daysLater)
            const made = await saw.deliver(file, at, day)
            if (at !== undone) await never.deliver(file, at, day)
            else batch = made
            if (at !== after) continue
            const gone = files[undone]
            const { absence } = datasets[gone?.dataset ?? 0] ?? datasets[0]
            await withdraw(saw.county, batch, day, Object.keys(absence))
          }
          expect(await saw.state(day)).toEqual(await never.state(day))
        },
      ),
      {
        numRuns,
        examples: [seenAfterContradiction],
        ...(process.env.DOUDI_SEED && { seed: Number(process.env.DOUDI_SEED) }),
      },
    )
  }, 600_000)

  test('marks whom it spoke of to be looked at again, and ends what it said', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county)
    const [person = ''] = members
    const facts = ['disability_grade']
    const { batch } = await deliver(county, { facts, rows: [{ person, disability_grade: '一级' }] })
    await county.db.execute(sql`
      delete from household_due where county_code = ${county.acting.countyCode}`)
    await withdraw(county, batch, '2024-10-12')
    const due = await county.db.query<{ id: string }>(sql`
      select household_id as id from household_due
      where county_code = ${actingOn(county, '2024-10-12').countyCode}`)
    expect(due).toEqual([{ id }])
    const open = await county.db.query(sql`
      select from observation where batch_id = ${batch} and recorded_to is null`)
    expect(open).toEqual([])
  })
})
