import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, localDate, Refusal } from '#kernel/index'
import { newId } from '#vault/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { settledDataset } from '../domain.ts'
import { enterFacts, withdrawEntered } from '../enter-facts.ts'
import { mergeHouseholds } from '../merge-households.ts'
import { moveHousehold } from '../move-household.ts'
import { recordRecognition } from '../record-recognition.ts'
import { splitHousehold } from '../split-household.ts'
import {
  actingOn,
  aHousehold,
  countiesIn,
  deliver,
  type TestCounty,
  villages,
} from '../test-county.ts'
import { anEntry, type Entry } from './test-entries.ts'
import {
  expectSameOneByOne,
  now,
  type Profiles,
  profilesOn,
  profilesToday,
  withdraw,
} from './test-past.ts'

type Step =
  | { readonly kind: '送达'; readonly file: File }
  | { readonly kind: '撤销'; readonly batch: number }
  | { readonly kind: '登记'; readonly entry: Entry }
  | { readonly kind: '撤回登记'; readonly entry: number }
  | {
      readonly kind: '认定'
      readonly home: number
      readonly daysAgo: number
      readonly category: string
    }
  | { readonly kind: '迁移'; readonly home: number; readonly village: string }
  | { readonly kind: '分户'; readonly home: number }
  | { readonly kind: '合户'; readonly home: number }

interface File {
  readonly dataset: number
  /** Months before that of the day on which it comes in. */
  readonly monthsAgo: number
  readonly complete: boolean
  readonly whole: boolean
  readonly values: readonly (
    | readonly [
        grade: string | null,
        insured: boolean | null,
        cost: number | null,
        danger: string | null,
      ]
    | null
  )[]
}

/** Both give the grade: the first takes precedence. The second gives another fact of the household. */
const datasets = [
  {
    dataset: 'a',
    department: '残联',
    facts: ['disability_grade', 'insured'],
    absence: { insured: false },
  },
  { dataset: 'b', department: '民政', facts: ['disability_grade', 'house_danger'], absence: {} },
  {
    dataset: 'c',
    department: '卫健',
    facts: ['disability_grade', 'own_medical_cost'],
    absence: { own_medical_cost: 0 },
  },
] as const

const value = <T>(...values: T[]) => fc.constantFrom(null, ...values)
const aRow = fc.option(
  fc.tuple(value('一级', '二级'), value(true), value(1, 2), value('C级', 'D级')),
  { freq: 4 },
)
const aFile: fc.Arbitrary<File> = fc.record({
  dataset: fc.nat(2),
  monthsAgo: fc.nat(3),
  complete: fc.boolean(),
  whole: fc.boolean(),
  values: fc.array(aRow, { minLength: 3, maxLength: 3 }),
})
const home = fc.nat(9)
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: aFile.map((file) => ({ kind: '送达' as const, file })) },
  { weight: 2, arbitrary: fc.nat(9).map((batch) => ({ kind: '撤销' as const, batch })) },
  { weight: 4, arbitrary: anEntry.map((entry) => ({ kind: '登记' as const, entry })) },
  { weight: 1, arbitrary: fc.nat(9).map((entry) => ({ kind: '撤回登记' as const, entry })) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('认定' as const),
      home,
      daysAgo: fc.nat(90),
      category: fc.constantFrom('低保对象', '特困人员'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('迁移' as const),
      home,
      village: fc.constantFrom(...Object.values(villages)),
    }),
  },
  { weight: 1, arbitrary: home.map((at) => ({ kind: '分户' as const, home: at })) },
  { weight: 1, arbitrary: home.map((at) => ({ kind: '合户' as const, home: at })) },
)
const aHistory = fc.array(fc.record({ days: fc.nat(70), step: aStep }), {
  minLength: 2,
  maxLength: 7,
})

onEmbeddedFirst('histories', (open) => {
  const aCounty = countiesIn(open)

  test('today is the profile, each day is then what it was, one household is as all', async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, fc.nat(300), async (history, back) => {
        const county = aCounty()
        const play = new Play(county, [
          await aHousehold(county, { size: 2 }),
          await aHousehold(county),
        ])
        const seen: { readonly day: string; readonly at: string; readonly profiles: Profiles }[] =
          []
        let day = localDate('2024-06-20')
        for (const { days, step } of history) {
          day = addDays(day, days)
          await play.step(step, day)
          const profiles = await profilesToday(county, day)
          seen.push({ day, at: await now(county), profiles })
        }
        for (const { day, at, profiles } of seen) {
          const moment = { validOn: localDate(day), knownAt: at }
          expect(await profilesOn(county, moment), `${day} known then`).toEqual(profiles)
        }
        const last = await expectSameOneByOne(county, { validOn: day })
        expect(last, 'today').toEqual(seen.at(-1)?.profiles)
        await expectSameOneByOne(county, { validOn: addDays(day, -back) })
      }),
      {
        numRuns: Number(process.env.DOUDI_RUNS ?? (process.env.DOUDI_LONG === '1' ? 40 : 6)),
        ...(process.env.DOUDI_SEED && { seed: Number(process.env.DOUDI_SEED) }),
      },
    )
  }, 300_000)
})

