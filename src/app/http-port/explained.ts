import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { Condition, Fact, MissingFact, Source, Verdict } from '#http/index'
import type { Truth } from '#kernel/index'
import {
  type Basis,
  type ExplainedFact,
  type ExplanationNode,
  possibilitySentence,
  type SubjectRef,
} from '#policy/index'
import {
  type FactSource,
  type FindFactSource,
  findFactSources,
  type Household,
  loadHousehold,
} from '#registry/index'
import type { App } from '../app.ts'
import { type HouseholdMask, householdMask, readHouseholdMask } from './household-mask.ts'

/** What an explanation needs beside the facts: where each value is from, and who is who. */
export interface Sources {
  readonly app: App
  readonly find: FindFactSource
  readonly householdId: string
  /** How whoever asks sees the household. */
  readonly mask: HouseholdMask
  /** What is missing in all, with what each value would lead to. */
  readonly missing?: readonly ExplainedFact[]
  nameOf(subject: SubjectRef): string
}

export async function readSources(
  tx: Queryable,
  app: App,
  { acting, householdId }: { readonly acting: Acting; readonly householdId: string },
): Promise<Sources> {
  const household = await loadHousehold(tx, acting, householdId)
  const find = await findFactSources(tx, acting, { catalogue: app.catalogue, householdId })
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  return sourcesOf(app, { household: household ?? { id: householdId, members: [] }, find, mask })
}

/** The sources of a household that is read already. */
export function sourcesOf(
  app: App,
  read: {
    readonly household: Pick<Household, 'id' | 'members'>
    readonly find: FindFactSource
    readonly mask?: HouseholdMask
  },
): Sources {
  const { household, find, mask = householdMask(app, { who: undefined }) } = read
  const names = new Map(household.members.map(({ personId, name }) => [personId, name]))
  return {
    app,
    find,
    mask,
    householdId: household.id,
    nameOf: ({ level, id }) => {
      if (level === '户') return '全户'
      return level === '人' ? (names.get(id) ?? '成员') : `义务人 ${id}`
    },
  }
}

/**
 * A node of the policy's explanation as the screen shows it. `quoted` are the facts that its sentences
 * may quote; where one of them is not to be seen the numbers are left out, and where it is hidden also
 * whether the condition holds.
 */
export function conditionFrom(
  node: ExplanationNode,
  sources: Sources,
  quoted: readonly QuotedFact[] | null,
): Condition {
  const { kind, title, truth, text, restated, distance, basis, facts, children } = node
  const { mask, app } = sources
  const used = facts.flatMap(({ code }) => app.catalogue.findByCode(code) ?? [])
  const masked = mask.ofFacts(quoted && [...quoted, ...used])
  const isTold = masked === null
  const seen = facts.filter(({ code }) => isSourceSeen(mask, app.catalogue.findByCode(code)))
  return {
    name: title,
    verdict: masked === '隐去' && kind !== '规则' ? '不予显示' : verdictOf(truth),
    restated: (isTold && restated) || null,
    distance: (isTold && distance) || null,
    detail: !isTold || text === undefined || text === title ? null : text,
    masked,
    basis: basisText(basis),
    sources: distinct(seen.flatMap((fact) => sourceOfFact(fact, sources))),
    missing: masked === '隐去' ? [] : missingOf(missingAt(node, sources), sources),
    children: children.map((child) =>
      conditionFrom(child, sources, mask.mentions.ofTerm(child.title)),
    ),
  }
}

/** The unknown facts of a condition that is open because of them, not because of a part of it. */
function missingAt(node: ExplanationNode, { missing = [] }: Sources): ExplainedFact[] {
  if (node.truth !== null || node.children.some(({ truth }) => truth === null)) return []
  const same = (a: ExplainedFact) => (b: ExplainedFact) =>
    a.code === b.code && a.subject.id === b.subject.id
  return node.facts
    .filter(({ isKnown }) => !isKnown)
    .map((fact) => missing.find(same(fact)) ?? fact)
}

/** A fact as the catalogue has it. */
export type QuotedFact = App['catalogue']['facts'][number]

function isSourceSeen(mask: HouseholdMask, fact: QuotedFact | undefined): boolean {
  const masked = fact && mask.ofFact(fact)
  return masked === null || masked === '揭示'
}

/** What is missing, of the people and facts that whoever asks may know of. */
export function missingOf(facts: readonly ExplainedFact[], sources: Sources): MissingFact[] {
  const { mask, app } = sources
  return facts
    .filter(({ subject, code }) => {
      const fact = app.catalogue.findByCode(code)
      const isOutside = fact !== undefined && mask.ofFact(fact) === '范围外'
      return !isOutside && (subject.level !== '人' || mask.sees(subject.id))
    })
    .map((fact) => missingFrom(fact, sources))
}

function missingFrom(fact: ExplainedFact, sources: Sources): MissingFact {
  const standing = standingIn(fact, sources)
  const unknown = standing && 'unknown' in standing ? standing.unknown : undefined
  return {
    subject: sources.nameOf(fact.subject),
    fact: fact.name,
    department: unknown?.department ?? fact.authority,
    why: unknown?.why ?? null,
    outcome: fact.possibilities?.map(possibilitySentence).join('；') || null,
  }
}

export function verdictOf(truth: Truth): Exclude<Verdict, '不再判定' | '不予显示'> {
  if (truth === null) return '待核实'
  return truth ? '符合' : '不符合'
}

export function basisText(basis: Basis | undefined): string | null {
  return basis ? [basis.document, basis.article].filter(Boolean).join(' ') : null
}

/** Source and reason of one fact of the registry. */
export function standingOf(
  found: ReturnType<FindFactSource>,
  app: App,
): Pick<Fact, 'source' | 'unknown'> {
  return 'source' in found
    ? { source: sourceFrom(found.source, app), unknown: null }
    : { source: null, unknown: found.unknown }
}

function sourceFrom(source: FactSource, app: App): Source {
  const { department, dataset, fileName, sheet, row, moreRows, period, entered } = source
  const name = app.datasets.datasets.find(({ code }) => code === dataset)?.name
  return {
    department,
    dataset: name ?? dataset ?? '在册档案',
    fileName,
    sheet: sheet === '' ? null : sheet,
    row,
    moreRows: [...moreRows],
    period,
    entered,
  }
}

function sourceOfFact(fact: ExplainedFact, sources: Sources): Source[] {
  const standing = standingIn(fact, sources)
  return standing && 'source' in standing ? [sourceFrom(standing.source, sources.app)] : []
}

function standingIn({ subject, code }: ExplainedFact, { find, householdId }: Sources) {
  if (subject.level === '义务人') return undefined
  return find(subject.level === '户' ? householdId : subject.id, code)
}

function distinct(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()]
}
