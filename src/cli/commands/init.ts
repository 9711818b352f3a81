import { initialise, makeFirstAdministrators, openApp } from '#app/index'
import { type CipherFamily, findPassphrase, getPassphrase } from '#vault/index'
import { askPassphrase } from '../ask-passphrase.ts'
import { print, printTable } from '../output.ts'
import { findPlace, type Place, type PlaceOptions } from '../place.ts'
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
  const opening = getPassphrase(passphrase)
  const made = await initialise(place, {
    policyId: options.policy,
    passphrase: opening,
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
  await printAdministrators(place, opening)
  print(
    '下一步：doudi serve 启动服务，建账号、授权；导入台账，例如 doudi import auto 低保台账.xlsx --period 2024-09',
  )
}

function familyNamed(text: string): CipherFamily {
  if (text === '国密') return 'gm'
  if (text === '国际') return 'standard'
  throw refuse('unknown-choice', { text, known: ['国际', '国密'] })
}

/** The first three accounts; their passwords are shown here and nowhere else. */
async function printAdministrators(place: Place, passphrase: string): Promise<void> {
  const app = await openApp(place, () => passphrase)
  try {
    const administrators = await makeFirstAdministrators(app)
    print('三位管理员（请交给三个人，各自登录后马上修改；一次性密码只显示这一次）：')
    printTable(
      ['账号', '名称', '一次性密码'],
      administrators.map(({ account, name, password }) => [account, name, password]),
    )
    print('系统管理员建账号，安全管理员授权，审计管理员看日志；三人不能兼任。')
    print()
  } finally {
    await app.close()
  }
}
