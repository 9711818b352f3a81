import type { ReadRefusal } from './refusals.ts'

/** Raised while reading, in either thread; `readFile` turns it into the Refusal the user sees. */
export class Unreadable extends Error {
  readonly reason: ReadRefusal
  readonly details: Readonly<Record<string, string | number>>

  constructor(reason: ReadRefusal, details: Readonly<Record<string, string | number>> = {}) {
    super(reason)
    this.name = 'Unreadable'
    this.reason = reason
    this.details = details
  }
}
