import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface ChildDatabase {
  readonly process: ChildProcess
  /** What it said: the engine, or why it was refused. */
  readonly said: Readonly<Record<string, unknown>>
  close(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface ChildOptions {
  readonly folder: string
  readonly engine?: 'auto' | 'pglite'
  readonly uid?: number
  readonly gid?: number
}

/** Opens a database in a process of its own, and waits until it says how that went. */
export async function openInChild(options: ChildOptions): Promise<ChildDatabase> {
  const script = path.join(import.meta.dirname, 'hold-database.ts')
  const args = ['--import', 'tsx', '-C', 'source', script, options.folder, options.engine ?? 'auto']
  const child = spawn(process.execPath, args, {
    cwd: path.dirname(import.meta.dirname),
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid ?? options.uid }),
  })
  const ended = once(child, 'exit')
  const first = once(createInterface({ input: child.stdout }), 'line')
  const answer = await Promise.race([first, ended.then(() => undefined)])
  if (!answer) throw new Error(`the child ended with ${child.exitCode} before it said anything`)
  return {
    process: child,
    said: JSON.parse(String(answer[0])),
    close: async () => {
      child.stdin.write('close\n')
      await ended
    },
    kill: async (signal) => {
      child.kill(signal)
      await ended
    },
  }
}