/** Plays steps on a county; a step that cannot be taken is left out. */
class Play {
  readonly #county: TestCounty
  readonly #homes: { readonly id: string; members: string[] }[]
  readonly #people: readonly string[]
  readonly #entries: string[] = []
  readonly #batches: { readonly id: string; readonly absence: readonly string[] }[] = []

  constructor(
    county: TestCounty,
    homes: readonly { readonly id: string; readonly members: string[] }[],
  ) {
    this.#county = county
    this.#homes = homes.map(({ id, members }) => ({ id, members }))
    this.#people = homes.flatMap(({ members }) => members)
  }

  async step(step: Step, day: string): Promise<void> {
    switch (step.kind) {
      case '登记':
        return this.#enter(step.entry, day)
      case '撤回登记': {
        const [entryId] = this.#entries.splice(step.entry % (this.#entries.length || 1), 1)
        if (entryId === undefined) return
        const { db, catalogue } = this.#county
        const acting = actingOn(this.#county, day)
        await db.transaction((tx) => withdrawEntered(tx, acting, { entryId, catalogue }))
        return
      }
      case '送达':
        return this.#deliver(step.file, day)
      case '撤销': {
        const [batch] = this.#batches.splice(step.batch % (this.#batches.length || 1), 1)
        if (batch !== undefined) await withdraw(this.#county, batch.id, day, batch.absence)
        return
      }
      default:
        return this.#decide(step, day)
    }
  }

  async #enter(entry: Entry, day: string): Promise<void> {
    const { db, catalogue } = this.#county
    const subjectId = this.#people[entry.person]
    if (subjectId === undefined) return
    const entryId = newId()
    this.#entries.push(entryId)
    const values = {
      disability_grade: entry.grade,
      ...(entry.cost !== undefined && { own_medical_cost: entry.cost }),
    }
    await db.transaction((tx) =>
      enterFacts(tx, actingOn(this.#county, day), {
        ...{ entryId, department: '乡镇', title: '入户走访', catalogue },
        dataset: entry.settles ? settledDataset : '入户走访',
        effectiveOn: addDays(localDate(day), -entry.daysAgo),
        entered: [{ subjectId, values }],
      }),
    )
  }

  async #deliver(file: File, day: string): Promise<void> {
    const { dataset, department, facts, absence } = datasets[file.dataset] ?? datasets[0]
    const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - file.monthsAgo
    const period = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    const { batch } = await deliver(
      this.#county,
      {
        ...{ dataset, department, facts, absence, period },
        complete: file.complete,
        townships: file.whole ? 'county' : ['999901100000'],
        rows: file.values.flatMap((values, at) => {
          const person = this.#people[at]
          if (values === null || person === undefined) return []
          const [disability_grade, insured, own_medical_cost, house_danger] = values
          return [{ person, disability_grade, insured, own_medical_cost, house_danger }]
        }),
      },
      day,
    )
    this.#batches.push({ id: batch, absence: file.complete ? Object.keys(absence) : [] })
  }

  async #decide(
    step: Exclude<Step, { kind: '送达' | '撤销' | '登记' | '撤回登记' }>,
    day: string,
  ): Promise<void> {
    const { db } = this.#county
    const acting = actingOn(this.#county, day)
    const home = this.#homes[step.home % this.#homes.length]
    if (!home) return
    const householdId = home.id
    await db.transaction(async (tx) => {
      if (step.kind === '认定') {
        await recordRecognition(tx, acting, {
          ...{ householdId, category: step.category, document: '文' },
          effectiveMonth: day.slice(0, 7),
          decidedOn: addDays(localDate(day), -step.daysAgo),
        })
      } else if (step.kind === '迁移') {
        const input = { householdId, divisionCode: step.village, document: '文' }
        await moveHousehold(tx, acting, input).catch(ignoreSame)
      } else if (step.kind === '分户') {
        const leaving = home.members.at(-1)
        if (home.members.length < 2 || leaving === undefined) return
        const made = await splitHousehold(tx, acting, {
          ...{ householdId, personIds: [leaving], headId: leaving, document: '文' },
        })
        home.members = home.members.slice(0, -1)
        this.#homes.push({ id: made.householdId, members: [leaving] })
      } else await this.#merge(tx, acting, step.home)
    })
  }

  async #merge(
    tx: Parameters<typeof mergeHouseholds>[0],
    acting: Parameters<typeof mergeHouseholds>[1],
    at: number,
  ): Promise<void> {
    if (this.#homes.length < 2) return
    const from = this.#homes[at % this.#homes.length]
    const into = this.#homes[(at + 1) % this.#homes.length]
    if (!from || !into) return
    const input = { intoId: into.id, fromId: from.id, document: '文' }
    try {
      await mergeHouseholds(tx, acting, input)
    } catch (error) {
      return ignoreSame(error)
    }
    into.members = [...into.members, ...from.members]
    this.#homes.splice(this.#homes.indexOf(from), 1)
  }
}

/** A household in a category is not taken in; one that lives there does not move there. */
function ignoreSame(error: unknown): void {
  const expected = ['registry.same-division', 'registry.absorbed-recognised']
  if (!(error instanceof Refusal && expected.includes(error.code))) throw error
}
