import { parseLocalDate } from '#kernel/index'

const leastDigits = 6

/** Whether what is left of a damaged number narrows down whose it is. */
export function hasDigits(broken: string | undefined): boolean {
  return broken !== undefined && broken.replace(/\D/g, '').length >= leastDigits
}

/** The birth date in a sound number. */
export function birthOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

/** The birth date that the visible digits of a damaged number show. */
export function birthIn(broken: string | undefined): string | undefined {
  const digits = /^\d{6}((?:19|20)\d\d)(\d\d)(\d\d)/.exec(broken ?? '')
  return digits === null ? undefined : parseLocalDate(`${digits[1]}-${digits[2]}-${digits[3]}`)
}
