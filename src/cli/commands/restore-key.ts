import path from 'node:path'
import { restoreKey } from '#app/index'
import { findPassphrase, getPassphrase } from '#vault/index'
import { askPassphrase } from '../ask-passphrase.ts'
import { print } from '../output.ts'
import { findPlace, type PlaceOptions } from '../place.ts'
import { readRecoveryCode } from '../read-recovery-code.ts'

interface RestoreOptions extends PlaceOptions {
  readonly codeFile: string
  readonly keyFile?: string
}

export async function restore(options: RestoreOptions): Promise<void> {
  const recoveryCode = readRecoveryCode(options.codeFile)
  const passphrase = getPassphrase(findPassphrase() ?? (await askPassphrase()))
  const { keyFile } = await restoreKey(findPlace(options), {
    recoveryCode,
    passphrase,
    ...(options.keyFile ? { keyFile: path.resolve(options.keyFile) } : {}),
  })
  print(`密钥已恢复，写在 ${keyFile}，从现在起用新口令。请销毁写有恢复码的文件。`)
}
