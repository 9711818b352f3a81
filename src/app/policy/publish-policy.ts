import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { type LocalDate, todayInShanghai } from '#kernel/index'
import type { App } from '../app.ts'
import { packIdOf } from '../policy-files.ts'
import { loadPolicy } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { requireOwnCases } from './check-own-cases.ts'
import type { EvaluationChange, MovedHousehold } from './compare-evaluations.ts'
import { headOf, type PolicyHead } from './policy-head.ts'
import { comparePolicies } from './simulate-policy.ts'
import { storePublication } from './store-publication.ts'

/** A household in flight whose result would be another one; its decision stays as it is. */
export interface DifferingCase extends MovedHousehold {
  readonly recordedCategory: string | null
  readonly decidedOn: string | null
  /** The version the newest decision was made under; null: from before versions were kept. */
  readonly decidedUnder: string | null
}

export interface PublishedPolicy {
  readonly before: PolicyHead
  readonly after: PolicyHead
  readonly effectiveOn: LocalDate
  readonly casesPassed: number
  readonly newFacts: readonly string[]
  readonly differing: readonly DifferingCase[]
  readonly change: EvaluationChange
}

/**
 * Publishes a pack of the installation's id for the day given: it must compile and its own cases must
 * pass in both engines of this very database. What people have decided stays; listed are the
 * households whose result is another one under the new version.
 */
export async function publishPolicy(
  app: App,
  acting: Acting,
  request: { readonly pack: string; readonly effectiveOn: LocalDate },
): Promise<PublishedPolicy> {
  const before = app.policy
  if (packIdOf(request.pack) !== app.policyId) {
    throw refuse('policy-of-another-place', { id: packIdOf(request.pack), own: app.policyId })
  }
  const after = loadPolicy(request.pack)
  if (after.digest === before.digest) {
    throw refuse('policy-unchanged', { version: before.pack.version })
  }
  await requireLatest(app, request.effectiveOn)
  const casesPassed = await requireOwnCases(app.db.as('owner'), after, request.pack)
  const change = await comparePolicies(app, {
    before: { policy: before },
    after: { policy: after },
    asOf: acting.today,
  })
  await storePublication(app.db, {
    countyCode: acting.countyCode,
    policy: after,
    effectiveOn: request.effectiveOn,
    publishedBy: acting.actor,
    casesPassed,
  })
  if (request.effectiveOn <= todayInShanghai(new Date())) await app.refreshPolicy()
  const known = new Set(before.catalogue.facts.map((fact) => fact.code))
  return {
    before: headOf(before),
    after: headOf(after),
    effectiveOn: request.effectiveOn,
    casesPassed,
    newFacts: after.catalogue.facts.filter((fact) => !known.has(fact.code)).map((one) => one.name),
    differing: await withDecisions(app, change.moved),
    change,
  }
}

/** What takes effect before the version in force did would never be in force. */
async function requireLatest(app: App, effectiveOn: LocalDate): Promise<void> {
  const [row] = await app.db.query<{ since: string | null }>(sql`
    select max(effective_on) as since from policy_publication
    where county_code = ${app.county.code} and policy_id = ${app.policyId}
      and effective_on <= ${todayInShanghai(new Date())}::date`)
  const since = row?.since ?? null
  if (since !== null && effectiveOn < since) throw refuse('publish-early', { effectiveOn, since })
}

async function withDecisions(
  app: App,
  moved: readonly MovedHousehold[],
): Promise<readonly DifferingCase[]> {
  const ids = moved.map((one) => one.id)
  const rows = await app.db.query<{
    id: string
    recordedCategory: string | null
    decidedOn: string | null
    decidedUnder: string | null
  }>(sql`
    select h.household_id as id, h.f_recorded_category as "recordedCategory",
      d.decided_on as "decidedOn", d.policy_version as "decidedUnder"
    from household_profile as h
    left join lateral (
      select r.decided_on, r.policy_version from recognition as r
      where r.county_code = ${app.county.code} and r.household_id = h.household_id
      order by r.decided_on desc, r.recorded_at desc
      limit 1
    ) as d on true
    where h.county_code = ${app.county.code} and h.household_id = any(${ids}::uuid[])`)
  const found = new Map(rows.map((row) => [row.id, row]))
  return moved.map((one) => {
    const {
      recordedCategory = null,
      decidedOn = null,
      decidedUnder = null,
    } = found.get(one.id) ?? {}
    return { ...one, recordedCategory, decidedOn, decidedUnder }
  })
}
