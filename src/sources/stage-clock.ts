import type { StageSeconds } from './domain.ts'

type Stage = keyof StageSeconds

/** Adds up, stage by stage, the CPU time of this process; of the database's steps the time passed. */
export class StageClock {
  readonly #microseconds: Record<Stage, number> = {
    read: 0,
    clean: 0,
    hash: 0,
    stage: 0,
    match: 0,
    apply: 0,
  }
  #last = process.cpuUsage()

  /** What was used since the last lap belongs to `stage`. */
  lap(stage: Stage): void {
    const used = process.cpuUsage(this.#last)
    this.#last = process.cpuUsage()
    this.#microseconds[stage] += used.user + used.system
  }

  /** Time that passed while the database worked. */
  async during<T>(stage: 'match' | 'apply', work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    try {
      return await work()
    } finally {
      this.#microseconds[stage] += (performance.now() - start) * 1000
    }
  }

  get seconds(): StageSeconds {
    const found = { ...this.#microseconds }
    for (const stage of Object.keys(found) as Stage[]) found[stage] /= 1e6 // the keys are the stages
    return found
  }
}
