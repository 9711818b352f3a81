declare const fenBrand: unique symbol

/** An amount of money in whole fen; 1 yuan = 100 fen. */
export type Fen = number & { readonly [fenBrand]: true }

/** How a quotient becomes a whole number: towards +∞, towards −∞, or to the nearest (half up). */
export type Rounding = 'up' | 'down' | 'half-up'

/** The amount of `amount` fen. RangeError when it is not a safe whole number. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`)
  // The brand is earned by the check above; adding 0 turns −0 into 0.
  return (amount + 0) as Fen
}

/**
 * The amount of `amount` yuan, in fen. Decimal text and numbers are taken exactly, apart from the
 * noise of binary fractions (0.30000000000000004 is 0.30). RangeError when the text is not a plain
 * decimal number (thousands separators, units), when a part of a fen is left, or when the amount is
 * too large; the error repeats nothing of the text.
 */
export function yuan(amount: number | string): Fen {
  const text = String(amount).trim()
  const exact = exactFen(text)
  if (exact !== undefined) return fen(exact)
  const nearest = isDecimal(text) ? withoutNoise(Number(text)) : undefined
  if (nearest === undefined) throw new RangeError('not an amount in yuan and whole fen')
  return fen(nearest)
}

/** The amount as officials read it: `'1,210.00 元'`. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)} 元`
}

/** The sum, in fen; of nothing, 0 fen. RangeError when it is too large. */
export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum: number, amount) => sum + amount, 0))
}

/** What is left of `minuend` after `subtrahend`, in fen (it may be negative). */
export function subtractFen(minuend: Fen, subtrahend: Fen): Fen {
  return fen(minuend - subtrahend)
}

/**
 * `amount × times ÷ dividedBy` in whole fen, exact until the one rounding at the end.
 * RangeError when a factor is not whole, the divisor is 0 or the result is too large.
 */
export function scaleFen(
  amount: Fen,
  share: { readonly times: number; readonly dividedBy: number; readonly rounding: Rounding },
): Fen {
  const product = wholeOf(amount) * wholeOf(share.times)
  return fen(safe(quotient(product, wholeOf(share.dividedBy), share.rounding)))
}

/** The quotient of two whole numbers, rounded towards +∞. RangeError on 0 or a fraction. */
export function divideRoundUp(numerator: number, denominator: number): number {
  return safe(quotient(wholeOf(numerator), wholeOf(denominator), 'up'))
}

/** The quotient of two whole numbers, rounded towards −∞. RangeError on 0 or a fraction. */
export function divideRoundDown(numerator: number, denominator: number): number {
  return safe(quotient(wholeOf(numerator), wholeOf(denominator), 'down'))
}

/** The quotient of two whole numbers, to the nearest, a half up. RangeError on 0 or a fraction. */
export function divideRoundHalfUp(numerator: number, denominator: number): number {
  return safe(quotient(wholeOf(numerator), wholeOf(denominator), 'half-up'))
}

/**
 * The sign (−1, 0, 1) of `a ÷ b − c ÷ d`, compared without dividing or rounding; `b` and `d` are
 * positive. Yearly totals per head are compared so (人均 against a standard). RangeError otherwise.
 */
export function compareFractions(
  left: { readonly numerator: number; readonly denominator: number },
  right: { readonly numerator: number; readonly denominator: number },
): -1 | 0 | 1 {
  if (left.denominator <= 0 || right.denominator <= 0) {
    throw new RangeError('a fraction is compared only with a positive denominator')
  }
  const a = wholeOf(left.numerator) * wholeOf(right.denominator)
  const b = wholeOf(right.numerator) * wholeOf(left.denominator)
  if (a === b) return 0
  return a < b ? -1 : 1
}

function isDecimal(text: string): boolean {
  return /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text)
}

function exactFen(text: string): number | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', decimals = ''] = match
  const significant = decimals.replace(/0+$/, '')
  if (significant.length > 2) return undefined
  const amount = safe(BigInt(whole + significant.padEnd(2, '0')))
  return sign === '-' ? -amount : amount
}

/** Binary noise of sums and products stays far below this part of a yuan; a real digit does not. */
const noise = 1e-9
/** From here on, binary numbers are too coarse to tell noise from a third decimal. */
const tooCoarse = 1e11

function withoutNoise(amount: number): number | undefined {
  if (Math.abs(amount) >= tooCoarse) return undefined
  const nearest = Math.round(amount * 100)
  const tolerance = Math.max(noise, Math.abs(amount) * 2 ** -50)
  return Math.abs(nearest / 100 - amount) <= tolerance ? nearest : undefined
}

function wholeOf(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe whole number: ${value}`)
  return BigInt(value)
}

function quotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) throw new RangeError('division by zero')
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator]
  if (rounding === 'half-up') return floor(2n * n + d, 2n * d)
  return rounding === 'down' ? floor(n, d) : -floor(-n, d)
}

/** The whole quotient towards −∞; the denominator is positive. */
function floor(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator
  return numerator % denominator < 0n ? whole - 1n : whole
}

function safe(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError('too large to count exactly')
  return number
}
