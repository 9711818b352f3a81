import fs from 'node:fs'
import { parse } from 'yaml'
import type { Database } from '#db/index'
import {
  benefitsOf,
  compareBenefits,
  compareOutcome,
  evaluateHousehold,
  explainSchemes,
  kindOfCase,
  outcomeOf,
  readBenefitCase,
  readPackCase,
} from '#policy/index'
import { caseFilesOf } from '../policy-files.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { evaluateCasesInSql, type SqlCase, type SqlOutcome } from './evaluate-cases-in-sql.ts'

export interface CheckedCases {
  readonly passed: number
  /** One line a mismatch, as `policy test` prints it. */
  readonly failures: readonly string[]
}

/**
 * Runs a pack's own cases in JavaScript and in the SQL of this very database, in tables of one
 * transaction. A case that cannot be read is a failure of its own; one of casework is passed over.
 */
export async function checkOwnCases(
  db: Database,
  policy: PolicyInForce,
  files: readonly string[],
): Promise<CheckedCases> {
  const failures: string[] = []
  const cases: OwnCase[] = []
  for (const entry of files.flatMap(entriesOf)) {
    try {
      cases.push(...ownCase(entry, policy))
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
    }
  }
  const inSql = await evaluateCasesInSql(db, policy, cases)
  let passed = 0
  for (const [index, one] of cases.entries()) {
    for (const [engine, differences] of [
      ['js', one.differencesInJs()],
      ['sql', sqlDifferences(one, inSql[index])],
    ] as const) {
      if (differences.length === 0) passed += 1
      else failures.push(`${one.id} ${differences.join('; ')} (${engine})`)
    }
  }
  return { passed, failures }
}

function sqlDifferences(one: OwnCase, found: SqlOutcome | undefined): readonly string[] {
  if (!found) return ['没有结果']
  return one.compare(found)
}

/** A case of either kind, ready to be run. */
interface OwnCase extends SqlCase {
  readonly id: string
  differencesInJs(): readonly string[]
  compare(found: SqlOutcome): readonly string[]
}

/** How many results of the pack's own cases agree; refuses a pack one of whose cases does not. */
export async function requireOwnCases(
  db: Database,
  policy: PolicyInForce,
  folder: string,
): Promise<number> {
  const { passed, failures } = await checkOwnCases(db, policy, caseFilesOf(folder))
  if (failures.length > 0) throw refuse('cases-fail', { id: policy.pack.id, failures })
  return passed
}

/** The entries of a case file of a pack. */
function entriesOf(file: string): readonly unknown[] {
  const read: unknown = parse(fs.readFileSync(file, 'utf8'))
  return Array.isArray(read) ? read : [read]
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
        ...{ id, day, facts, isBenefit: true },
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
      ...{ id, day, facts },
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
  one: { readonly id: string; readonly pack?: string },
  { pack }: PolicyInForce,
): void {
  if (one.pack === pack.id) return
  throw new RangeError(`${one.id} 写的是 pack: ${one.pack ?? '无'}，不是 ${pack.id}`)
}
