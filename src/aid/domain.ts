import type { Truth } from '#kernel/index'

/** What stands between being entitled (应享) and receiving (在享). */
export const judgements = ['应享未享', '已享', '不应享而享', '待核实', '不适用'] as const
export type Judgement = (typeof judgements)[number]

const truths: readonly Truth[] = [true, false, null]

/**
 * The judgement of a scheme for one subject: 应享未享 and 不应享而享 only when both sides are known. What is
 * open on either side is 待核实, except where nobody who is not entitled is known to receive: 不适用.
 * An open entitlement ends nobody's aid: who receives and may be entitled is 待核实 as well.
 */
export function judge(entitled: Truth, received: Truth): Judgement {
  if (entitled === false) return received === true ? '不应享而享' : '不适用'
  if (entitled === null || received === null) return '待核实'
  return received ? '已享' : '应享未享'
}

/** The pairs of entitled and received that give a judgement. */
export function truthsOf(judgement: Judgement): readonly (readonly [Truth, Truth])[] {
  return truths
    .flatMap((entitled) => truths.map((received) => [entitled, received] as const))
    .filter(([entitled, received]) => judge(entitled, received) === judgement)
}

export interface Received {
  readonly scheme: string
  /** Null: the household's. */
  readonly memberId: string | null
  readonly received: Truth
}

/** Two schemes received together that exclude each other (重复享受). */
export interface Overlap {
  readonly scheme: string
  readonly other: string
  readonly memberId: string | null
}

/** The overlaps of one household: of one person, or of a person and its household. */
export function overlapsOf(
  schemes: readonly { readonly id: string; readonly excludes: readonly string[] }[],
  verdicts: readonly Received[],
): readonly Overlap[] {
  const received = verdicts.filter((one) => one.received === true)
  return schemes.flatMap(({ id, excludes }) =>
    received
      .filter((one) => one.scheme === id)
      .flatMap((one) =>
        received
          .filter((other) => excludes.includes(other.scheme) && isSameSubject(one, other))
          .map((other) => ({
            scheme: id,
            other: other.scheme,
            memberId: one.memberId ?? other.memberId,
          })),
      ),
  )
}

function isSameSubject(one: Received, other: Received): boolean {
  return one.memberId === null || other.memberId === null || one.memberId === other.memberId
}
