import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'

export interface Outcome {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  /** The account of the child; needs root. */
  readonly uid?: number
  readonly gid?: number
  readonly env?: Readonly<Record<string, string>>
}

export interface Started {
  readonly process: ChildProcess
  readonly ended: Promise<Outcome>
  /** Settles when one of the streams has said `text` the given number of times. */
  said(text: string, times?: number): Promise<void>
  /** What stdout has said so far. */
  heard(): string
}

export const passphrase = 'journeys-have-a-passphrase'

/** Starts the built command line. Nothing of this process's surroundings reaches it but PATH and HOME. */
export function startCommand(
  main: string,
  args: readonly string[],
  options: RunOptions = {},
): Started {
  const { uid, gid, cwd, env } = options
  const child = spawn(process.execPath, [main, ...args], {
    cwd: cwd ?? os.tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? os.tmpdir(),
      DOUDI_PASSPHRASE: passphrase,
      ...env,
    },
    ...(uid === undefined ? {} : { uid, gid: gid ?? uid }),
  })
  const listener = listen(child)
  return {
    process: child,
    ended: outcomeOf(child, listener.text),
    said: listener.said,
    heard: () => Buffer.concat(listener.text.stdout).toString(),
  }
}

export async function runCommand(
  main: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  return startCommand(main, args, options).ended
}

interface Heard {
  readonly stdout: Buffer[]
  readonly stderr: Buffer[]
}

function listen(child: ChildProcess) {
  const text: Heard = { stdout: [], stderr: [] }
  const waiting = new Set<() => void>()
  const check = (): void => {
    for (const one of waiting) one()
  }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => {
      text[name].push(chunk)
      check()
    })
  }
  const said = (wanted: string, times = 1): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const all = [...text.stdout, ...text.stderr]
        if (Buffer.concat(all).toString().split(wanted).length <= times) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      child.once('close', () => {
        if (!waiting.delete(look)) return
        const all = Buffer.concat([...text.stdout, ...text.stderr]).toString()
        reject(new Error(`ended before it said ${wanted}:\n${all}`))
      })
      look()
    })
  return { text, said }
}

async function outcomeOf(child: ChildProcess, text: Heard): Promise<Outcome> {
  // A postmaster that outlives its starter holds none of our pipes: close comes.
  const [code, signal] = await once(child, 'close')
  return {
    code,
    signal,
    stdout: Buffer.concat(text.stdout).toString(),
    stderr: Buffer.concat(text.stderr).toString(),
  }
}
