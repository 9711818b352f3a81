import { createHash } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** What lies in clear for as long as it is worked on. */
const uses = ['upload', 'download', 'export', 'zip', 'original', 'exchange'] as const
type Use = (typeof uses)[number]

/**
 * A folder that only this account can enter, outside the data and the pages that are served. Its name
 * says whose it is, so that what a killed process left can be told from what is being worked on.
 */
export function makePrivateFolder(use: Use): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), `doudi-${use}-${thisHost()}_${process.pid}_`))
}

const named = new RegExp(`^doudi-(?:${uses.join('|')})-(?:([0-9a-f]{6})_(\\d+)_)?\\w+$`)

/** Whose a folder of this kind is: undefined when it is none; no process where the name says none of this host. */
export function ownerOfFolder(name: string): { readonly process: number | undefined } | undefined {
  const found = named.exec(name)
  if (found === null) return undefined
  return { process: found[1] === thisHost() ? Number(found[2]) : undefined }
}

function thisHost(): string {
  return createHash('sha256').update(os.hostname()).digest('hex').slice(0, 6)
}
