import type { Database } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  benefitsOf,
  compareBenefits,
  compareOutcome,
  evaluateHousehold,
  explainSchemes,
  type HouseholdFacts,
  kindOfCase,
  outcomeOf,
  readBenefitCase,
  readPackCase,
} from '#policy/index'
import { readCaseFile } from '../conformance/case-file.ts'
import { failureInWords } from '../conformance/failure-in-words.ts'
import { caseFilesOf } from '../policy-files.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { evaluateCasesInSql, type SqlCase, type SqlOutcome } from './evaluate-cases-in-sql.ts'

export interface CheckedCases {
  readonly passed: number
  /** How many cases were run; each gives a result of either engine. */
  readonly cases: number
  /** One line a mismatch, as `policy test` prints it. */
  readonly failures: readonly string[]
  /** Each case that was run, in the order of the files. */
  readonly results: readonly CaseResult[]
  /** Files and cases that cannot be read, in words; among the failures as well. */
  readonly unread: readonly string[]
}

/** What both engines make of a case. */
export interface CaseResult {
  readonly id: string
  /** As the file has it. */
  readonly entry: unknown
  readonly kind: '类别' | '救助'
  readonly day: LocalDate
  readonly facts: HouseholdFacts
  /** In the words of `policy test`; none: as expected. */
  readonly js: readonly string[]
  readonly sql: readonly string[]
}

/** Which of the cases are run: all unless told. */
export interface CaseChoice {
  readonly aside?: readonly string[] | undefined
  readonly only?: string | undefined
}

/**
 * Runs a pack's own cases in JavaScript and in the SQL of this very database, in tables of one
 * transaction. A case that cannot be read is a failure of its own; one of casework, or whose id is not
 * among the chosen, is passed over.
 */
export async function checkOwnCases(
  db: Database,
  policy: PolicyInForce,
  files: readonly string[],
  { aside = [], only }: CaseChoice = {},
): Promise<CheckedCases> {
  const unread: string[] = []
  const cases: OwnCase[] = []
  const isChosen = (id: string) => (only === undefined ? !aside.includes(id) : id === only)
  const take = (entry: unknown) => {
    try {
      cases.push(...ownCase(entry, policy).filter(({ id }) => isChosen(id)))
    } catch (error) {
      unread.push(error instanceof Error ? error.message : String(error))
    }
  }
  for (const file of files) {
    const content = readCaseFile(file)
    if (typeof content === 'string') unread.push(content)
    else for (const entry of content.entries) take(entry)
  }
  const inSql = await evaluateCasesInSql(db, policy, cases)
  const results = cases.map((one, index): CaseResult => {
    const { id, entry, day, facts, isBenefit } = one
    return {
      ...{ id, entry, day, facts, kind: isBenefit ? '救助' : '类别' },
      js: one.differencesInJs(),
      sql: sqlDifferences(one, inSql[index]),
    }
  })
  const wrong = results.flatMap(({ id, js, sql }) =>
    Object.entries({ js, sql }).flatMap(([engine, differences]) =>
      differences.length > 0 ? [`${id} ${differences.join('; ')} (${engine})`] : [],
    ),
  )
  return {
    ...{ results, unread, cases: cases.length, failures: [...unread, ...wrong] },
    passed: engineCount * cases.length - wrong.length,
  }
}

function sqlDifferences(one: OwnCase, found: SqlOutcome | undefined): readonly string[] {
  if (!found) return ['没有结果']
  return one.compare(found)
}

/** Each case gives one result of JavaScript and one of SQL. */
const engineCount = 2

/** A case of either kind, ready to be run. */
interface OwnCase extends SqlCase {
  readonly id: string
  readonly entry: unknown
  differencesInJs(): readonly string[]
  compare(found: SqlOutcome): readonly string[]
}

/**
 * How many results of the pack's own cases agree. Refuses a pack one of whose cases does not, one
 * without cases, and one with fewer than `before` results unless somebody said why.
 */
export async function requireOwnCases(
  db: Database,
  policy: PolicyInForce,
  own: {
    readonly folder: string
    readonly before?: number
    readonly fewer?: string | undefined
    /** Cases that are not run; then `fewer` says why. */
    readonly aside?: readonly string[] | undefined
  },
): Promise<number> {
  const { id } = policy.pack
  const files = caseFilesOf(own.folder)
  const { passed, failures, cases } = await checkOwnCases(db, policy, files, own)
  if (failures.length > 0)
    throw refuse('cases-fail', { id, failures: failures.map(failureInWords) })
  if (cases === 0) throw refuse('cases-none', { id })
  const before = Math.ceil((own.before ?? 0) / engineCount)
  if (cases < before && !own.fewer?.trim()) throw refuse('cases-fewer', { id, cases, before })
  return passed
}

function ownCase(entry: unknown, policy: PolicyInForce): readonly OwnCase[] {
  const { pack, compiled, catalogue } = policy
  const kind = kindOfCase(entry, pack)
  if (kind === 'casework') return []
  if (kind === 'benefit') {
    const one = readBenefitCase(entry, catalogue)
    requireOwn(one, policy)
    const { id, day, facts, expected } = one
    return [
      {
        ...{ id, entry, day, facts, isBenefit: true },
        differencesInJs: () =>
          compareBenefits(expected, benefitsOf(explainSchemes(compiled, facts, { day }))),
        compare: ({ benefits }) => compareBenefits(expected, benefits),
      },
    ]
  }
  const one = readPackCase(entry, catalogue)
  requireOwn(one, policy)
  const { id, day, facts, expected } = one
  return [
    {
      ...{ id, entry, day, facts },
      differencesInJs: () =>
        compareOutcome(
          expected,
          outcomeOf(evaluateHousehold(compiled, facts, { day, rules: false })),
        ),
      compare: ({ outcome }) => compareOutcome(expected, outcome),
    },
  ]
}

function requireOwn(
  one: { readonly id: string; readonly pack?: string; readonly expected: object },
  { pack }: PolicyInForce,
): void {
  if (Object.keys(one.expected).length === 0)
    throw new RangeError(`${one.id} 没有写 expected，什么结果都算通过`)
  if (one.pack === pack.id) return
  throw new RangeError(`${one.id} 写的是 pack: ${one.pack ?? '无'}，不是 ${pack.id}`)
}
