import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { Unreadable } from './unreadable.ts'

const longestMs = 120_000

/** The program that the installation has files looked at with, and its arguments; undefined: none is set. */
export function scanCommand(
  environment: NodeJS.ProcessEnv = process.env,
): readonly [string, ...string[]] | undefined {
  const written = environment.DOUDI_SCAN_COMMAND ?? ''
  const [program, ...given] = [...written.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  )
  return program === undefined ? undefined : [program, ...given]
}

/**
 * Has the scanner of the installation look at a file before it is read: exit 0 is clean, any other is
 * refused. So is a file about which the scanner says nothing: it cannot be started, or takes too long.
 */
export async function scanFile(path: string, { ms = longestMs } = {}): Promise<void> {
  const command = scanCommand()
  if (command === undefined) return
  const said = await ask([...command, resolve(path)], ms)
  if (said === 'found') throw new Unreadable('scan-found')
  if (said === 'failed') throw new Unreadable('scan-failed')
}

function ask(
  [program = '', ...given]: readonly string[],
  ms: number,
): Promise<'clean' | 'found' | 'failed'> {
  return new Promise((settle) => {
    const isGroup = process.platform !== 'win32'
    const env = plainEnvironment()
    const scanner = spawn(program, given, { stdio: 'ignore', detached: isGroup, env })
    const timer = setTimeout(() => {
      settle('failed')
      stop(scanner.pid, isGroup)
    }, ms)
    const end = (said: 'clean' | 'found' | 'failed') => {
      clearTimeout(timer)
      settle(said)
    }
    scanner.once('error', () => end('failed'))
    scanner.once('exit', (code) => end(code === 0 ? 'clean' : code === null ? 'failed' : 'found'))
  })
}

function stop(processId: number | undefined, isGroup: boolean): void {
  if (processId === undefined) return
  try {
    process.kill(isGroup ? -processId : processId, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

/** The passphrase and the like are not the scanner's. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot', 'TEMP', 'USERPROFILE']
  return Object.fromEntries(
    passed.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}
