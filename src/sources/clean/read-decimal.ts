/**
 * A decimal with or without thousands separators; a minus or accountant's brackets make it
 * negative. Undefined for anything else: 1,2 and 1.2.3 are no numbers.
 */
export function readDecimal(text: string): number | undefined {
  const bracketed = /^[(（](.*)[)）]$/.exec(text)?.[1]
  const signed = (bracketed ?? text).replace(/，/g, ',').replace(/^−/, '-')
  if (!/^[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?$|^[-+]?\.\d+$/.test(signed)) return undefined
  const value = Number(signed.replace(/,/g, ''))
  if (bracketed !== undefined) return value < 0 ? undefined : -value
  return value
}
