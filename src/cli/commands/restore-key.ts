import fs from 'node:fs'
import path from 'node:path'
import { restoreKey } from '#app/index'
import { findPassphrase, getPassphrase } from '#vault/index'
import { askPassphrase } from '../ask-passphrase.ts'
import { print } from '../output.ts'
import { findPlace, type PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'

interface RestoreOptions extends PlaceOptions {
  readonly codeFile: string
  readonly keyFile?: string
}

/** The code comes from a file: on the command line it would stay in the shell's history. */
export async function restore(options: RestoreOptions): Promise<void> {
  const recoveryCode = readCode(options.codeFile)
  const passphrase = getPassphrase(findPassphrase() ?? (await askPassphrase()))
  const { keyFile } = await restoreKey(findPlace(options), {
    recoveryCode,
    passphrase,
    ...(options.keyFile ? { keyFile: path.resolve(options.keyFile) } : {}),
  })
  print(`密钥已恢复，写在 ${keyFile}，从现在起用新口令。请销毁写有恢复码的文件。`)
}

function readCode(file: string): string {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch {
    throw refuse('code-file-unreadable', { file })
  }
  return (/恢复码[：:]\s*(\S+)/.exec(text)?.[1] ?? text).trim()
}
