import type { Caller } from './asked.ts'

export interface Answered {
  readonly status: number
  /** The code of a refusal or fault. */
  readonly code?: string | undefined
}

/** A request of nobody that we know. */
export interface Stranger extends Answered {
  readonly address: string
  readonly requestId: string
  readonly route: string
}

/** The log: every request of somebody signed in leaves an entry before its answer leaves. */
export interface NotingPort {
  /** From now on what the caller's request shows is gathered for its entry. */
  beginRequest(caller: Caller): void
  /** Stores what is not stored yet. When it fails, the answer must not leave. */
  noteAnswer(caller: Caller, answered: Answered): Promise<void>
  /** Notes that somebody unknown was refused; of very many a minute only their number. */
  noteStranger(stranger: Stranger): Promise<void>
}
