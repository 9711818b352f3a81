import type { Progress } from '#sources/index'

/** Shows how far a step is. */
export interface ProgressLine {
  show(progress: Progress): void
  /** Leaves the line as it is; nothing more is shown. */
  end(): void
}

const quiet: ProgressLine = { show: () => undefined, end: () => undefined }

/** A bar on stderr, for people at a terminal only: a file or a pipe gets nothing. */
export async function openProgress(): Promise<ProgressLine> {
  if (!process.stderr.isTTY) return quiet
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{phase} [{bar}] {percentage}% {amount}',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
    fps: 8,
  })
  let phase: string | undefined
  return {
    show: (progress) => {
      const total = progress.total ?? 0
      if (progress.phase !== phase) {
        if (phase !== undefined) bar.stop()
        phase = progress.phase
        bar.start(total, progress.done, { phase, amount: amountOf(progress) })
        return
      }
      bar.setTotal(total)
      bar.update(progress.done, { phase, amount: amountOf(progress) })
    },
    end: () => {
      if (phase !== undefined) bar.stop()
      phase = undefined
    },
  }
}

/** 12.5/40.0 MB, 40000 行, 2/5 步. */
export function amountOf({ done, total, unit }: Progress): string {
  if (unit === '字节') {
    const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1)
    return total === undefined ? `${mb(done)} MB` : `${mb(done)}/${mb(total)} MB`
  }
  return total === undefined ? `${done} ${unit}` : `${done}/${total} ${unit}`
}
