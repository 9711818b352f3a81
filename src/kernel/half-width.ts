/**
 * Full-width ASCII to ASCII and wide blanks to blanks, one by one. Never NFKC: it would also change
 * ㎡, ①, Ⅱ and the compatibility ideographs of names.
 */
export function toHalfWidth(text: string): string {
  if (!/[\uff01-\uff5e\u3000\u00a0]/.test(text)) return text
  return text.replace(/[\uff01-\uff5e\u3000\u00a0]/g, (character) =>
    character === '\u3000' || character === '\u00a0'
      ? ' '
      : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}
