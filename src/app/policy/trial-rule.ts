import { type Acting, recordReading } from '#access/index'
import type { Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { type TrialHit, trialHits } from '#monitoring/index'
import {
  compileSql,
  explainRule,
  type HouseholdFacts,
  type MonitoringRule,
  type Relations,
  type RuleExplanation,
  renderExplanation,
  type SubjectRef,
} from '#policy/index'
import type { Household, Moment } from '#registry/index'
import type { App } from '../app.ts'
import { sourceFinder } from '../explain-of.ts'
import { getHousehold } from '../get-household.ts'
import { readHouseholdDay } from '../household-day.ts'
import { bindCounty } from './bind-statement.ts'
import { evaluateRegistry } from './evaluate-registry.ts'
import { factsOfHouseholds } from './facts-of-households.ts'
import { listRegistered, type RegisteredHousehold } from './list-registered.ts'
import { findRule, rulesOff } from './rule-switches.ts'
import { type TrialSubject, trialSubjects } from './trial-subjects.ts'
import { withFactsOn } from './with-facts-on.ts'

export interface TrialRequest {
  readonly rule: string
  readonly asOf: LocalDate
  /** The moment whose facts count; absent: the present state. */
  readonly moment?: Moment | undefined
  /** How many hits are shown with their explanation. */
  readonly limit: number
  /** How many of those it speaks of are listed; none unless told. */
  readonly listed?: number
}

export interface TrialTownship {
  readonly township: string
  readonly raised: number
  readonly open: number
  readonly alerted: number
}

export interface TrialSample {
  readonly household: string
  readonly township: string
  readonly village: string
  /** 将产生 or 待核实. */
  readonly outcome: string
  readonly text: string
}

export interface Trial {
  readonly rule: Pick<MonitoringRule, 'id' | 'name' | 'class' | 'severity' | 'subject' | 'note'>
  readonly basis: string
  readonly asOf: LocalDate
  /** Whether rounds run the rule. */
  readonly isOn: boolean
  readonly households: number
  /** Subjects for whom an alert would be raised today. */
  readonly raised: number
  /** Subjects that an open alert of the rule speaks of already. */
  readonly alerted: number
  /** The condition holds, but the alert was answered and stays quiet. */
  readonly quiet: number
  /** Undecided for want of facts or of data that are due. */
  readonly open: number
  readonly townships: readonly TrialTownship[]
  /** Who owes the facts that the undecided wait for, and how many subjects wait; of those looked at. */
  readonly owed: readonly {
    readonly department: string
    readonly facts: readonly string[]
    readonly subjects: number
  }[]
  readonly openLookedAt: number
  readonly subjects: readonly TrialSubject[]
  readonly samples: readonly TrialSample[]
}

/** How many of the undecided are asked what they wait for. */
const mostAsked = 2000

/** One rule over the whole registry on a day: what a round would raise. Nothing but the readings is written. */
export async function trialRule(app: App, acting: Acting, request: TrialRequest): Promise<Trial> {
  const rule = findRule(app.pack, request.rule)
  return app.db.transaction((tx) =>
    withFactsOn(tx, app, request.moment, async (relations) => {
      const hits = await hitsOf(tx, app, { rule, request, relations })
      const registered = await listRegistered(tx, app.county.code)
      const places = new Map(registered.map((one) => [one.id, one]))
      const work: TrialWork = { tx, app, acting, rule, request, relations, hits, places }
      const off = await rulesOff(tx, app.county.code, app.pack)
      const { owed, lookedAt } = await owedFor(work)
      const { id, name, class: kind, severity, subject, note } = rule
      return {
        rule: { id, name, class: kind, severity, subject, ...(note !== undefined && { note }) },
        basis: rule.basis
          ? [rule.basis.document, rule.basis.article].filter(Boolean).join(' ')
          : '未注明依据',
        asOf: request.asOf,
        isOn: !off.has(rule.id),
        households: registered.length,
        raised: hits.filter((one) => one.step === '新').length,
        alerted: hits.filter((one) => one.step === '同').length,
        quiet: hits.filter((one) => one.step === '静').length,
        open: hits.filter((one) => one.truth === null).length,
        townships: townshipsOf(hits, places),
        owed,
        openLookedAt: lookedAt,
        subjects: trialSubjects(hits, places).slice(0, request.listed ?? 0),
        samples: await samplesOf(work),
      }
    }),
  )
}

interface TrialWork {
  readonly tx: Transaction
  readonly app: App
  readonly acting: Acting
  readonly rule: MonitoringRule
  readonly request: TrialRequest
  readonly relations: Partial<Relations>
  readonly hits: readonly TrialHit[]
  readonly places: ReadonlyMap<string, RegisteredHousehold>
}

async function hitsOf(
  tx: Transaction,
  app: App,
  given: {
    readonly rule: MonitoringRule
    readonly request: TrialRequest
    readonly relations: Partial<Relations>
  },
): Promise<readonly TrialHit[]> {
  const { rule, request } = given
  const { asOf } = request
  const countyCode = app.county.code
  const evaluated = await evaluateRegistry(tx, {
    countyCode,
    policy: app.policy,
    day: asOf,
    inPlace: app.catalogue,
    relations: given.relations,
    name: 'policy_trial',
  })
  const compiled = compileSql(app.compiled, {
    day: asOf,
    relations: evaluated.relations,
    outcome: 'all',
    rules: [rule.id],
    schemes: [],
  })
  return trialHits(tx, {
    compiled: app.compiled,
    rule,
    countyCode,
    asOf,
    datasets: app.datasets.datasets,
    truths: bindCounty(compiled.rules, countyCode),
  })
}

function townshipsOf(
  hits: readonly TrialHit[],
  places: ReadonlyMap<string, RegisteredHousehold>,
): readonly TrialTownship[] {
  const found = new Map<string, { raised: number; open: number; alerted: number }>()
  for (const { householdId, truth, step } of hits) {
    const township = places.get(householdId ?? '')?.township ?? '不分乡镇'
    const counts = found.get(township) ?? { raised: 0, open: 0, alerted: 0 }
    if (step === '新') counts.raised += 1
    if (step === '同') counts.alerted += 1
    if (truth === null) counts.open += 1
    found.set(township, counts)
  }
  return [...found].map(([township, counts]) => ({ township, ...counts }))
}

/** What the undecided wait for, by the department that has it. */
async function owedFor(
  work: TrialWork,
): Promise<{ readonly owed: Trial['owed']; readonly lookedAt: number }> {
  const { hits } = work
  const open = hits.filter((one) => one.truth === null && one.householdId !== null)
  const asked = open.slice(0, mostAsked)
  const facts = await factsOf(work, asked)
  const found = new Map<string, { facts: Set<string>; subjects: number }>()
  for (const hit of asked) {
    const own = facts.get(hit.householdId ?? '')
    if (!own) continue
    const { missing } = explain(work, hit, own)
    const departments = new Map<string, string[]>()
    for (const { authority, name } of missing)
      departments.set(authority, [...(departments.get(authority) ?? []), name])
    if (missing.length === 0) departments.set('应送数据还没有收齐', datasetNames(work))
    for (const [department, names] of departments) {
      const owes = found.get(department) ?? { facts: new Set(), subjects: 0 }
      for (const name of names) owes.facts.add(name)
      owes.subjects += 1
      found.set(department, owes)
    }
  }
  const owed = [...found]
    .map(([department, owes]) => ({ department, facts: [...owes.facts], subjects: owes.subjects }))
    .sort((one, other) => other.subjects - one.subjects)
  return { owed, lookedAt: asked.length }
}

/** The first hits, and some of the undecided, with their explanation and the row behind each value. */
async function samplesOf(work: TrialWork): Promise<readonly TrialSample[]> {
  const { hits, request } = work
  const raised = hits.filter((one) => one.step === '新' && one.householdId !== null)
  const open = hits.filter((one) => one.truth === null && one.householdId !== null)
  const shown = [...raised.slice(0, request.limit)]
  shown.push(...open.slice(0, Math.max(0, Math.min(2, request.limit - shown.length))))
  const samples: TrialSample[] = []
  for (const hit of shown) samples.push(...(await sampleOf(work, hit)))
  return samples
}

async function sampleOf(work: TrialWork, hit: TrialHit): Promise<readonly TrialSample[]> {
  const { tx, app, acting, request, rule, places } = work
  const place = places.get(hit.householdId ?? '')
  if (!place) return []
  const { moment } = request
  const now = await getHousehold(tx, acting, place.number)
  const { household, facts, find } = await readHouseholdDay(tx, app, { acting, now, moment })
  await recordReading(tx, acting, {
    householdId: now.id,
    purpose: '规则试运行抽样',
    route: `doudi policy trial ${rule.id}`,
  })
  const explanation = explain(work, hit, facts, sourceFinder(app, household, find))
  const { number, township, village } = place
  const text = renderExplanation(explanation, (subject) => nameOf(household, subject))
  return [
    { household: number, township, village, outcome: outcomeOf(work, hit, explanation), text },
  ]
}

function outcomeOf(
  { app, rule }: TrialWork,
  { truth }: TrialHit,
  { missing }: RuleExplanation,
): string {
  if (truth !== null) return '将产生'
  if (missing.length > 0) return '待核实：缺数据'
  return `待核实：${datasetNames({ app, rule }).join('、')}还没有收齐`
}

function datasetNames({ app, rule }: Pick<TrialWork, 'app' | 'rule'>): string[] {
  return rule.absentDatasets.map((code) => app.datasets.find(code)?.name ?? code)
}

function nameOf(household: Household, subject: SubjectRef): string {
  const member = household.members.find((one) => one.personId === subject.id)
  return member?.name ?? `义务人 ${subject.id}`
}

type SourceOf = Parameters<typeof explainRule>[2]['sourceOf']

function explain(work: TrialWork, hit: TrialHit, facts: HouseholdFacts, sourceOf?: SourceOf) {
  return explainRule(work.app.compiled, facts, {
    day: work.request.asOf,
    rule: work.rule.id,
    memberId: hit.personId,
    householdId: hit.householdId ?? '',
    ...(sourceOf && { sourceOf }),
  })
}

function factsOf(
  { tx, app, relations }: TrialWork,
  hits: readonly TrialHit[],
): Promise<ReadonlyMap<string, HouseholdFacts>> {
  const ids = [...new Set(hits.flatMap((one) => one.householdId ?? []))]
  return factsOfHouseholds(tx, app.county.code, { ids, relations })
}
