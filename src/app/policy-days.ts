import type { LocalDate } from '#kernel/index'
import { datedValue, type Pack } from '#policy/index'
import { refuse } from './refusals.ts'

/** A number of working days that the pack states as a parameter; refuses a pack without it. */
export function policyDays(pack: Pack, name: string, day: LocalDate): number {
  const parameter = pack.parameters.get(name)
  if (!parameter) throw refuse('parameter-missing', { id: pack.id, name })
  const { value } = datedValue(parameter, day)
  if (value?.kind !== 'number' || value.scale !== 0) {
    throw refuse('parameter-missing', { id: pack.id, name })
  }
  return value.whole
}
