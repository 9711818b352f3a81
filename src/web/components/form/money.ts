/** Fen as 1,200.00 without the unit; nothing for null. */
export function writeYuan(amount: number | null): string {
  if (amount === null) return ''
  const digits = String(Math.abs(amount)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}

/** What was written as whole fen: null where nothing was, undefined where it is no amount. */
export function readYuan(typed: string): number | null | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s,，元¥]/g, '')
    .trim()
  if (plain === '') return null
  const found = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!found) return undefined
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
