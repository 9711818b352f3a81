import { type Database, sql, type Transaction, withAdvisoryLock, withCounty } from '#db/index'
import { blockDigest, genesisDigest } from './entry-digest.ts'

/** Links the committed entries of a county into blocks, in the order of their recording. */
export async function sealChain(
  db: Database,
  countyCode: string,
): Promise<{ readonly blocks: number; readonly entries: number }> {
  let blocks = 0
  let entries = 0
  for (;;) {
    const sealed = await withCounty(db, countyCode, (tx) => sealBlock(tx, countyCode))
    if (sealed === 0) return { blocks, entries }
    blocks += 1
    entries += sealed
    if (sealed < blockSize) return { blocks, entries }
  }
}

export interface Sealer {
  /** Ends when the block under way is sealed. */
  stop(): Promise<void>
}

/** Seals every `everyMs` until it is stopped; a failure is told and tried again the next time. */
export function startSealer(
  db: Database,
  countyCode: string,
  everyMs: number,
  onFailure: (failure: unknown) => void = () => {},
): Sealer {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      running = sealChain(db, countyCode).catch(onFailure).finally(next)
    }, everyMs)
    timer.unref()
  }
  next()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

const blockSize = 5000

/** One block in one transaction; gives the number of entries in it, 0 when there is nothing. */
async function sealBlock(tx: Transaction, countyCode: string): Promise<number> {
  const [waiting] = await tx.query(sql`
    select 1 from chain_pending where county_code = ${countyCode} limit 1`)
  if (!waiting) return 0
  await withAdvisoryLock(tx, `chain.seal.${countyCode}`)
  const entries = await tx.query<{ id: string; digest: string }>(sql`
    select e.id, e.digest
    from chain_pending as p
    join chain_entry as e on e.county_code = p.county_code and e.id = p.entry_id
    where p.county_code = ${countyCode} and e.county_code = ${countyCode}
    order by e.recorded_at, e.id
    limit ${blockSize}`)
  if (entries.length === 0) return 0
  const [last] = await tx.query<{ number: number; digest: string }>(sql`
    select number, digest from chain_block
    where county_code = ${countyCode} order by number desc limit 1`)
  const previous = last?.digest ?? genesisDigest
  const ids = entries.map(({ id }) => id)
  const digests = entries.map(({ digest }) => digest)
  await tx.execute(sql`
    insert into chain_block (county_code, number, previous_digest, entry_ids, digest)
    values (${countyCode}, ${(last?.number ?? 0) + 1}, ${previous}, ${ids}::uuid[],
      ${blockDigest(previous, digests)})`)
  await tx.execute(sql`
    delete from chain_pending
    where county_code = ${countyCode} and entry_id = any(${ids}::uuid[])`)
  return ids.length
}
