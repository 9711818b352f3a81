import { type Acting, recordReading } from '#access/index'
import { sql, type Transaction, trusted } from '#db/index'
import {
  type CheckedPack,
  compileConditions,
  compileSql,
  factsOfCondition,
  type QualityRule,
  readQualityRules,
} from '#policy/index'
import { type FindFactSource, findFactSources } from '#registry/index'
import type { App } from '../app.ts'
import { bindCounty } from '../policy/bind-statement.ts'
import { refuse } from '../refusals.ts'
import { runRegisterCheck } from './register-checks.ts'
import { visibleRows } from './visible-rows.ts'

export interface PrecheckRequest {
  /** The 12-digit code of a township. */
  readonly township?: string | undefined
  /** Only this rule. */
  readonly rule?: string | undefined
  readonly limit?: number | undefined
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
  /** Through which way in, for the log of readings. */
  readonly route: string
  readonly signal?: AbortSignal | undefined
}

/** A rule and what it finds here. */
export interface PrecheckRule {
  readonly id: string
  readonly name: string
  readonly subject: '人' | '户'
  readonly basis: string
  readonly source: string | null
  readonly remedy: string
  /** Subjects that break it. */
  readonly found: number
  /** Subjects for whom a fact is missing: to be verified, no errors. */
  readonly open: number
}

/** What to put right. */
export interface PrecheckItem {
  readonly rule: string
  readonly problem: string
  readonly householdId: string
  readonly household: string
  readonly personId: string | null
  readonly person: string | null
  readonly township: string | null
  readonly village: string | null
  readonly remedy: string
  /** Whose facts the rule rests on. */
  readonly departments: readonly string[]
  /** The rows these facts come from; of the first 300 households of a page. */
  readonly sources: readonly string[]
}

export interface Precheck {
  readonly asOf: string
  readonly rules: readonly PrecheckRule[]
  readonly items: readonly PrecheckItem[]
  readonly next: string | null
}

const defaultLimit = 1000
const mostSourced = 300

/**
 * Runs the upper level's quality rules over the register as it is: what they would find, to be put
 * right before reporting. An unknown fact breaks no rule; how many wait for one is counted beside.
 */
export async function precheck(
  app: App,
  acting: Acting,
  request: PrecheckRequest,
): Promise<Precheck> {
  const all = readQualityRules(app.pack)
  const rules = request.rule === undefined ? all : all.filter(({ id }) => id === request.rule)
  if (request.rule !== undefined && rules.length === 0) {
    throw refuse('quality-rule-unknown', { rule: request.rule, known: all.map(({ id }) => id) })
  }
  const compiled = compileRules(app, rules)
  return app.db.transaction(
    async (tx) => {
      await recordReading(tx, acting, { purpose: '上报前数据质量预检', route: request.route })
      await tx.execute(sql`drop table if exists quality_hit`)
      await tx.execute(sql`
        create temp table quality_hit (rule text, household_id uuid, person_id uuid) on commit drop`)
      await findByFacts(tx, acting, compiled)
      await findInRegister(tx, acting, { rules, signal: request.signal })
      const open = await countOpen(tx, acting, compiled)
      const place = townshipPrefix(request.township)
      const found = await countFound(tx, acting, place)
      const limit = request.limit ?? defaultLimit
      const from = Number(request.after ?? 0)
      const hits = await listHits(tx, acting, { place, limit: limit + 1, from })
      const byId = new Map(rules.map((rule) => [rule.id, rule]))
      const items = await describe(hits.slice(0, limit), { tx, app, acting, compiled, byId })
      await tx.execute(sql`drop table quality_hit`)
      return {
        asOf: acting.today,
        rules: rules.map((rule) => ({
          ...ruleHead(rule),
          found: found.get(rule.id) ?? 0,
          open: open.get(rule.id) ?? 0,
        })),
        items,
        next: hits.length > limit ? String(from + limit) : null,
      }
    },
    { signal: request.signal },
  )
}

function ruleHead(rule: QualityRule): Omit<PrecheckRule, 'found' | 'open'> {
  const { id, name, subject, remedy, basis, source } = rule
  const cited = [basis.document, basis.article].filter((part) => part !== undefined).join(' ')
  return { id, name, subject, remedy, basis: cited, source: source ?? null }
}

/** The rules about facts, compiled as monitoring rules are. */
function compileRules(app: App, rules: readonly QualityRule[]): CheckedPack {
  const conditions = rules.flatMap(({ id, subject, check }) => {
    return 'when' in check ? [{ id, subject, when: check.when }] : []
  })
  return compileConditions(app.pack, app.catalogue, conditions)
}

async function findByFacts(tx: Transaction, acting: Acting, compiled: CheckedPack): Promise<void> {
  if (compiled.rules.length === 0) return
  const { rules } = compileSql(compiled, { day: acting.today })
  await tx.execute(sql`
    insert into quality_hit (rule, household_id, person_id)
    select r.rule, r.household_id, r.person_id
    from (${bindCounty(rules, acting.countyCode)}) as r`)
}

