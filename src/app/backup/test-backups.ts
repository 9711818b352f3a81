import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { expect, inject } from 'vitest'
import { type Database, sql } from '#db/index'
import { identityCheckDigit } from '#kernel/index'
import type { Vault } from '#vault/index'
import { locateCluster } from '../../db/embedded/cluster.ts'
import { joinCluster, withSuperuser } from '../../db/embedded/open-embedded.ts'
import type { App } from '../app.ts'
import { backedTables } from './backed-tables.ts'
import { copyTable, readInOrder } from './copy-table.ts'
import { readBackup } from './read-backup.ts'

/** A valid number of somebody born in January 1980. */
export function numberAt(at: number): string {
  const first = `999901198001${String(10 + (at % 18))}${String(at).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

/** Every table's rows and digest, but for what a restoration changes on purpose. */
export async function contentOf(db: Database): Promise<Readonly<Record<string, unknown>>> {
  return db.as('owner').transaction(async (tx) => {
    await readInOrder(tx)
    const found: Record<string, unknown> = {}
    for (const table of await backedTables(tx)) {
      const changed = ['original_path', 'key_file']
      const columns = table.columns.filter(({ name }) => !changed.includes(name))
      found[table.name] = await copyTable(tx, { ...table, columns })
    }
    return found
  })
}

/** How many people a backup holds; each must have their place in the index of numbers. */
export async function peopleIn(file: string, vault: Vault): Promise<number> {
  const rows = new Map<string, number>()
  const useUp = async (data: Iterable<Uint8Array>): Promise<void> => {
    for (const _ of data);
  }
  await readBackup(file, vault, {
    start: async () => undefined,
    table: (_, data) => useUp(data),
    tableEnd: async (name, copied) => void rows.set(name, copied.rows),
    sequences: async () => undefined,
    file: (_, data) => useUp(data),
  })
  expect(rows.get('person_index')).toBe(rows.get('person'))
  return rows.get('person') ?? 0
}

/** The chunks of a backup as they lie in the file, and what stands before them. */
export function chunksOf(whole: Buffer): {
  readonly head: Buffer
  readonly chunks: readonly Buffer[]
} {
  const headEnd = 13 + 4 + whole.readUInt32BE(13)
  const chunks: Buffer[] = []
  for (let at = headEnd; at < whole.length; at += chunks.at(-1)?.length ?? 0) {
    chunks.push(whole.subarray(at, at + 5 + whole.readUInt32BE(at)))
  }
  return { head: whole.subarray(0, headEnd), chunks }
}

/** Puts each original back in clear, by its digest. */
export async function originalsOf(restored: App): Promise<readonly string[]> {
  const rows = await restored.db.query<{ path: string; key: Uint8Array }>(sql`
    select original_path as path, original_key as key from import_batch
    where original_path is not null order by id`)
  return rows.map(({ path: file, key }) => {
    const bytes = fs.readFileSync(file)
    const opened = restored.vault.openBatchKey(key).decrypt(bytes.subarray(4))
    return createHash('sha256').update(opened).digest('hex')
  })
}

/** An empty database on the run's cluster, owned by an account that may take our roles. */
export async function onServer(work: (url: string) => Promise<void>): Promise<void> {
  const cluster = await locateCluster(inject('embeddedFolder'))
  const { running, leave } = await joinCluster(cluster)
  const name = `backup_${process.pid}`
  await withSuperuser(cluster, running, async (client) => {
    await client.query(`create role ${name} login password 'geheim' createrole`)
    for (const role of ['owner', 'app', 'worker']) {
      await client.query(`grant doudi_${role} to ${name} with admin option`).catch(() => undefined)
    }
    await client.query(`create database ${name} owner ${name}`)
    const host = encodeURIComponent(running.postmaster.socketFolder)
    await work(`postgres://${name}:geheim@/${name}?host=${host}`)
    await client.query(`drop database ${name} with (force)`)
    await client.query(`drop role ${name}`)
  })
  await leave()
}
