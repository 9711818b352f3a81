/** Text as GB18030 bytes, the encoding of old department exports; RangeError where a character has none. */
export function encodeGbk(text: string): Buffer {
  const table = twoByteTable()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) {
      bytes.push(point)
      continue
    }
    const pair = table.get(character)
    if (pair === undefined) throw new RangeError(`not in GBK: U+${point.toString(16)}`)
    bytes.push(pair >> 8, pair & 0xff)
  }
  return Buffer.from(bytes)
}

let known: ReadonlyMap<string, number> | undefined

/** Node decodes GB18030 but does not encode it: the table is the decoder turned round. */
function twoByteTable(): ReadonlyMap<string, number> {
  if (known !== undefined) return known
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) {
        table.set(character, (lead << 8) | trail)
      }
    }
  }
  known = table
  return table
}
