import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Watched<T> {
  readonly value: T
  readonly seconds: number
  /** CPU seconds of this process. */
  readonly nodeCpu: number
  /** CPU seconds of the database's processes; undefined where the system does not tell. */
  readonly databaseCpu: number | undefined
  /** The largest resident size of this process while it went on. */
  readonly peakBytes: number
}

/** Runs the work and tells what it took. */
export async function watchProcess<T>(
  dataFolder: string,
  work: () => Promise<T>,
): Promise<Watched<T>> {
  globalThis.gc?.()
  let peakBytes = process.memoryUsage.rss()
  const look = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }, 20)
  const databaseBefore = databaseCpuSeconds(dataFolder)
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  try {
    const value = await work()
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpuBefore)
    const databaseAfter = databaseCpuSeconds(dataFolder)
    const databaseCpu =
      databaseBefore === undefined || databaseAfter === undefined
        ? undefined
        : databaseAfter - databaseBefore
    return { value, seconds, nodeCpu: (user + system) / 1e6, databaseCpu, peakBytes }
  } finally {
    clearInterval(look)
  }
}

const ticksPerSecond = 100

/** CPU time of the postmaster, of its running processes and of those that ended. */
export function databaseCpuSeconds(dataFolder: string): number | undefined {
  try {
    const pidFile = readFileSync(path.join(dataFolder, 'pg/postmaster.pid'), 'utf8')
    const postmaster = Number(pidFile.split('\n')[0])
    let ticks = 0
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const stat = readStat(name)
      if (stat === undefined) continue
      const isOurs = Number(name) === postmaster
      if (!isOurs && stat.parent !== postmaster) continue
      ticks += stat.own + (isOurs ? stat.ofEnded : 0)
    }
    return ticks / ticksPerSecond
  } catch {
    return undefined
  }
}

interface Stat {
  readonly parent: number
  readonly own: number
  readonly ofEnded: number
}

/** Undefined when the process has just ended. */
function readStat(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold blanks.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (position: number): number => fields[position] ?? 0
    return { parent: at(1), own: at(11) + at(12), ofEnded: at(13) + at(14) }
  } catch {
    return undefined
  }
}
