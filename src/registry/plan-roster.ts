import { findTarget, type Group, matchInHousehold } from './find-target.ts'
import type { Known, KnownHousehold, KnownPerson } from './load-known.ts'
import type { RosterInput, RosterProblem, RosterRow } from './roster.ts'
import { decideCategory, type RosterDecision } from './roster-decision.ts'
import { problemIn, problemWords } from './roster-problems.ts'

/** A row and the person that it is, or becomes. */
export interface PlannedMember {
  readonly row: RosterRow
  readonly personId: string
  /** What the registry knows of the person; undefined: formed now. */
  readonly known?: KnownPerson | undefined
  /** Lives in another household that becomes part of this one. */
  readonly joins: boolean
  readonly fillsNumber: boolean
}

/** What becomes of one household of the list. */
export interface PlannedHousehold {
  readonly id: string
  readonly known?: KnownHousehold | undefined
  readonly head: RosterRow
  readonly number: string | null
  readonly members: readonly PlannedMember[]
  readonly absorbs: readonly KnownHousehold[]
  readonly decision?: RosterDecision | undefined
  readonly takesFacts: boolean
}

export interface RosterPlan {
  readonly households: readonly PlannedHousehold[]
  /** Rows of people who stay where they are: their facts are taken, nothing else. */
  readonly linked: readonly PlannedMember[]
  readonly problems: readonly RosterProblem[]
}

type PlanFor = Pick<RosterInput, 'kind' | 'category'> & { readonly makeId: () => string }

/**
 * What a list changes: households formed, members added, whole households that were no longer in a
 * category taken in. A list never splits a household, moves a person out of one, or changes a
 * category without a later day of recognition: that is said, for people to decide.
 */
export function planRoster(rows: readonly RosterRow[], known: Known, what: PlanFor): RosterPlan {
  const drafts = new Draft(known, what)
  for (const group of orderGroups(groupRows(rows), known)) drafts.add(group)
  return drafts
}

/** The head is 本人, or else the first row. */
function groupRows(rows: readonly RosterRow[]): Group[] {
  const groups = new Map<string, RosterRow[]>()
  for (const row of rows) {
    const group = groups.get(row.householdKey)
    if (group) group.push(row)
    else groups.set(row.householdKey, [row])
  }
  return [...groups.values()].map((group) => {
    const head = group.find((row) => row.relation === '本人') ?? group[0]
    if (!head) throw new Error('a group has a row')
    return { head, rows: group }
  })
}

/** Households that keep their head come first: who left them is then seen as leaving. */
function orderGroups(groups: readonly Group[], known: Known): Group[] {
  const keepsHead = ({ head }: Group): boolean =>
    head.idHash !== null && known.personByHash.get(head.idHash)?.relation === '本人'
  return [...groups.filter(keepsHead), ...groups.filter((group) => !keepsHead(group))]
}

class Draft implements RosterPlan {
  readonly households: PlannedHousehold[] = []
  readonly linked: PlannedMember[] = []
  readonly problems: RosterProblem[] = []
  readonly #known: Known
  readonly #what: PlanFor
  /** In which row of the file each number was taken. */
  readonly #taken = new Map<string, RosterRow>()
  readonly #claimed = new Set<string>()
  readonly #numbers = new Set<string>()

  constructor(known: Known, what: PlanFor) {
    this.#known = known
    this.#what = what
  }

  add(given: Group): void {
    const rows = given.rows.filter((row) => this.#take(row, given))
    const head = rows.includes(given.head) ? given.head : rows[0]
    if (!head) return
    const group = { head, rows }
    const target = findTarget(group, this.#known)
    const claimed = target.household !== undefined && this.#claimed.has(target.household.id)
    if (target.splitFrom || (claimed && target.household)) {
      const from = target.splitFrom ?? target.household
      if (from) this.#leaveInPlace(group, from)
      return
    }
    if (target.household) this.#claimed.add(target.household.id)
    this.#household(group, target.household)
  }

  #take(row: RosterRow, group: Group): boolean {
    if (row.idHash === null) return true
    const other = this.#taken.get(row.idHash)
    if (!other) {
      this.#taken.set(row.idHash, row)
      return true
    }
    const here = group.rows.includes(other)
    this.#say(row, here ? problemWords.twiceInHousehold() : problemWords.twiceInFile(other))
    return false
  }

  #say(row: RosterRow, words: Parameters<typeof problemIn>[1]): void {
    this.problems.push(problemIn(row, words))
  }

