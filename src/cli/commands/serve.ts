import os from 'node:os'
import path from 'node:path'
import {
  type App,
  makeHttpPort,
  openApp,
  packageRoot,
  startSealer,
  sweepTemporary,
} from '#app/index'
import { startServer } from '#http/index'
import { getPassphrase } from '#vault/index'
import { print, tell } from '../output.ts'
import { findPlace, type PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayOf } from '../with-app.ts'

interface ServeOptions extends PlaceOptions {
  readonly port: string
  readonly host: string
  readonly today?: string
}

export async function serve(options: ServeOptions): Promise<void> {
  if (options.today !== undefined) dayOf(options.today)
  checkPort(options.port)
  const app = await openApp(findPlace(options), () => getPassphrase())
  try {
    await serveUntilStopped(app, options)
  } catch (error) {
    await app.close()
    throw error
  }
}

/** Runs the server until Ctrl-C; then closes it, the sealer and the database, in this order. */
export async function serveUntilStopped(
  app: App,
  options: { readonly port: string; readonly host: string; readonly today?: string },
): Promise<void> {
  const server = await start(app, options)
  const sealer = startSealer(app, 1000)
  const policyWatch = watchPolicy(app)
  print(`服务已启动：${server.url}`)
  print(`打开网页登录：${server.url}`)
  print(
    '没有账号的，由系统管理员建账号、安全管理员授权；忘了密码的，用 doudi accounts reset 重置。',
  )
  print('按 Ctrl-C 停止。')
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  tell('正在停止……')
  clearInterval(policyWatch)
  await server.close()
  await sealer.stop()
  await app.close()
}

/** Takes up what is published while the server runs. */
function watchPolicy(app: App): NodeJS.Timeout {
  const look = async (): Promise<void> => {
    try {
      if (await app.refreshPolicy()) tell(`已换用新发布的政策 ${app.pack.version}`)
    } catch (error) {
      tell(`查看新发布的政策没有成功：${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return setInterval(() => void look(), 30_000)
}

function start(
  app: App,
  options: { readonly port: string; readonly host: string; readonly today?: string },
) {
  sweepTemporary(os.tmpdir(), Date.now())
  return startServer({
    app: makeHttpPort(app, options.today),
    host: options.host,
    port: Number(options.port),
    webRoot: path.join(packageRoot(), 'dist/web'),
  }).catch((error: NodeJS.ErrnoException) => {
    const reason = reasons[error.code ?? '']
    if (reason === undefined) throw error
    throw refuse('address-unusable', { host: options.host, port: options.port, reason })
  })
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: '已被别的程序占用',
  EACCES: '当前账户没有权限',
  EADDRNOTAVAIL: '本机没有这个地址',
  ENOTFOUND: '找不到这个主机名',
}

export function checkPort(text: string): void {
  const isPort = /^\d{1,5}$/.test(text) && Number(text) <= 65_535
  if (!isPort) throw refuse('port-invalid', { text })
}
