import { operationWords as say } from './words.ts'

/** How long it took, in words; empty while it runs. */
export function spanOf({
  startedAt,
  endedAt,
}: {
  readonly startedAt: string
  readonly endedAt: string | null
}): string {
  if (endedAt === null) return ''
  const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000))
  return seconds < 100 ? say.seconds(seconds) : say.minutes(Math.round(seconds / 60))
}