  #leaveInPlace(group: Group, from: KnownHousehold): void {
    this.#say(group.head, problemWords.splitFirst(from.number))
    for (const row of group.rows) this.#link(row)
  }

  #link(row: RosterRow): void {
    const known = row.idHash === null ? undefined : this.#known.personByHash.get(row.idHash)
    if (!known) return
    this.linked.push({ row, personId: known.id, known, joins: false, fillsNumber: false })
  }

  #household(group: Group, known: KnownHousehold | undefined): void {
    const matched = known ? matchInHousehold(group.rows, known) : new Map<RosterRow, KnownPerson>()
    const absorbs = this.#wholeHouseholds(group, known)
    const members: PlannedMember[] = []
    for (const row of group.rows) {
      const member = this.#member(row, matched.get(row), absorbs)
      if (member) members.push(member)
    }
    if (!known && members.length === 0) return
    const decision = decideCategory(group, known, this.#what, (row, words) => this.#say(row, words))
    if (decision.refusedAsMember) {
      for (const member of members) if (member.known) this.linked.push(member)
      return
    }
    if (known) this.#compare(group, known, matched, decision.keepsMembers)
    this.households.push({
      id: known?.id ?? this.#what.makeId(),
      known,
      head: group.head,
      number: known ? null : this.#numberFor(group.head),
      members,
      absorbs,
      decision: decision.decision,
      takesFacts: decision.takesFacts,
    })
  }

  /** Other households, in no category, all of whose members stand in this group. */
  #wholeHouseholds(group: Group, own: KnownHousehold | undefined): KnownHousehold[] {
    const found = new Map<string, KnownHousehold>()
    for (const row of group.rows) {
      const person = row.idHash === null ? undefined : this.#known.personByHash.get(row.idHash)
      const home = person && this.#known.householdById.get(person.householdId)
      if (!home || home.id === own?.id || this.#claimed.has(home.id)) continue
      if (home.category !== null && home.category !== '无') continue
      if (matchInHousehold(group.rows, home).size === home.members.length) found.set(home.id, home)
    }
    for (const id of found.keys()) this.#claimed.add(id)
    return [...found.values()]
  }

  #member(
    row: RosterRow,
    inPlace: KnownPerson | undefined,
    absorbs: readonly KnownHousehold[],
  ): PlannedMember | undefined {
    if (row.idHash === null) this.#say(row, problemWords.numberMissing())
    const known =
      inPlace ?? (row.idHash === null ? undefined : this.#known.personByHash.get(row.idHash))
    if (!known) {
      const personId = this.#what.makeId()
      return { row, personId, joins: false, fillsNumber: false }
    }
    const joins = inPlace === undefined
    if (joins && !absorbs.some((home) => home.id === known.householdId)) {
      const home = this.#known.householdById.get(known.householdId)
      this.#say(row, problemWords.inAnotherHousehold(home?.number ?? ''))
      this.#link(row)
      return undefined
    }
    if (known.name !== row.name) this.#say(row, problemWords.nameDiffers())
    const fillsNumber = known.idHash === null && row.idHash !== null
    if (fillsNumber) this.#say(row, problemWords.numberFilled())
    return { row, personId: known.id, known, joins, fillsNumber }
  }

  #compare(
    { head }: Group,
    known: KnownHousehold,
    matched: ReadonlyMap<RosterRow, KnownPerson>,
    keepsMembers: boolean,
  ): void {
    const missing = known.members.length - matched.size
    if (keepsMembers && missing > 0)
      this.#say(head, problemWords.membersMissing(missing, known.number))
    if (head.divisionCode !== known.divisionCode) {
      this.#say(head, problemWords.divisionDiffers(known.number))
    }
  }

  #numberFor(head: RosterRow): string | null {
    const number = head.householdNumber ?? null
    if (number === null) return null
    if (this.#known.householdByNumber.has(number) || this.#numbers.has(number)) {
      this.#say(head, problemWords.numberTaken(number))
      return null
    }
    this.#numbers.add(number)
    return number
  }
}
