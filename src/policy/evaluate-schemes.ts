import { type Fen, fen, type Truth } from '#kernel/index'
import type { BoundScheme } from './bind-schemes.ts'
import type { BoundNumber } from './bound.ts'
import type { JsCompiler, TruthOf } from './compile-js.ts'
import type { Frame, HouseholdFacts } from './frame.ts'
import { highOf, lowOf } from './interval.ts'

/** What a scheme is for the household, or (`memberId`) for one of its members. */
export interface SchemeVerdict {
  readonly scheme: string
  readonly memberId: string | null
  /** Whether the subject is entitled; null: it hangs on facts nobody knows. */
  readonly entitled: Truth
  readonly received: Truth
  /** What the entitled would get, between both; null: no bound. No amount of those not entitled. */
  readonly amountLow: Fen | null
  readonly amountHigh: Fen | null
}

export interface CompiledScheme {
  readonly id: string
  readonly isPersonal: boolean
  readonly entitled: TruthOf
  readonly received: TruthOf
  readonly amount?: (frame: Frame) => Pick<SchemeVerdict, 'amountLow' | 'amountHigh'>
}

export function compileSchemes(
  bound: readonly BoundScheme[],
  compiler: JsCompiler,
): readonly CompiledScheme[] {
  return bound.map(({ id, level, entitled, received, amount }) => ({
    id,
    isPersonal: level === '人',
    entitled: compiler.truth(entitled),
    received: compiler.truth(received),
    ...(amount && { amount: amountOf(amount, compiler) }),
  }))
}

/** The verdicts of all schemes, those of persons member by member. */
export function schemeVerdicts(
  schemes: readonly CompiledScheme[],
  frame: Frame,
  facts: HouseholdFacts,
): readonly SchemeVerdict[] {
  return schemes.flatMap((scheme) => {
    if (!scheme.isPersonal) return [verdictOf(scheme, frame, null)]
    return facts.members.map((member, index) => {
      frame.member = frame.members[index] ?? frame.member
      return verdictOf(scheme, frame, member.id)
    })
  })
}

function verdictOf(scheme: CompiledScheme, frame: Frame, memberId: string | null): SchemeVerdict {
  const entitled = scheme.entitled(frame)
  const open = { amountLow: null, amountHigh: null }
  const amount = entitled === false ? undefined : scheme.amount?.(frame)
  const received = scheme.received(frame)
  return { scheme: scheme.id, memberId, entitled, received, ...(amount ?? open) }
}

function amountOf(
  bound: BoundNumber,
  compiler: JsCompiler,
): (frame: Frame) => Pick<SchemeVerdict, 'amountLow' | 'amountHigh'> {
  const value = compiler.number(bound)
  const factor = 10 ** (2 - bound.scale)
  const end = (number: number) => (Number.isFinite(number) ? fen(number * factor) : null)
  return (frame) => {
    const amount = value(frame)
    return { amountLow: end(lowOf(amount)), amountHigh: end(highOf(amount)) }
  }
}
