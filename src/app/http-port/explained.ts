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

/** What an explanation needs beside the facts: where each value is from, and who is who. */
export interface Sources {
  readonly app: App
  readonly find: FindFactSource
  readonly householdId: string
  nameOf(subject: SubjectRef): string
}

export async function readSources(
  tx: Queryable,
  app: App,
  { acting, householdId }: { readonly acting: Acting; readonly householdId: string },
): Promise<Sources> {
  const household = await loadHousehold(tx, acting, householdId)
  const find = await findFactSources(tx, acting, { catalogue: app.catalogue, householdId })
  return sourcesOf(app, { household: household ?? { id: householdId, members: [] }, find })
}

/** The sources of a household that is read already. */
export function sourcesOf(
  app: App,
  read: {
    readonly household: Pick<Household, 'id' | 'members'>
    readonly find: FindFactSource
  },
): Sources {
  const { household, find } = read
  const names = new Map(household.members.map(({ personId, name }) => [personId, name]))
  return {
    app,
    find,
    householdId: household.id,
    nameOf: ({ level, id }) => {
      if (level === '户') return '全户'
      return level === '人' ? (names.get(id) ?? '成员') : `义务人 ${id}`
    },
  }
}

/** A node of the policy's explanation as the screen shows it. */
export function conditionFrom(node: ExplanationNode, sources: Sources): Condition {
  const { title, truth, text, restated, distance, basis, facts, children } = node
  return {
    name: title,
    verdict: verdictOf(truth),
    restated: restated ?? null,
    distance: distance ?? null,
    detail: text === undefined || text === title ? null : text,
    basis: basisText(basis),
    sources: distinct(facts.flatMap((fact) => sourceOfFact(fact, sources))),
    children: children.map((child) => conditionFrom(child, sources)),
  }
}

export function missingFrom(fact: ExplainedFact, sources: Sources): MissingFact {
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

export function verdictOf(truth: Truth): Exclude<Verdict, '不再判定'> {
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
  const { department, dataset, fileName, sheet, row, moreRows, period } = source
  const name = app.datasets.datasets.find(({ code }) => code === dataset)?.name
  return {
    department,
    dataset: name ?? dataset ?? '在册档案',
    fileName,
    sheet: sheet === '' ? null : sheet,
    row,
    moreRows: [...moreRows],
    period,
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
