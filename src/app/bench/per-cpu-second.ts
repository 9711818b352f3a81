/** How many times a second of CPU the work is done, the best of three after a first that warms up. */
export function perCpuSecond(times: number, work: (at: number) => unknown): number {
  let best = 0
  for (let run = 0; run < 4; run += 1) {
    const before = process.cpuUsage()
    for (let at = 0; at < times; at += 1) work(at)
    const rate = times / cpuSecondsSince(before)
    if (run > 0) best = Math.max(best, rate)
  }
  return best
}

/** The same for work that waits, which does all of them itself. */
export async function perCpuSecondOf(times: number, work: () => Promise<void>): Promise<number> {
  let best = 0
  for (let run = 0; run < 4; run += 1) {
    const before = process.cpuUsage()
    await work()
    const rate = times / cpuSecondsSince(before)
    if (run > 0) best = Math.max(best, rate)
  }
  return best
}

/** CPU seconds of all threads of this process. */
export function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
