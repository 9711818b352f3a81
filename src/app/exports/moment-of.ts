/** A moment as a list shows it: `2024-10-11 10:22`, the county's time. */
export function momentOf(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
}
