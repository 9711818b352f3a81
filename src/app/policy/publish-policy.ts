import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { App } from '../app.ts'
import { packIdOf, policyFolder } from '../policy-files.ts'
import { loadPolicy, type PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { requireOwnCases } from './check-own-cases.ts'
import type { EvaluationChange, MovedHousehold } from './compare-evaluations.ts'
import { headOf, type PolicyHead } from './policy-head.ts'
import { inForce, type ResolvedPolicy } from './resolve-policy.ts'
import { comparePolicies } from './simulate-policy.ts'
import { storePublication } from './store-publication.ts'

/** A household whose class or amount would be another one; its decision stays as it is. */
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
  /** Why it has fewer own cases than the version before; null: it has not. */
  readonly fewerCasesReason: string | null
  readonly newFacts: readonly string[]
  readonly differing: readonly DifferingCase[]
  readonly change: EvaluationChange
}

export interface PublishRequest {
  readonly pack: string
  /** A policy that stands in no folder, such as a draft's; the cases of `pack` are its own. */
  readonly made?: ResolvedPolicy | undefined
  readonly effectiveOn: LocalDate
  /** Own cases that are not run, since they hold by the values before. */
  readonly casesAside?: readonly string[] | undefined
  /** Why the version may have fewer own cases than the one in force; it is kept with it. */
  readonly fewerCases?: string | undefined
  /** Done in the transaction that publishes: what it refuses is not published. */
  readonly alongside?: ((tx: Transaction, publicationId: string) => Promise<void>) | undefined
}

/** What would be published, if it may be: of this place, another than in force, sound in its own cases. */
export async function requirePublishable(
  app: App,
  request: PublishRequest,
): Promise<{
  readonly after: PolicyInForce
  readonly casesBefore: number
  readonly casesPassed: number
}> {
  const before = app.policy
  if (packIdOf(request.pack) !== app.policyId) {
    throw refuse('policy-of-another-place', { id: packIdOf(request.pack), own: app.policyId })
  }
  const after = request.made?.policy ?? loadPolicy(request.pack)
  if (after.digest === before.digest) {
    throw refuse('policy-unchanged', { version: before.pack.version })
  }
  await requireLatest(app, request.effectiveOn)
  const casesBefore = await casesOf(app, before.pack.version)
  const casesPassed = await requireOwnCases(app.db.as('owner'), after, {
    ...{ folder: request.pack, before: casesBefore, fewer: request.fewerCases },
    aside: request.casesAside,
  })
  return { after, casesBefore, casesPassed }
}

/**
 * Publishes a pack of the installation's id for the day given: it must compile and its own cases must
 * pass in both engines of this very database. What people have decided stays; listed are the
 * households whose result is another one under the new version.
 */
export async function publishPolicy(
  app: App,
  acting: Acting,
  request: PublishRequest,
): Promise<PublishedPolicy> {
  const before = app.policy
  const { after, casesBefore, casesPassed } = await requirePublishable(app, request)
  const isFewer = casesPassed < casesBefore
  const fewerCasesReason = isFewer ? (request.fewerCases?.trim() ?? null) : null
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
    ...(fewerCasesReason !== null && { fewerCasesReason }),
    alongside: request.alongside,
  })
  if (request.effectiveOn <= app.today()) await app.refreshPolicy()
  const known = new Set(before.catalogue.facts.map((fact) => fact.code))
  return {
    before: headOf({ ...inForce(app), policy: before }),
    after: headOf({ policy: after, from: fromOf(request) }),
    effectiveOn: request.effectiveOn,
    casesPassed,
    fewerCasesReason,
    newFacts: after.catalogue.facts.filter((fact) => !known.has(fact.code)).map((one) => one.name),
    differing: await withDecisions(app, [...change.moved, ...change.amountChanged]),
    change,
  }
}

function fromOf({ made, pack }: PublishRequest): string {
  return made?.from ?? `文件夹 ${policyFolder(pack)}`
}

/** How many results of its own cases the version agreed with when it was published last. */
async function casesOf(app: App, version: string): Promise<number> {
  const [row] = await app.db.query<{ passed: number }>(sql`
    select cases_passed as passed from policy_publication
    where county_code = ${app.county.code} and policy_id = ${app.policyId}
      and policy_version = ${version}
    order by published_at desc
    limit 1`)
  return row?.passed ?? 0
}

/** What takes effect before the version in force did would never be in force. */
async function requireLatest(app: App, effectiveOn: LocalDate): Promise<void> {
  const [row] = await app.db.query<{ since: string | null }>(sql`
    select max(effective_on) as since from policy_publication
    where county_code = ${app.county.code} and policy_id = ${app.policyId}
      and effective_on <= ${app.today()}::date`)
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
