/** A number that is not settled: it lies between the two, both included (±Infinity: no bound). */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** A settled whole number, or an interval. */
export type Quantity = number | Interval

/** Nothing is known of the number. */
export const anything: Interval = { low: -Infinity, high: Infinity }

export function lowOf(quantity: Quantity): number {
  return typeof quantity === 'number' ? quantity : quantity.low
}

export function highOf(quantity: Quantity): number {
  return typeof quantity === 'number' ? quantity : quantity.high
}

/** The interval from low to high; one number when they are equal. */
export function between(low: number, high: number): Quantity {
  return low === high ? low : { low, high }
}

export function plus(left: Quantity, right: Quantity): Quantity {
  if (typeof left === 'number' && typeof right === 'number') return whole(left + right)
  return between(whole(lowOf(left) + lowOf(right)), whole(highOf(left) + highOf(right)))
}

export function minus(left: Quantity, right: Quantity): Quantity {
  if (typeof left === 'number' && typeof right === 'number') return whole(left - right)
  return between(whole(lowOf(left) - highOf(right)), whole(highOf(left) - lowOf(right)))
}

/** The product; the compiler lets pass only one settled factor, or two that are not negative. */
export function times(left: Quantity, right: Quantity): Quantity {
  if (typeof left === 'number') {
    if (typeof right === 'number') return whole(left * right)
    return timesSettled(right, left)
  }
  if (typeof right === 'number') return timesSettled(left, right)
  return between(product(left.low, right.low), product(left.high, right.high))
}

/** Covers both: what is known when it is open which of them holds. */
export function hull(left: Quantity, right: Quantity): Quantity {
  return between(Math.min(lowOf(left), lowOf(right)), Math.max(highOf(left), highOf(right)))
}

export function larger(left: Quantity, right: Quantity): Quantity {
  return between(Math.max(lowOf(left), lowOf(right)), Math.max(highOf(left), highOf(right)))
}

export function smaller(left: Quantity, right: Quantity): Quantity {
  return between(Math.min(lowOf(left), lowOf(right)), Math.min(highOf(left), highOf(right)))
}

export function isLess(left: Quantity, right: Quantity): boolean | null {
  if (typeof left === 'number' && typeof right === 'number') return left < right
  if (highOf(left) < lowOf(right)) return true
  return lowOf(left) >= highOf(right) ? false : null
}

export function isAtMost(left: Quantity, right: Quantity): boolean | null {
  if (typeof left === 'number' && typeof right === 'number') return left <= right
  if (highOf(left) <= lowOf(right)) return true
  return lowOf(left) > highOf(right) ? false : null
}

export function isSame(left: Quantity, right: Quantity): boolean | null {
  if (typeof left === 'number' && typeof right === 'number') return left === right
  return highOf(left) < lowOf(right) || lowOf(left) > highOf(right) ? false : null
}

/** Applies a rising function to both ends; an open end stays open. */
export function mapEnds(quantity: Quantity, rising: (end: number) => number): Quantity {
  if (typeof quantity === 'number') return rising(quantity)
  const end = (value: number) => (Number.isFinite(value) ? rising(value) : value)
  return between(end(quantity.low), end(quantity.high))
}

/** A difference of two quantities measured by `measure(start, end)`, which rises with `end`. */
export function measured(
  start: Quantity,
  end: Quantity,
  measure: (start: number, end: number) => number,
): Quantity {
  if (typeof start === 'number' && typeof end === 'number') return measure(start, end)
  const [early, late] = [
    [highOf(start), lowOf(end)],
    [lowOf(start), highOf(end)],
  ] as const
  const low = early.every(Number.isFinite) ? measure(early[0], early[1]) : -Infinity
  const high = late.every(Number.isFinite) ? measure(late[0], late[1]) : Infinity
  return between(low, high)
}

function timesSettled(quantity: Interval, factor: number): Quantity {
  const [low, high] = [product(quantity.low, factor), product(quantity.high, factor)]
  return factor < 0 ? between(high, low) : between(low, high)
}

/** An open end times anything stays open, as NULL does in SQL; the sign follows the factor. */
export function product(left: number, right: number): number {
  if (Number.isFinite(left) && Number.isFinite(right)) return whole(left * right)
  const isNegative = left < 0 !== right < 0 && right !== 0 && left !== 0
  return isNegative ? -Infinity : Infinity
}

/** The number when it is exact; refuses one that is not. */
export function whole(value: number): number {
  if (value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER) return value
  if (value === Infinity || value === -Infinity) return value
  throw new RangeError(`too large to be exact: ${value}`)
}
