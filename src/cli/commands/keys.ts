import { setTimeout as sleep } from 'node:timers/promises'
import { checkKeys, listKeys, rewrapKeys, rotateIndex, rotateKeys } from '#app/index'
import { getPassphrase } from '#vault/index'
import { print, printJson, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface KeyOptions extends PlaceOptions {
  readonly json?: boolean
  readonly index?: boolean
}

/** Twice the time in which a running server reads the keys again. */
const preparedForMs = 60_000

const purposeNames: Readonly<Record<string, string>> = {
  text: '号码等文字',
  batch: '导入原件',
  blind: '检索索引',
  signing: '签名',
}

export async function list(options: KeyOptions): Promise<void> {
  await withApp(options, async (app) => {
    const found = await listKeys(app.db, app.vault)
    if (options.json) return printJson(found)
    print(`主密钥编号：${found.fingerprint.slice(0, 8)}`)
    print(`签名公钥：${found.publicKey}`)
    for (const { purpose, version, algorithm, state, begunAt } of found.keys) {
      const since = begunAt === null ? '' : `　启用 ${begunAt.slice(0, 10)}`
      print(`${purposeNames[purpose] ?? purpose}　第 ${version} 代　${algorithm}　${state}${since}`)
    }
    for (const place of found.stale) print(`仍由旧密钥加密：${place}`)
    if (found.stale.length > 0) print('请执行 doudi keys rotate 接着改写。')
  })
}

export async function rotate(options: KeyOptions): Promise<void> {
  await withApp(options, async (app) => {
    if (options.index) {
      const done = await rotateIndex(app.db, app.vault)
      if (options.json) return printJson(done)
      print(`索引密钥已更换，改写 ${done.rows} 行。`)
      if (done.forgotten > 0) {
        print(`以前对可疑行的 ${done.forgotten} 项处理不再自动沿用，同样的行再次出现时会重新询问。`)
      }
      return
    }
    const done = await rotateKeys(app.db, app.vault, {
      preparedForMs,
      wait: async (ms) => {
        tell(`新密钥刚备好，等 ${Math.ceil(ms / 1000)} 秒，让正在运行的服务先读到它……`)
        await sleep(ms)
      },
      tell: (table, rows) => tell(`${table}：已改写 ${rows} 行`),
    })
    if (options.json) return printJson(done)
    print(
      done.isNew
        ? `已启用新的数据密钥，改写 ${done.rows} 行。`
        : `已接着办完上次没有办完的轮换，改写 ${done.rows} 行。要再换新密钥，请再执行一次。`,
    )
    if (done.waitsFor.length === 0) return print('旧密钥已退役。')
    print(`旧密钥还不能退役：${done.waitsFor.join('；')}。请稍后再执行一次 doudi keys rotate。`)
  })
}

export async function rewrap(options: KeyOptions): Promise<void> {
  await withApp(options, async (app) => {
    const wish = { keyFile: app.keyFile, passphrase: getPassphrase() }
    const made = await rewrapKeys(app.db, app.vault, wish)
    print(`主密钥已更换，写在 ${made.keyFile}，口令不变。旧密钥文件和旧恢复单打不开现在的数据。`)
    print(`旧密钥文件留在 ${made.oldKeyFile}：此前的备份和另行恢复的副本仍要用它或旧恢复单打开；`)
    print('不再需要那些备份时，请连同旧恢复单一并销毁。')
    print()
    print(made.recoverySheet)
  })
}

export async function check(options: KeyOptions): Promise<void> {
  await withApp(options, async (app) => {
    const found = await checkKeys(app.db, app.vault)
    if (found.wrong.length > 0) process.exitCode = 1
    if (options.json) return printJson(found)
    print(`核对了 ${found.values} 条加密的号码。`)
    for (const { place, rows } of found.wrong) {
      print(`${place}：${rows} 条打不开，或不是本行的号码，可能被改动或调换过。`)
    }
    if (found.wrong.length === 0) print('全部打得开，且与索引一致。')
  })
}
