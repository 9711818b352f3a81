import { identityCheckDigit, parseLocalDate, upgradeIdentityNumber } from '#kernel/index'

const weights = Array.from({ length: 17 }, (_, place) => 2 ** (17 - place) % 11)
const checks = '10X98765432'
const digits = '0123456789'

/**
 * The sound numbers of 18 characters that one slip of the hand turns into the text: a wrong digit, two
 * neighbours swapped, one left out, one too many, one unreadable. Empty for a text that is damaged
 * otherwise (masked, cut off, rounded).
 */
export function numberNeighbours(broken: string): readonly string[] {
  const text = broken.toUpperCase()
  const found = new Set<string>()
  if (/^\d{14}$|^\d{16}$|^\d{15}$/.test(text)) {
    for (const old of oldForms(text)) found.add(upgradeIdentityNumber(old))
  }
  if (/^\d{17}[\dX]$/.test(text)) for (const one of oneSlip(text)) found.add(one)
  if (/^\d*[^\d]\d*[\dX]$/.test(text) && text.length === 18) {
    for (const digit of digits) keepSound(found, text.replace(/[^\dX]|X(?!$)/, digit))
  }
  if (/^\d{16}[\dX]$/.test(text)) {
    for (let at = 0; at < 17; at += 1) {
      for (const digit of digits) keepSound(found, text.slice(0, at) + digit + text.slice(at))
    }
    if (/^\d{17}$/.test(text)) found.add(text + identityCheckDigit(text))
  }
  if (/^\d{18}[\dX]$/.test(text)) {
    for (let at = 0; at < 19; at += 1) keepSound(found, text.slice(0, at) + text.slice(at + 1))
  }
  found.delete(text)
  return [...found].filter(isPlausible)
}

/**
 * The sound numbers that differ from a sound number by one digit or by two neighbours swapped, each
 * with the check digit it then has: what a slip before the check digit was worked out makes.
 */
export function slipsWithNewCheck(number: string): readonly string[] {
  const first = number.slice(0, 17)
  const found = new Set<string>()
  for (let at = 0; at < 17; at += 1) {
    for (const digit of digits) found.add(first.slice(0, at) + digit + first.slice(at + 1))
    if (at < 16) found.add(swapped(first, at))
  }
  found.delete(first)
  return [...found].map((one) => one + identityCheckDigit(one)).filter(isPlausible)
}

/** Worked out from the weighted sum, for this is done for every damaged row. */
function oneSlip(text: string): string[] {
  const values = [...text.slice(0, 17)].map(Number)
  const last = text.charAt(17)
  const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0)
  const right = (total: number): boolean => checks.charAt(((total % 11) + 11) % 11) === last
  const found = [text.slice(0, 17) + checks.charAt(sum % 11)]
  for (const [at, value] of values.entries()) {
    const weight = weights[at] ?? 0
    for (let digit = 0; digit < 10; digit += 1) {
      if (digit === value || !right(sum + (digit - value) * weight)) continue
      found.push(text.slice(0, at) + digit + text.slice(at + 1))
    }
    const next = values[at + 1]
    if (next === undefined || next === value) continue
    if (right(sum + (next - value) * (weight - (weights[at + 1] ?? 0)))) {
      found.push(swapped(text, at))
    }
  }
  // The last digit and the check character may be swapped too.
  if (/\d/.test(last)) keepSound(found, swapped(text, 16))
  return found
}

function oldForms(text: string): string[] {
  const found: string[] = []
  if (text.length === 16) {
    for (let at = 0; at < 16; at += 1) found.push(text.slice(0, at) + text.slice(at + 1))
  }
  if (text.length === 14) {
    for (let at = 0; at <= 14; at += 1) {
      for (const digit of digits) found.push(text.slice(0, at) + digit + text.slice(at))
    }
  }
  if (text.length === 15) {
    for (let at = 0; at < 15; at += 1) {
      for (const digit of digits) found.push(text.slice(0, at) + digit + text.slice(at + 1))
      if (at < 14) found.push(swapped(text, at))
    }
  }
  return found
}

function swapped(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}

function keepSound(found: Set<string> | string[], number: string): void {
  if (!/^\d{17}[\dX]$/.test(number)) return
  if (identityCheckDigit(number.slice(0, 17)) !== number.charAt(17)) return
  if (Array.isArray(found)) found.push(number)
  else found.add(number)
}

function isPlausible(number: string): boolean {
  if (!/^(?:19|20)/.test(number.slice(6, 8))) return false
  const text = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return parseLocalDate(text) !== undefined
}
