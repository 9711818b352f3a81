import fs from 'node:fs'
import { refuse } from './refusals.ts'

/** The code comes from a file: on the command line it would stay in the shell's history. */
export function readRecoveryCode(file: string): string {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch {
    throw refuse('code-file-unreadable', { file })
  }
  return (/恢复码[：:]\s*(\S+)/.exec(text)?.[1] ?? text).trim()
}
