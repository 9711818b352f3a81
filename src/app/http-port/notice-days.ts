import type { LocalDate } from '#kernel/index'
import { datedValue } from '#policy/index'
import type { App } from '../app.ts'

const parameterName = '书面告知时限'

/** Working days until a decision must be told in writing, as the policy in force sets it. */
export function noticeWorkingDays({ pack }: App, day: LocalDate): number {
  const parameter = pack.parameters.get(parameterName)
  if (!parameter) throw new Error(`the pack ${pack.id} has no parameter ${parameterName}`)
  const { value } = datedValue(parameter, day)
  if (value?.kind !== 'number') throw new Error(`the parameter ${parameterName} is no number`)
  return value.whole / 10 ** value.scale
}
