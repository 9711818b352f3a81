import { initialise } from '#app/index'
import { type CipherFamily, findPassphrase, getPassphrase } from '#vault/index'
import { askPassphrase } from '../ask-passphrase.ts'
import { print } from '../output.ts'
import { findPlace, type PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'

interface InitOptions extends PlaceOptions {
  readonly policy: string
  readonly divisions?: string
  readonly keyFile?: string
  readonly crypto?: string
}

export async function init(options: InitOptions): Promise<void> {
  const crypto = familyNamed(options.crypto ?? '国际')
  const passphrase = findPassphrase() ?? (await askPassphrase())
  const place = findPlace(options)
  const made = await initialise(place, {
    policyId: options.policy,
    passphrase: getPassphrase(passphrase),
    crypto,
    ...(options.divisions ? { divisionsFile: options.divisions } : {}),
    ...(options.keyFile ? { keyFile: options.keyFile } : {}),
  })
  print(`已为「${made.county.name}」（${made.county.code}）建立平台。`)
  print(`数据目录：${place.dataFolder}`)
  print(`密钥文件：${made.keyFile}（与数据分开保管；没有它和口令，证件号无法还原）`)
  print()
  print(made.recoverySheet)
  print()
  print('下一步：导入台账，例如 doudi import auto 低保台账.xlsx --period 2024-09')
}

function familyNamed(text: string): CipherFamily {
  if (text === '国密') return 'gm'
  if (text === '国际') return 'standard'
  throw refuse('unknown-choice', { text, known: ['国际', '国密'] })
}
