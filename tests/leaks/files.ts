import fs from 'node:fs'
import path from 'node:path'
import type { Needles } from './needles.ts'
import { type Finding, scanBytes } from './scan.ts'

const piece = 2 ** 24
const overlap = 256

/** Every file below the folder, raw. */
export function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

export interface ScannedFiles {
  readonly files: number
  readonly bytes: number
  readonly findings: readonly Finding[]
}

/** The raw bytes of every file below the folder; a file that goes meanwhile is passed over. */
export function scanFiles(folder: string, needles: Needles): ScannedFiles {
  const findings: Finding[] = []
  let bytes = 0
  const files = filesBelow(folder)
  for (const file of files) bytes += scanFile(file, needles, findings)
  return { files: files.length, bytes, findings }
}

function scanFile(file: string, needles: Needles, findings: Finding[]): number {
  const handle = open(file)
  if (handle === undefined) return 0
  const buffer = Buffer.alloc(piece + overlap)
  let kept = 0
  let total = 0
  try {
    for (;;) {
      const read = fs.readSync(handle, buffer, kept, piece, null)
      if (read === 0) return total
      findings.push(...scanBytes(buffer.subarray(0, kept + read), needles, file))
      total += read
      const from = Math.max(0, kept + read - overlap)
      buffer.copyWithin(0, from, kept + read)
      kept = kept + read - from
    }
  } finally {
    fs.closeSync(handle)
  }
}

function open(file: string): number | undefined {
  try {
    return fs.openSync(file, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
