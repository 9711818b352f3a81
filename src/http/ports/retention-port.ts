import type { Retention } from '../schemas/retention.ts'
import type { Caller } from './asked.ts'

/** What is over its time. Deleting it is for the command line: it takes the owner of the tables. */
export interface RetentionPort {
  listRetention(caller: Caller): Promise<Retention>
}
