import type { Masked, Scope, Who } from './domain.ts'

/** What stands in place of a text that is not shown. */
export const hiddenText = '（已隐去）'

/** What the catalogue says of a fact, as far as masking asks. */
export interface MaskedFact {
  readonly code: string
  readonly sensitivity: '低' | '中' | '高'
  /** The department that is the authority for it. */
  readonly authority: string
}

/** Of one household, what the pushes to a department are about. */
export interface PushedPart {
  /** Alerts that were pushed to it. */
  readonly alerts: ReadonlySet<string>
  /** These pushes. */
  readonly pushes: ReadonlySet<string>
  /** Members they are about; null where one is about the whole household. */
  readonly people: ReadonlySet<string> | null
  /** Codes of the facts that their rules use. */
  readonly facts: ReadonlySet<string>
}

/** Who looks: nobody signed in is the program itself, or its command line. */
export type Looking = Pick<Who, 'sensitive' | 'scope'> | undefined

export const nothingPushed: PushedPart = {
  alerts: new Set(),
  pushes: new Set(),
  people: new Set(),
  facts: new Set(),
}

/**
 * How somebody is shown a fact: null, as it stands. Facts of high sensitivity by the role; a department
 * sees the facts that its pushes rest on and those that it is the authority for, and no others
 * (范围外). Fails closed: a department of which nothing was pushed, a role without people, see none.
 */
export function maskOf(
  who: Looking,
  fact: MaskedFact,
  pushed: PushedPart = nothingPushed,
): Masked | '范围外' | null {
  if (who === undefined) return null
  if (who.scope.kind === '无') return '范围外'
  if (who.scope.kind === '推送') {
    if (fact.authority === who.scope.department) return null
    if (!pushed.facts.has(fact.code)) return '范围外'
  }
  return fact.sensitivity === '高' && who.sensitive !== '可见' ? who.sensitive : null
}

/** The strictest of several facts: what a sentence that may quote any of them is shown as. */
export function maskOfAll(
  who: Looking,
  facts: readonly MaskedFact[],
  pushed: PushedPart = nothingPushed,
): Masked | null {
  const masks = facts.map((fact) => maskOf(who, fact, pushed))
  if (masks.includes('范围外') || masks.includes('隐去')) return '隐去'
  return masks.includes('揭示') ? '揭示' : null
}

/** Whether somebody sees a member of a household at all: a department only whom its pushes are about. */
export function seesMember(who: Looking, personId: string, pushed: PushedPart): boolean {
  if (departmentOf(who) === undefined) return who?.scope.kind !== '无'
  return pushed.people === null || pushed.people.has(personId)
}

/** The department of whoever sees only what was pushed to it. */
export function departmentOf(who: Pick<Who, 'scope'> | undefined): string | undefined {
  const scope: Scope | undefined = who?.scope
  return scope?.kind === '推送' ? scope.department : undefined
}
