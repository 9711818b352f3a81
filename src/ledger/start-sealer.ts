export interface Sealer {
  /** Ends when the sealing under way is done. */
  stop(): Promise<void>
}

/** Seals every `everyMs` until it is stopped; a failure is told and tried again the next time. */
export function repeatSealing(
  seal: () => Promise<unknown>,
  everyMs: number,
  onFailure: (failure: unknown) => void = () => {},
): Sealer {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      running = seal().catch(onFailure).finally(next)
    }, everyMs)
    timer.unref()
  }
  next()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
