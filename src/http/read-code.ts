/** The code in the text of a Problem; absent in whatever is none. */
export function readCode(payload: unknown): string | undefined {
  if (typeof payload !== 'string' || !payload.startsWith('{')) return undefined
  return /"code":"([a-z0-9.-]{1,60})"/.exec(payload)?.[1]
}
