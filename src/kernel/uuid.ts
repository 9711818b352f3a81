/**
 * A UUID of version 7 (RFC 9562): the moment in milliseconds first, so that new keys sort last.
 * `random` are 10 random bytes. RangeError when the moment or the bytes do not fit.
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs >= 2 ** 48) {
    throw new RangeError(`not a moment in milliseconds: ${nowMs}`)
  }
  if (random.length !== 10) throw new RangeError(`10 random bytes needed, not ${random.length}`)
  const time = nowMs.toString(16).padStart(12, '0')
  const bytes = Uint8Array.from(random)
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80
  const rest = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [time.slice(0, 8), time.slice(8), rest.slice(0, 4), rest.slice(4, 8), rest.slice(8)].join(
    '-',
  )
}
