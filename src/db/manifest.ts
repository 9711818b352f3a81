import { type Reach, rowReach } from './row-reach.ts'
import type { TableClass } from './table-classes.ts'
import * as classes from './table-classes.ts'

/** What is declared about the tables, to secure and to check them by. */
export interface Manifest {
  readonly tableClasses: Readonly<Record<string, TableClass>>
  /** Tables whose rows are never changed or deleted. */
  readonly appendOnlyTables: readonly string[]
  /** Columns of append-only tables that may be changed after all. */
  readonly columnGrants?: Readonly<Record<string, readonly string[]>>
  /** Columns that a sequence numbers after all; each has its reason beside it. */
  readonly numberedColumns?: readonly string[]
  /** How the rows of a table are reached by those who do not see the whole county. */
  readonly rowReach?: Readonly<Record<string, Reach>>
}

export const ourManifest: Manifest = { ...classes, rowReach }
