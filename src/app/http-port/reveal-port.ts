import type { RevealPort } from '#http/index'
import { revealValue } from '../reveal/reveal-value.ts'
import type { PortContext } from './request.ts'

/** One whole value at a time. */
export function revealPort({ app, actingFor }: PortContext): RevealPort {
  return { reveal: (caller, input) => revealValue(app, actingFor(caller), input) }
}
