import { formWords as say } from './form-words.ts'

/** '' where something is written; else what to do. */
export function written(label: string, text: string): string {
  return text.trim() === '' ? say.empty(label) : ''
}

/** '' where it is a number of working days that a deadline may have. */
export function wholeDays(text: string): string {
  const days = Number(text)
  return Number.isInteger(days) && days >= 1 && days <= longest ? '' : say.wholeDays
}

/** As the interface takes them. */
const longest = 250
