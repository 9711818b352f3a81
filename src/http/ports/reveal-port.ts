import type { Revealed, RevealInput } from '../schemas/reveal.ts'
import type { Caller } from './asked.ts'

/** One whole value at a time, for a purpose, noted. */
export interface RevealPort {
  reveal(caller: Caller, input: RevealInput): Promise<Revealed>
}
