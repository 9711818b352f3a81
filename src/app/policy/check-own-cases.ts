import fs from 'node:fs'
import { parse } from 'yaml'
import type { Database } from '#db/index'
import {
  compareOutcome,
  type EligibilityCase,
  evaluateHousehold,
  outcomeOf,
  readPackCase,
} from '#policy/index'
import { caseFilesOf } from '../policy-files.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { evaluateCasesInSql } from './evaluate-cases-in-sql.ts'

export interface CheckedCases {
  readonly passed: number
  /** One line a mismatch, as `policy test` prints it. */
  readonly failures: readonly string[]
}

/**
 * Runs a pack's own cases in JavaScript and in the SQL of this very database, in tables of one
 * transaction. A case that cannot be read is a failure of its own.
 */
export async function checkOwnCases(
  db: Database,
  policy: PolicyInForce,
  files: readonly string[],
): Promise<CheckedCases> {
  const failures: string[] = []
  const cases: EligibilityCase[] = []
  for (const entry of files.flatMap(entriesOf)) {
    try {
      cases.push(ownCase(entry, policy))
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
    }
  }
  const inSql = await evaluateCasesInSql(db, policy, cases)
  let passed = 0
  for (const [index, one] of cases.entries()) {
    const inJs = outcomeOf(
      evaluateHousehold(policy.compiled, one.facts, { day: one.day, rules: false }),
    )
    for (const [engine, outcome] of [
      ['js', inJs],
      ['sql', inSql[index]],
    ] as const) {
      const differences = outcome ? compareOutcome(one.expected, outcome) : ['没有结果']
      if (differences.length === 0) passed += 1
      else failures.push(`${one.id} ${differences.join('; ')} (${engine})`)
    }
  }
  return { passed, failures }
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

function ownCase(entry: unknown, policy: PolicyInForce): EligibilityCase {
  const one = readPackCase(entry, policy.catalogue)
  if (one.pack === policy.pack.id) return one
  throw new RangeError(`${one.id} 写的是 pack: ${one.pack ?? '无'}，不是 ${policy.pack.id}`)
}
