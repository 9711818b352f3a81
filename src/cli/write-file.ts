import fs from 'node:fs'
import { refuse } from './refusals.ts'

/** Writes a file a person asked for; refuses, saying where and why, when it cannot be written. */
export function writeFile(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '未知原因'
    throw refuse('file-not-written', { file, reason })
  }
}
