import { isIP } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import {
  type App,
  demoPeople,
  makeHttpPort,
  noteCommand,
  openApp,
  packageRoot,
  signInContext,
  startSealer,
  sweepTemporary,
} from '#app/index'
import { startServer } from '#http/index'
import { getPassphrase } from '#vault/index'
import { commandName } from '../command-name.ts'
import { print, printTable, tell } from '../output.ts'
import { findPlace, type PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { watchSessions } from '../watch-sessions.ts'
import { watchSupervision } from '../watch-supervision.ts'
import { dayOf } from '../with-app.ts'

interface Serving {
  readonly port: string
  readonly host: string
  readonly today?: string
  /** The addresses of the proxy, with commas between; true: this machine's own. */
  readonly behindHttps?: string | true
}

type ServeOptions = PlaceOptions & Serving

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
export async function serveUntilStopped(app: App, options: Serving): Promise<void> {
  // The policy is read before anybody waits for it.
  await app.refreshPolicy()
  const server = await start(app, options)
  await noteCommand(app, { command: commandName(), outcome: '成功' })
  const sealer = startSealer(app, 1000)
  const policyWatch = watchPolicy(app)
  const sweeping = sweepHourly()
  const supervision = watchSupervision(app, options.today)
  const sessions = watchSessions(app)
  print(`服务已启动：${server.url}`)
  print(`打开网页登录：${server.url}`)
  print(
    '没有账号的，由系统管理员建账号、安全管理员授权；忘了密码的，用 doudi accounts reset 重置。',
  )
  await printDemoAccounts(app)
  print('按 Ctrl-C 停止。')
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  tell('正在停止……')
  clearInterval(policyWatch)
  clearInterval(sweeping)
  await server.close()
  await supervision.stop()
  await sessions.stop()
  await sealer.stop()
  await app.close()
}

/** The example county's accounts, which exist nowhere else. */
async function printDemoAccounts(app: App): Promise<void> {
  const people = await demoPeople(signInContext(app))
  if (people.length === 0) return
  print('演示账号（只在示例县有，人物均为虚构）：')
  printTable(
    ['账号', '密码', '岗位', '地方或部门'],
    people.map((one) => [
      one.account,
      one.password,
      one.roleName,
      one.place ?? one.department ?? '',
    ]),
  )
}

/** What killed processes left of uploads and of files on their way out: at once, and from then on. */
function sweepHourly(): NodeJS.Timeout {
  const sweep = () => sweepTemporary(os.tmpdir(), Date.now())
  sweep()
  return setInterval(sweep, 3_600_000)
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

function start(app: App, options: Serving) {
  return startServer({
    app: makeHttpPort(app, options.today),
    host: options.host,
    port: Number(options.port),
    webRoot: path.join(packageRoot(), 'dist/web'),
    ...(options.behindHttps === undefined ? {} : { behindHttps: proxiesOf(options.behindHttps) }),
  }).catch((error: NodeJS.ErrnoException) => {
    const reason = reasons[error.code ?? '']
    if (reason === undefined) throw error
    throw refuse('address-unusable', { host: options.host, port: options.port, reason })
  })
}

function proxiesOf(given: string | true): { readonly proxies: readonly string[] } {
  const proxies = given === true ? ['127.0.0.1', '::1'] : given.split(/[,，\s]+/).filter(Boolean)
  const wrong = proxies.find((one) => !isProxy(one))
  if (wrong !== undefined) throw refuse('proxy-invalid', { text: wrong })
  return { proxies }
}

/** An address, or a network as 10.1.0.0/16. */
function isProxy(text: string): boolean {
  const [address = '', bits] = text.split('/')
  return isIP(address) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits))
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
