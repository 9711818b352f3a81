import { hideNumbers } from '#kernel/index'

export { hideNumbers }

/** The begin of a cell's text, to be quoted in a message. */
export function quoted(text: string): string {
  return hideNumbers(text).slice(0, 20)
}
