import { readFileSync } from 'node:fs'
import os from 'node:os'

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, in the system's own measure; empty where the system does not say. */
  readonly started: string
  readonly host: string
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid) ?? '', host: hostName() }
}

/** Whether that process runs still. One of another host cannot be seen from here: undefined. */
export function isRunning(identity: ProcessIdentity): boolean | undefined {
  if (identity.host !== hostName()) return undefined
  if (!isPidAlive(identity.pid)) return false
  const started = startOf(identity.pid)
  return started === undefined || identity.started === '' || started === identity.started
}

/** Whether a process has this number and is not a zombie. */
export function isPidAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return statFields(pid)?.[0] !== 'Z'
}

function hostName(): string {
  return os.hostname()
}

/** Linux: ticks since boot, with the boot's own name, so that a restart is told apart. */
function startOf(pid: number): string | undefined {
  const ticks = statFields(pid)?.[19]
  return ticks === undefined ? undefined : `${ticks}@${bootId()}`
}

/** The fields of /proc/PID/stat from the state on (the name before may hold anything). */
function statFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8)
  } catch {
    return ''
  }
}
