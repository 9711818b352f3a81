import type { Sql } from './sql.ts'

/** owner: tables and migrations; app: requests, one county at a time; worker: rounds and imports. */
export type Role = 'owner' | 'app' | 'worker'

export type Engine = 'embedded' | 'server' | 'pglite'

/**
 * How firmly the roles hold. `login`: own accounts; `set-role`: the account steps down to the role;
 * `advisory`: the account could step back up (PGlite), or may not take the role at all (a server
 * account without the right): then row-level security does not protect.
 */
export type RoleStrength = 'login' | 'set-role' | 'advisory'

export interface Queryable {
  query<Row = Record<string, unknown>>(statement: Sql): Promise<Row[]>
  /** Runs the statement and gives the number of rows it touched. */
  execute(statement: Sql): Promise<number>
}

export interface Transaction extends Queryable {
  /** Fills a table from chunks in COPY's text format (see `copyField`); gives the number of rows. */
  copyIn(
    table: string,
    columns: readonly string[],
    chunks: AsyncIterable<string> | Iterable<string>,
  ): Promise<number>
  /**
   * Gives a query's rows in COPY's text format, in pieces that may end anywhere. COPY knows no
   * parameters: the query must have none.
   */
  copyOut(query: Sql, take: (piece: Uint8Array) => void): Promise<void>
}

export interface TransactionOptions {
  /** Aborted: the statement that runs is ended (PGlite: no further one begins), nothing is written. */
  readonly signal?: AbortSignal | undefined
}

export interface Database extends Queryable {
  readonly engine: Engine
  readonly role: Role
  readonly roleStrength: RoleStrength
  /** Commits when `work` ends, rolls back when it throws or its signal is aborted. */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** The same database seen by another role; closing any of them closes all. */
  as(role: Role): Database
  close(): Promise<void>
  /**
   * Calls `take` with what `announce` says in a channel, by any process, once its transaction has
   * committed; with an empty text after a connection that broke, when something may have been missed.
   * Gives what ends it; closing the database ends it as well.
   */
  listen(channel: string, take: (text: string) => void): Promise<() => Promise<void>>
  /** Ends the statements that still run, for a program that was told to stop; their callers get an error. */
  cancelRunning(): Promise<void>
  /** Other processes that keep an embedded database running; undefined where nobody notes them. */
  otherUsers?(): number
  /** PostgreSQL's own version text, such as `18.4`. */
  version(): Promise<string>
}

/** The name of a role in PostgreSQL. */
export function roleName(role: Role): string {
  return `doudi_${role}`
}

export const roles: readonly Role[] = ['owner', 'app', 'worker']
