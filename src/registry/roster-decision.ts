import type { LocalDate } from '#kernel/index'
import { noCategory } from './domain.ts'
import type { Group } from './find-target.ts'
import type { KnownHousehold } from './load-known.ts'
import type { RosterInput, RosterRow } from './roster.ts'
import { type problemIn, problemWords } from './roster-problems.ts'

/** The recognition or termination that a list records. */
export interface RosterDecision {
  readonly kind: '认定' | '终止'
  readonly category: string
  readonly decidedOn: LocalDate | null
  /** Whether the household's category of today follows from it, or it is only history. */
  readonly current: boolean
}

export interface CategoryVerdict {
  readonly decision?: RosterDecision | undefined
  /** Whether the list tells who belongs to the household. */
  readonly keepsMembers: boolean
  /** Whether its facts of the household are those of the household as it stands in its category. */
  readonly takesFacts: boolean
  /** The row is of a member for whom the whole household cannot be ended. */
  readonly refusedAsMember: boolean
}

type Say = (row: RosterRow, words: Parameters<typeof problemIn>[1]) => void

/** What a list's category means for the household: a decision to record, a doubt to say, or nothing. */
export function decideCategory(
  group: Group,
  known: KnownHousehold | undefined,
  what: Pick<RosterInput, 'kind' | 'category'>,
  say: Say,
): CategoryVerdict {
  return what.kind === '退出台账'
    ? decideExit(group, known, say)
    : decideListing(group, known, group.head.category ?? what.category ?? noCategory, say)
}

const nothing: CategoryVerdict = { keepsMembers: true, takesFacts: true, refusedAsMember: false }

function decideListing(
  group: Group,
  known: KnownHousehold | undefined,
  category: string,
  say: Say,
): CategoryVerdict {
  if (category === noCategory) return nothing
  const day = firstDay(group.rows.map((row) => row.recognisedOn))
  const recognise: CategoryVerdict = {
    ...nothing,
    decision: { kind: '认定', category, decidedOn: day, current: true },
  }
  const held = known?.category ?? noCategory
  if (!known) return recognise
  if (held === category) {
    const isNews = day !== null && (known.recognisedOn === null || day > known.recognisedOn)
    return isNews ? recognise : nothing
  }
  if (held === noCategory) {
    if (known.exitedOn === null || (day !== null && day > known.exitedOn)) return recognise
    say(group.head, problemWords.exitedLater(known.exitedOn))
    return { ...nothing, takesFacts: false }
  }
  if (supersedes(known, held, day)) return recognise
  say(group.head, problemWords.listedTwice(held, category))
  return { ...nothing, keepsMembers: false, takesFacts: false }
}

/** A later recognition replaces a category on whose own roster nobody of the household stands any more. */
function supersedes(known: KnownHousehold, held: string, day: LocalDate | null): boolean {
  if (day === null || known.recognisedOn === null || day <= known.recognisedOn) return false
  if (held === '低保对象') return known.members.every((member) => member.dibaoListed === false)
  if (held === '特困人员') return known.members.every((member) => member.tekunListed === false)
  return true
}

function decideExit(group: Group, known: KnownHousehold | undefined, say: Say): CategoryVerdict {
  const head = group.head
  const quiet: CategoryVerdict = { keepsMembers: false, takesFacts: true, refusedAsMember: false }
  const listed = known?.members.find((member) => member.idHash === head.idHash)
  const isHead = !known || known.members.length === 1 || listed?.relation === '本人'
  if (!isHead && group.rows.length < known.members.length) {
    say(head, problemWords.exitOfMember(known.number))
    return { ...quiet, refusedAsMember: true }
  }
  const category = head.formerCategory ?? known?.category ?? noCategory
  const day = firstDay(group.rows.map((row) => row.exitedOn))
  if (day === null) say(head, problemWords.exitDayMissing())
  if (!known) {
    return { ...quiet, decision: { kind: '终止', category, decidedOn: day, current: true } }
  }
  if (day === null || known.exitedOn === day) return quiet
  const isInForce = (known.category ?? noCategory) === category
  const isLater = known.recognisedOn === null || known.recognisedOn <= day
  const wasWatched = (known.category ?? noCategory) === noCategory
  return {
    ...quiet,
    decision: {
      kind: '终止',
      category,
      decidedOn: day,
      current: wasWatched || (isInForce && isLater),
    },
  }
}

function firstDay(days: readonly (LocalDate | null)[]): LocalDate | null {
  return days.find((day) => day !== null) ?? null
}
