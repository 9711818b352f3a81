import path from 'node:path'
import {
  type BackupContent,
  makeBackup,
  noteBackup,
  readHeader,
  restoreBackup,
  verifyBackup,
} from '#app/index'
import {
  defaultKeyFile,
  findPassphrase,
  getPassphrase,
  openVault,
  restoreVault,
  type Vault,
  vaultOfSheet,
} from '#vault/index'
import { askPassphrase } from '../ask-passphrase.ts'
import { print, printJson, tell } from '../output.ts'
import { findPlace, type PlaceOptions } from '../place.ts'
import { readRecoveryCode } from '../read-recovery-code.ts'
import { withApp } from '../with-app.ts'

interface BackupOptions extends PlaceOptions {
  readonly json?: boolean
}

interface KeyedOptions extends BackupOptions {
  readonly keyFile?: string
  readonly codeFile?: string
}

export async function backup(file: string, options: BackupOptions): Promise<void> {
  await withApp(options, async (app) => {
    const made = await makeBackup(app, path.resolve(file), options.json ? undefined : tell)
    await noteBackup(app, made)
    if (options.json) return printJson(made)
    const size = `${(made.bytes / 1_000_000).toFixed(1)} MB`
    print(
      `已备份到 ${made.file}（${size}）：${made.tables} 张表 ${made.rows} 行，原件 ${made.files} 份。`,
    )
    print('备份已加密，要用同一把密钥（密钥文件和口令，或恢复单）才能打开：请与密钥分开保管。')
    print(`请核对：doudi backup verify ${file}`)
  })
}

export async function verify(file: string, options: KeyedOptions): Promise<void> {
  const { vault } = openFor(file, options)
  const found = await verifyBackup(path.resolve(file), vault)
  if (options.json) return printJson(found)
  print(`备份完整，未被改动：${describe(found)}`)
}

export async function restore(file: string, options: KeyedOptions): Promise<void> {
  const place = findPlace(options)
  const recoveryCode = options.codeFile && readRecoveryCode(options.codeFile)
  const given = recoveryCode ? (findPassphrase() ?? (await askPassphrase())) : undefined
  const { vault, keyFile } = openFor(file, options)
  const passphrase = recoveryCode ? getPassphrase(given) : ''
  const report = options.json ? undefined : tell
  const wish = { file: path.resolve(file), place, vault, keyFile }
  const found = await restoreBackup({ ...wish, ...(report ? { tell: report } : {}) })
  if (recoveryCode) {
    restoreVault({ keyFile, passphrase, recoveryCode, fingerprint: vault.fingerprint() })
  }
  if (options.json) return printJson({ ...found, keyFile })
  print(`已恢复到 ${place.url ? '数据库服务器' : place.dataFolder}：${describe(found)}`)
  print(
    `逐表核对一致；救助链 ${found.chainEntries} 条、查阅日志 ${found.auditEntries} 条核对无误。`,
  )
  print(`密钥文件：${keyFile}`)
  if (found.givenUp > 0) {
    print(`备份时等待确认的 ${found.givenUp} 个导入没有暂存行，已放弃：请重新上传这些文件。`)
  }
  print('登录状态不随备份恢复，请大家重新登录。')
}

/** The key that a backup names, or the one that is given. */
function openFor(
  file: string,
  options: KeyedOptions,
): { readonly vault: Vault; readonly keyFile: string } {
  const { installation } = readHeader(path.resolve(file))
  const keyFile = path.resolve(options.keyFile ?? defaultKeyFile(installation))
  if (options.codeFile) return { vault: vaultOfSheet(readRecoveryCode(options.codeFile)), keyFile }
  return { vault: openVault({ keyFile, passphrase: getPassphrase() }), keyFile }
}

function describe({ countyName, madeAt, tables, rows, files }: BackupContent): string {
  const at = madeAt.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  return `「${countyName}」${at} 的备份，${tables} 张表 ${rows} 行，原件 ${files} 份。`
}
