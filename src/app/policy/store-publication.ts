import {
  type Database,
  type Queryable,
  secureTables,
  sql,
  type Transaction,
  trusted,
} from '#db/index'
import { ensureProfileColumns } from '#registry/index'
import { newId } from '#vault/index'
import { packageVersion } from '../package-root.ts'
import type { PolicyText } from '../policy-files.ts'
import { departmentsOf, type PolicyInForce, shortPath } from '../policy-in-force.ts'

export interface Publication {
  readonly countyCode: string
  readonly policy: PolicyInForce
  readonly effectiveOn: string
  readonly publishedBy: string
  readonly casesPassed: number
  /** Why the version has fewer own cases than the one before. */
  readonly fewerCasesReason?: string | undefined
  /** Done first, in the same transaction. */
  readonly alongside?: ((tx: Transaction, publicationId: string) => Promise<void>) | undefined
}

/** A publication as it is listed. */
export interface PublishedVersion {
  readonly policyId: string
  readonly version: string
  readonly effectiveOn: string
  readonly publishedBy: string
  readonly publishedAt: string
  readonly casesPassed: number
  readonly fewerCasesReason: string | null
}

/**
 * Keeps the policy's texts and notes from which day they are in force. Columns of new facts and what
 * every county shares come first: whoever reads the publication finds them there.
 */
export async function storePublication(db: Database, publication: Publication): Promise<void> {
  const { policy, countyCode } = publication
  const owner = db.as('owner')
  await prepareFor(owner, policy)
  const { pack, digest } = policy
  const files = policy.files.map(({ path, text }) => ({ path: shortPath(path), text }))
  const content = { name: pack.name, lineage: pack.lineage }
  await owner.transaction(async (tx) => {
    const id = newId()
    await publication.alongside?.(tx, id)
    await tx.execute(sql`
      insert into policy_version (policy_id, version, content, digest, files)
      values (${pack.id}, ${pack.version}, ${JSON.stringify(content)}::jsonb, ${digest},
        ${JSON.stringify(files)}::jsonb)
      on conflict (policy_id, version) do update
      set digest = excluded.digest, files = excluded.files
      where policy_version.files is null`)
    await tx.execute(sql`
      insert into policy_publication (county_code, id, policy_id, policy_version, effective_on,
        published_by, cases_passed, fewer_cases_reason)
      values (${countyCode}, ${id}, ${pack.id}, ${pack.version},
        ${publication.effectiveOn}::date, ${publication.publishedBy}, ${publication.casesPassed},
        ${publication.fewerCasesReason ?? null})`)
  })
}

/**
 * Brings columns, grants, departments and calendar in line with a policy, unless that was the last thing
 * done for any: what was done is noted as a comment.
 */
export async function prepareOnce(db: Database, policy: PolicyInForce): Promise<void> {
  const [noted] = await db.query<{ comment: string | null }>(
    sql`select obj_description('policy_publication'::regclass, 'pg_class') as comment`,
  )
  if (noted?.comment !== (await markOf(db, policy.digest))) await prepareFor(db, policy)
}

/** What the tables are in line with: a policy, as this program and these migrations understand it. */
async function markOf(q: Queryable, digest: string): Promise<string> {
  const [row] = await q.query<{ migrations: number }>(
    sql`select count(*)::integer as migrations from schema_migration`,
  )
  return `prepared ${digest.slice(0, 16)} ${packageVersion()} ${row?.migrations ?? 0}`
}

async function prepareFor(db: Database, policy: PolicyInForce): Promise<void> {
  await ensureProfileColumns(db, policy.catalogue)
  await indexReviews(db, policy)
  await secureTables(db)
  const { calendar } = policy
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into department (name, title)
      select name, title
      from jsonb_to_recordset(${JSON.stringify(departmentsOf(policy.pack))}::jsonb)
        as d (name text, title text)
      on conflict (name) do update set title = excluded.title`)
    await tx.execute(sql`
      insert into calendar_year (year)
      select unnest(${calendar.publishedYears}::integer[]) on conflict do nothing`)
    // A year that was published at the office stands as it was published there.
    await tx.execute(sql`
      insert into calendar_day (day, kind)
      select day, kind
      from (select unnest(${calendar.holidays}::date[]) as day, '放假' as kind
        union all select unnest(${calendar.makeupWorkdays}::date[]), '调休上班') as given
      where not exists (
        select from calendar_year as y
        where y.year = extract(year from given.day) and y.published_by is not null)
      on conflict (day) do update set kind = excluded.kind`)
    const mark = await markOf(tx, policy.digest)
    await tx.execute(sql`comment on table policy_publication is ${trusted(`'${mark}'`)}`)
  })
}

/**
 * Who is due for a review is found by class and day, of one place by the place; the columns are there once
 * a policy has their facts.
 */
async function indexReviews(db: Database, { catalogue }: PolicyInForce): Promise<void> {
  const needed = ['recorded_category', 'recognised_on', 'reviewed_on']
  if (needed.some((code) => catalogue.findByCode(code) === undefined)) return
  const [index] = await db.query<{ isThere: boolean }>(sql`
    select to_regclass('public.household_profile_by_review') is not null
      and to_regclass('public.household_profile_review_of_place') is not null as "isThere"`)
  // Asked first: even where it is there, the statement would wait for everybody who writes.
  if (index?.isThere) return
  await db.execute(sql`
    create index if not exists household_profile_by_review on household_profile
      (county_code, f_recorded_category, (greatest(f_recognised_on, f_reviewed_on)))`)
  await db.execute(sql`
    create index if not exists household_profile_review_of_place on household_profile
      (county_code, division_code, (greatest(f_recognised_on, f_reviewed_on)))
    where f_recorded_category is not null`)
}

/**
 * The texts in force on a day: those published last among what has taken effect; before the first
 * took effect, the first. Undefined when nothing was published.
 */
export async function textsInForce(
  q: Queryable,
  given: { readonly countyCode: string; readonly policyId: string; readonly day: string },
): Promise<readonly PolicyText[] | undefined> {
  const [row] = await q.query<{ files: PolicyText[] }>(sql`
    select v.files
    from policy_publication as p
    join policy_version as v on v.policy_id = p.policy_id and v.version = p.policy_version
    where p.county_code = ${given.countyCode} and p.policy_id = ${given.policyId}
      and v.files is not null
    order by p.effective_on <= ${given.day}::date desc,
      case when p.effective_on <= ${given.day}::date then p.effective_on end desc,
      case when p.effective_on <= ${given.day}::date then p.published_at end desc,
      p.effective_on, p.published_at
    limit 1`)
  return row?.files
}

/** The texts of a published version, or undefined. */
export async function textsOfVersion(
  q: Queryable,
  version: string,
): Promise<readonly PolicyText[] | undefined> {
  const [row] = await q.query<{ files: PolicyText[] }>(sql`
    select files from policy_version where version = ${version} and files is not null limit 1`)
  return row?.files
}

/** All publications of a county, the newest first. */
export async function listPublications(
  q: Queryable,
  countyCode: string,
): Promise<readonly PublishedVersion[]> {
  return q.query<PublishedVersion>(sql`
    select policy_id as "policyId", policy_version as version, effective_on as "effectiveOn",
      published_by as "publishedBy", published_at as "publishedAt", cases_passed as "casesPassed",
      fewer_cases_reason as "fewerCasesReason"
    from policy_publication
    where county_code = ${countyCode}
    order by published_at desc`)
}
