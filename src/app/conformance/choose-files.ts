import fs from 'node:fs'
import { caseFilesOf } from '../policy-files.ts'

export interface Chosen {
  readonly files: readonly string[]
  /** Folders of packs whose own cases were asked for. */
  readonly folders: readonly string[]
  readonly isJson: boolean
  /** Whether failures are said in words besides, on stderr. */
  readonly hasWords: boolean
}

const flags = ['--json', '--words']

/** What the arguments ask for: files of cases, and folders of packs with their own cases. */
export function chooseFiles(args: readonly string[]): Chosen {
  const named = args.filter((one) => !flags.includes(one))
  const folders = named.filter((one) => fs.existsSync(one) && fs.statSync(one).isDirectory())
  const files = named.flatMap((one) => (folders.includes(one) ? caseFilesOf(one) : [one]))
  return { files, folders, isJson: args.includes('--json'), hasWords: args.includes('--words') }
}
