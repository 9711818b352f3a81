import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Latency } from './latency.ts'

/**
 * Reads households at a steady rate while `work` goes on: from a process of its own, as the server
 * stands beside a command that imports.
 */
export async function readDuring<T>(
  { dataFolder, households }: { readonly dataFolder: string; readonly households: number },
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly reads: Latency }> {
  const program = process.argv[1]
  if (program === undefined) throw new Error('this process has no program to start again')
  const reader = fork(program, ['bench-reader', dataFolder, String(households)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    await messageOf(reader)
    const value = await work()
    reader.send('stop')
    // The reader's only other message.
    const reads = (await messageOf(reader)) as Latency
    return { value, reads }
  } finally {
    reader.disconnect()
    if (reader.exitCode === null) await once(reader, 'exit')
  }
}

async function messageOf(reader: ChildProcess): Promise<unknown> {
  const ended = once(reader, 'exit').then(() => {
    throw new Error('the reader ended too early')
  })
  const [message] = await Promise.race([once(reader, 'message'), ended])
  ended.catch(() => undefined)
  return message
}
