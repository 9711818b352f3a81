let lastMicros = 0

/**
 * Now in UTC with microseconds, later than every moment given before: entries keep their order, also
 * when the clock is set back while the program runs.
 */
export function nextMoment(): string {
  lastMicros = Math.max(lastMicros + 1, Date.now() * 1000)
  const millis = new Date(Math.floor(lastMicros / 1000)).toISOString().slice(0, -1)
  return `${millis}${String(lastMicros % 1000).padStart(3, '0')}Z`
}

/** The database gives whole milliseconds with three digits; a digest was made over six. */
export function withMicroseconds(instant: string): string {
  return instant.replace(/\.(\d{3})Z$/, '.$1000Z')
}
