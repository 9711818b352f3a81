import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where the build leaves what it read of the shipped policies, beside the program it is a part of. Run from
 * the sources there is no such folder: every text is read.
 */
const folder = fileURLToPath(new URL('../readings', import.meta.url))

/** What the build kept of a text's reading. A policy that somebody changed is another text. */
export function findReading(text: string, from = folder): string | undefined {
  try {
    return fs.readFileSync(path.join(from, readingName(text)), 'utf8')
  } catch {
    return undefined
  }
}

/** The file of a text's reading, named by what the text is. */
export function readingName(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}.json`
}
