import path from 'node:path'
import type { Acting } from '#access/index'
import type { Database } from '#db/index'
import { isRefusal } from '#kernel/index'
import { type DatasetMap, type ReadRowOutcome, readRows } from '#sources/index'
import { isArchive, unpackArchive } from '../../src/sources/read/index.ts'

/** What one file of a situation comes to: its rows, flags and messages, or why it is refused. */
export type SituationOutcome =
  | { readonly refusal: string }
  | { readonly archive: readonly (readonly [member: string, outcome: SituationOutcome])[] }
  | {
      readonly rows: readonly ReadRowOutcome[]
      readonly summary: ReadSummary
    }

type ReadSummary = ReturnType<typeof readRows> extends AsyncGenerator<unknown, infer S> ? S : never

export interface Reading {
  readonly db: Database
  readonly acting: Acting
  readonly map: DatasetMap
}

/** Reads a file as `doudi import auto FILE --rows` does. */
export async function readSituation(
  reading: Reading,
  file: string,
  fileName = path.basename(file),
): Promise<SituationOutcome> {
  if (await isArchive(file)) return readArchive(reading, file)
  const { db, acting, map } = reading
  try {
    const rows: ReadRowOutcome[] = []
    const source = readRows(db, acting, { path: file, fileName, dataset: 'auto', map })
    for (;;) {
      const next = await source.next()
      if (next.done === true) return { rows, summary: next.value }
      rows.push(next.value)
    }
  } catch (error) {
    if (isRefusal(error)) return { refusal: error.message }
    throw error
  }
}

async function readArchive(reading: Reading, file: string): Promise<SituationOutcome> {
  const archive = await unpackArchive(file)
  try {
    const members: (readonly [string, SituationOutcome])[] = []
    for await (const member of archive.members()) {
      const outcome =
        'refusal' in member
          ? { refusal: member.refusal.message }
          : await readSituation(reading, member.path, member.name)
      members.push([member.name, outcome])
    }
    return { archive: members }
  } finally {
    await archive.close()
  }
}

/** The outcome as its JSON file holds it. */
export function jsonOf(outcome: SituationOutcome): unknown {
  const plain =
    'archive' in outcome
      ? Object.fromEntries(outcome.archive.map(([member, one]) => [member, jsonOf(one)]))
      : 'rows' in outcome
        ? { rows: outcome.rows, ...outcome.summary }
        : outcome
  return JSON.parse(JSON.stringify(plain))
}