async function findInRegister(
  tx: Transaction,
  acting: Acting,
  given: { readonly rules: readonly QualityRule[]; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  for (const { id, check } of given.rules) {
    if (!('register' in check)) continue
    const hits = await runRegisterCheck(check.register, { tx, acting, signal: given.signal })
    await tx.execute(sql`
      insert into quality_hit (rule, household_id, person_id)
      select ${id}, h.household_id, h.person_id
      from unnest(${hits.map((one) => one.householdId)}::uuid[],
        ${hits.map((one) => one.personId)}::uuid[]) as h (household_id, person_id)`)
  }
}

/** For how many a rule hangs on facts nobody knows. */
async function countOpen(
  tx: Transaction,
  acting: Acting,
  compiled: CheckedPack,
): Promise<ReadonlyMap<string, number>> {
  if (compiled.rules.length === 0) return new Map()
  const { rules } = compileSql(compiled, { day: acting.today, outcome: 'all' })
  const rows = await tx.query<{ rule: string; count: number }>(sql`
    select r.rule, count(*)::integer as count
    from (${bindCounty(rules, acting.countyCode)}) as r
    join household as h on h.county_code = ${acting.countyCode} and h.id = r.household_id
    where r.truth is null and ${visibleRows(acting, {
      household: trusted('h.id'),
      division: trusted('h.division_code'),
      person: trusted('r.person_id'),
    })}
    group by r.rule`)
  return new Map(rows.map(({ rule, count }) => [rule, count]))
}

const hitColumns = {
  household: trusted('h.id'),
  division: trusted('h.division_code'),
  person: trusted('q.person_id'),
}

async function countFound(
  tx: Transaction,
  acting: Acting,
  place: string,
): Promise<ReadonlyMap<string, number>> {
  const { countyCode } = acting
  const rows = await tx.query<{ rule: string; count: number }>(sql`
    select q.rule, count(*)::integer as count
    from quality_hit as q
    join household as h on h.county_code = ${countyCode} and h.id = q.household_id
    where h.status = '存续' and h.division_code like ${`${place}%`}
      and ${visibleRows(acting, hitColumns)}
    group by q.rule`)
  return new Map(rows.map(({ rule, count }) => [rule, count]))
}

type Hit = Pick<
  PrecheckItem,
  'rule' | 'householdId' | 'household' | 'personId' | 'person' | 'township' | 'village'
>

function listHits(
  tx: Transaction,
  acting: Acting,
  page: { readonly place: string; readonly limit: number; readonly from: number },
): Promise<Hit[]> {
  const { countyCode } = acting
  return tx.query<Hit>(sql`
    with place as (
      select distinct on (code) code, name from division order by code, valid_from desc
    )
    select q.rule, h.id as "householdId", h.number as household, p.id as "personId",
      p.name as person, t.name as township, v.name as village
    from quality_hit as q
    join household as h on h.county_code = ${countyCode} and h.id = q.household_id
    left join person as p on p.county_code = ${countyCode} and p.id = q.person_id
    left join place as t on t.code = left(h.division_code, 9) || '000'
    left join place as v on v.code = h.division_code and right(h.division_code, 3) <> '000'
    where h.status = '存续' and h.division_code like ${`${page.place}%`}
      and ${visibleRows(acting, hitColumns)}
    order by h.division_code, h.number, p.name, q.rule, p.id
    limit ${page.limit} offset ${page.from}`)
}

interface Describing {
  readonly tx: Transaction
  readonly app: App
  readonly acting: Acting
  readonly compiled: CheckedPack
  readonly byId: ReadonlyMap<string, QualityRule>
}

async function describe(hits: readonly Hit[], given: Describing): Promise<readonly PrecheckItem[]> {
  const { tx, app, acting, compiled, byId } = given
  const finders = new Map<string, FindFactSource>()
  const items: PrecheckItem[] = []
  for (const hit of hits) {
    const rule = byId.get(hit.rule)
    if (!rule) continue
    const facts = 'when' in rule.check ? factsOfCondition(compiled, rule.id) : []
    if (facts.length > 0 && !finders.has(hit.householdId) && finders.size < mostSourced) {
      const what = { catalogue: app.catalogue, householdId: hit.householdId }
      finders.set(hit.householdId, await findFactSources(tx, acting, what))
    }
    const find = finders.get(hit.householdId)
    const departments = [...new Set(facts.map((fact) => fact.authority))]
    items.push({
      ...hit,
      problem: rule.name,
      remedy: rule.remedy,
      departments: departments.length > 0 ? departments : ['乡镇'],
      sources: find ? sourcesOf(hit, facts, find) : [],
    })
  }
  return items
}

function sourcesOf(
  hit: Hit,
  facts: ReturnType<typeof factsOfCondition>,
  find: FindFactSource,
): readonly string[] {
  const told = facts.flatMap(({ code, name, level }) => {
    const subject = level === '户' ? hit.householdId : hit.personId
    if (subject === null || level === '义务人') return []
    const found = find(subject, code)
    if (!('source' in found) || found.source.fileName === null) return []
    const { fileName, sheet, row } = found.source
    const where = row === null ? '全表没有此人' : `第 ${row} 行`
    return [`${name}：${[fileName, sheet, where].filter((part) => part).join(' ')}`]
  })
  return [...new Set(told)]
}

/** The first digits of the divisions meant; empty for the whole county, its invalid codes with it. */
export function townshipPrefix(township: string | undefined): string {
  return township === undefined ? '' : township.slice(0, 9)
}
