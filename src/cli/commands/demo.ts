import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type DemoOutcome, openDemo, runDemo } from '#app/index'
import { freeFolder } from '#db/index'
import { print, printJson, tell } from '../output.ts'
import { checkPort, serveUntilStopped } from './serve.ts'

interface DemoOptions {
  readonly data?: string
  readonly files?: string
  readonly engine?: 'embedded' | 'pglite'
  readonly port: string
  readonly serve: boolean
  readonly json?: boolean
}

/** The example county from its files to the chain, compared with what the scenario table expects. */
export async function demo(options: DemoOptions): Promise<void> {
  checkPort(options.port)
  const dataFolder = path.resolve(options.data ?? (await freshFolder()))
  const say = options.json ? tell : print
  const app = await openDemo({ dataFolder, ...(options.engine ? { engine: options.engine } : {}) })
  let isServing = false
  try {
    const files = options.files === undefined ? undefined : path.resolve(options.files)
    const outcome = await runDemo(app, say, files)
    if (options.json) printJson({ dataFolder, ...outcome })
    say('')
    if (!showComparison(outcome, say)) process.exitCode = 1
    whereToLook(dataFolder, say)
    if (options.serve && process.exitCode !== 1) {
      isServing = true
      await serveUntilStopped(app, { port: options.port, host: '127.0.0.1' })
    }
  } finally {
    if (!isServing) await app.close()
  }
}

function showComparison({ comparison }: DemoOutcome, say: (line: string) => void): boolean {
  const { same, expected, missing, surplus } = comparison
  for (const line of missing) say(`应有而没有：${line}`)
  for (const line of surplus) say(`不应有而有：${line}`)
  const isSame = missing.length === 0 && surplus.length === 0
  say(
    isSame
      ? `与预期一致 ${same}/${expected}`
      : `与预期不一致：${same}/${expected}，多出 ${surplus.length}`,
  )
  return isSame
}

function whereToLook(dataFolder: string, say: (line: string) => void): void {
  const with_ = `DOUDI_PASSPHRASE=doudi-demo-people-are-invented`
  say(`数据在 ${dataFolder}（示例县，人物均为虚构）。接着可以看：`)
  say(`  ${with_} npm run -s doudi -- alerts --data ${dataFolder}`)
  say(`  ${with_} npm run -s doudi -- explain H000001 --as-of 2024-11-11 --data ${dataFolder}`)
  say(`  ${with_} npm run -s doudi -- chain H000001 --data ${dataFolder}`)
}

/** The folder of the last demo is made anew; one that is in use is left alone. */
async function freshFolder(): Promise<string> {
  const folder = path.join(os.tmpdir(), `doudi-demo-${os.userInfo().username}`)
  if (!(await freeFolder(folder))) return `${folder}-${process.pid}`
  fs.rmSync(folder, { recursive: true, force: true })
  return folder
}
