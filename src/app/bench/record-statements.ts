import type { Database, Queryable, Role, Sql, Transaction } from '#db/index'

/** What one transaction, or one statement outside of any, said to the database. */
export interface Spoken {
  readonly role: Role
  readonly statements: readonly Sql[]
}

export interface Recorder {
  readonly db: Database
  /** What was said since the last call. */
  take(): readonly Spoken[]
}

class Undone extends Error {}

/**
 * The same database, which notes what is said to it and takes every transaction back, so that the same
 * statements can be said again.
 */
export function recordStatements(database: Database): Recorder {
  let spoken: Spoken[] = []
  const seenBy = (db: Database): Database => {
    const alone = (statement: Sql) => {
      spoken.push({ role: db.role, statements: [statement] })
    }
    return {
      ...db,
      query: (statement) => {
        alone(statement)
        return takenBack(db, (tx) => tx.query(statement))
      },
      execute: (statement) => {
        alone(statement)
        return takenBack(db, (tx) => tx.execute(statement))
      },
      transaction: async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
        const statements: Sql[] = []
        spoken.push({ role: db.role, statements })
        return takenBack(db, (tx) => work({ ...tx, ...noting(tx, statements) }))
      },
      as: (role) => seenBy(db.as(role)),
    }
  }
  return {
    db: seenBy(database),
    take: () => {
      const taken = spoken
      spoken = []
      return taken
    },
  }
}

function noting(tx: Transaction, statements: Sql[]): Queryable {
  return {
    query: (statement) => {
      statements.push(statement)
      return tx.query(statement)
    },
    execute: (statement) => {
      statements.push(statement)
      return tx.execute(statement)
    },
  }
}

/** Runs the work and rolls back what it wrote. */
async function takenBack<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  let value: { readonly found: T } | undefined
  try {
    await db.transaction(async (tx) => {
      value = { found: await work(tx) }
      throw new Undone('taken back on purpose')
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  if (!value) throw new Error('the work gave nothing')
  return value.found
}

/** Says it again with nothing of ours around it but the driver, takes it back; gives milliseconds. */
export async function sayAgain(database: Database, spoken: readonly Spoken[]): Promise<number> {
  const start = performance.now()
  for (const { role, statements } of spoken) {
    await takenBack(database.as(role), async (tx) => {
      for (const statement of statements) await tx.query(statement)
    })
  }
  return performance.now() - start
}
