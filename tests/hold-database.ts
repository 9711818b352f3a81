import { createInterface } from 'node:readline'
import { openDatabase, sql } from '#db/index'
import { isRefusal } from '#kernel/index'

// A process of its own for tests: opens the database in the folder named by its first argument,
// says on stdout how it went, and closes it when its stdin says `close`.
const [folder = '', engine = 'auto'] = process.argv.slice(2)

try {
  const db = await openDatabase({
    dataFolder: folder,
    engine: engine === 'pglite' ? 'pglite' : 'auto',
    warn: () => undefined,
  })
  const [row] = await db.query(sql`select session_user::text as account`)
  say({ engine: db.engine, ...row })
  createInterface({ input: process.stdin }).on('line', async (line) => {
    if (line !== 'close') return
    await db.close()
    process.exit(0)
  })
} catch (error) {
  if (!isRefusal(error)) throw error
  say({ refused: error.code, sentence: error.message })
}

function say(answer: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
