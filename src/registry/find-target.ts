import type { Known, KnownHousehold, KnownPerson } from './load-known.ts'
import type { RosterRow } from './roster.ts'

/** The rows of one household of a list. */
export interface Group {
  readonly head: RosterRow
  readonly rows: readonly RosterRow[]
}

export interface Target {
  /** The household that the group is; undefined: a new one. */
  readonly household?: KnownHousehold | undefined
  /** The household that the group would have to be split from first. */
  readonly splitFrom?: KnownHousehold | undefined
}

/**
 * The household that a group of a list is: the one with its 户号 and somebody in common, the one
 * whose head heads the group, one that is wholly in the group, or one in which the whole group lives.
 */
export function findTarget(group: Group, known: Known): Target {
  const number = group.head.householdNumber
  const byNumber = number ? known.householdByNumber.get(number) : undefined
  if (byNumber && matchInHousehold(group.rows, byNumber).size > 0) return { household: byNumber }
  const candidates = homesOf(group, known)
  const accepted = candidates.filter((home) => isTheSame(group, home))
  const best = accepted.find((home) => headedBy(group, home)) ?? accepted[0]
  if (best) return { household: best }
  const homeOfHead = candidates.find((home) => matchInHousehold(group.rows, home).has(group.head))
  return homeOfHead ? { splitFrom: homeOfHead } : {}
}

/** Which member of the household each row is: by number, or by name and a birth date that agrees. */
export function matchInHousehold(
  rows: readonly RosterRow[],
  home: KnownHousehold,
): Map<RosterRow, KnownPerson> {
  const matched = new Map<RosterRow, KnownPerson>()
  const free = new Set(home.members)
  const match = (row: RosterRow, same: (member: KnownPerson) => boolean): void => {
    if (matched.has(row)) return
    const member = [...free].find(same)
    if (!member) return
    matched.set(row, member)
    free.delete(member)
  }
  for (const row of rows) {
    match(row, (member) => member.idHash !== null && member.idHash === row.idHash)
  }
  for (const row of rows) {
    if (row.idHash === null) match(row, (member) => isSameName(row, member))
    else match(row, (member) => member.idHash === null && takesNumber(row, member, { rows, home }))
  }
  return matched
}

function isSameName(row: RosterRow, member: KnownPerson): boolean {
  if (row.name !== member.name) return false
  return row.birthDate === null || member.birthDate === null || row.birthDate === member.birthDate
}

/**
 * To take a number over, the birth date must agree; where the registry knows none, because the list came
 * without a sound number before, the 户号 must be the household's and the name stand in it once.
 */
function takesNumber(
  row: RosterRow,
  member: KnownPerson,
  { rows, home }: { readonly rows: readonly RosterRow[]; readonly home: KnownHousehold },
): boolean {
  if (row.name !== member.name) return false
  if (member.birthDate !== null) return row.birthDate === member.birthDate
  const isOnce = <T extends { readonly name: string }>(all: readonly T[]): boolean =>
    all.filter(({ name }) => name === row.name).length === 1
  return row.householdNumber === home.number && isOnce(rows) && isOnce(home.members)
}

function homesOf({ rows, head }: Group, known: Known): KnownHousehold[] {
  const ids = new Set<string>()
  for (const row of rows) {
    const person = row.idHash === null ? undefined : known.personByHash.get(row.idHash)
    if (person) ids.add(person.householdId)
    // Without a number: only somebody of the same name in the same village, also without one.
    if (row.idHash !== null) continue
    for (const other of known.unnumberedByName.get(row.name) ?? []) {
      const home = known.householdById.get(other.householdId)
      if (home?.divisionCode === head.divisionCode && isSameName(row, other)) ids.add(home.id)
    }
  }
  return [...ids].flatMap((id) => known.householdById.get(id) ?? [])
}

function isTheSame(group: Group, home: KnownHousehold): boolean {
  const matched = matchInHousehold(group.rows, home)
  if (matched.size === 0) return false
  return (
    headedBy(group, home) ||
    matched.size === home.members.length ||
    matched.size === group.rows.length
  )
}

function headedBy(group: Group, home: KnownHousehold): boolean {
  return matchInHousehold(group.rows, home).get(group.head)?.relation === '本人'
}
