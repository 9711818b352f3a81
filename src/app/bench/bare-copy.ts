import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Watched } from './watch-process.ts'
import { watchProcess } from './watch-process.ts'

/** The social insurance file's columns. */
const plainTable = `create table bench_copy (identity text, name text, employer_pays text,
  contribution_base numeric, months_uninsured integer)`

/** What every import is measured by: the bytes of the file into one plain table. The better of two. */
export async function bareCopy(
  dataFolder: string,
  file: string,
  texts?: number,
): Promise<Watched<number>> {
  const columns = Array.from({ length: texts ?? 0 }, (_, at) => `c${at} text`)
  const table = texts === undefined ? plainTable : `create table bench_copy (${columns.join(', ')})`
  const client = new pg.Client({
    host: path.join(dataFolder, 'run/socket'),
    user: 'doudi_owner',
    password: passwordOf(dataFolder),
    database: 'doudi',
  })
  await client.connect()
  try {
    const first = await copyOnce(client, { dataFolder, file, table })
    const second = await copyOnce(client, { dataFolder, file, table })
    return first.seconds < second.seconds ? first : second
  } finally {
    await client.end()
  }
}

async function copyOnce(
  client: pg.Client,
  {
    dataFolder,
    file,
    table,
  }: { readonly dataFolder: string; readonly file: string; readonly table: string },
): Promise<Watched<number>> {
  await client.query(table)
  try {
    return await watchProcess(dataFolder, async () => {
      const into = client.query(copyFrom('copy bench_copy from stdin (format csv, header true)'))
      await pipeline(createReadStream(file, { highWaterMark: 262_144 }), into)
      return into.rowCount
    })
  } finally {
    await client.query('drop table bench_copy')
  }
}

/** The bench's database is its own and embedded; its password lies where the engine keeps it. */
function passwordOf(dataFolder: string): string {
  const text = readFileSync(path.join(dataFolder, 'pg/doudi.secret'), 'utf8')
  // Written by the embedded engine only.
  return (JSON.parse(text) as { readonly doudi_owner: string }).doudi_owner
}
