/** Days between 1899-12-30, the origin of serial days after February 1900, and 1904-01-01. */
const days1904 = 1462
const lastSerial = 2_958_465

/**
 * The local date (and time, unless midnight) of a serial day of Excel; undefined past year 9999 or
 * before the first day. Serial 60 is 1900-02-29, which never was: it reads as 28 February.
 */
export function serialToIso(serial: number, date1904: boolean): string | undefined {
  const shifted = date1904 ? serial + days1904 : serial
  if (!Number.isFinite(shifted) || shifted < 1 || shifted >= lastSerial + 1) return undefined
  const days = Math.floor(shifted)
  // Days up to 59 count from 1899-12-31, because the calendar of serials has a 29 February 1900.
  const day = days < 60 && !date1904 ? shifted + 1 : shifted
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round(day * 86_400) * 1000)
  return trimMidnight(moment.toISOString().slice(0, 19))
}

/** `2024-01-15T00:00:00` → `2024-01-15`; another time of day stays. */
export function trimMidnight(iso: string): string {
  return iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso
}
