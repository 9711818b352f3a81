import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { startServer } from '#http/index'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { benchPassphrase } from './open-bench.ts'

/** A server that listens on this machine alone. */
export interface LoadServer {
  readonly url: string
  close(): Promise<void>
}

/** `doudi serve` in a process of its own, as a county runs it. */
export async function serveApart(dataFolder: string, day: string): Promise<LoadServer> {
  const program = process.argv[1]
  if (program === undefined) throw new Error('this process has no program to start again')
  const options = ['--data', dataFolder, '--port', '0', '--today', day]
  const child = spawn(process.execPath, [program, 'serve', ...options], {
    env: { ...process.env, DOUDI_PASSPHRASE: benchPassphrase },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (url === undefined) continue
    // Nobody reads on; a full pipe would stop it.
    child.stdout.resume()
    return { url, close }
  }
  throw new Error('the server ended before it listened')
}

/** A server in this process, for a small county. */
export function serveHere(app: App, day: string): Promise<LoadServer> {
  return startServer({
    ...{ app: makeHttpPort(app, day), port: 0 },
    log: { write: () => undefined },
  })
}
