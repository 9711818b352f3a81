import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** How a delimited text is written. */
export interface TextForm {
  readonly encoding: TextEncoding
  readonly delimiter: string
}

const delimiters = [',', '\t', ';', '，', '|'] as const

/** Finds out how a text is written, from its bytes: the whole decides the encoding, the head the delimiter. */
export async function sniffText(path: string): Promise<TextForm> {
  let head: Buffer = Buffer.alloc(0)
  let carry: Buffer = Buffer.alloc(0)
  let broken = 0
  let foreign = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    // The stream has no encoding: it yields buffers.
    const bytes = Buffer.concat([carry, chunk as Buffer])
    if (head.length === 0) head = bytes.subarray(0, 65_536)
    const whole = bytes.length - unfinished(bytes)
    carry = Buffer.from(bytes.subarray(whole))
    const text = bytes.subarray(0, whole)
    if (isUtf8(text)) continue
    const decoded = text.toString('utf8')
    broken += decoded.split('\ufffd').length - 1
    foreign += decoded.match(/[^\0-\x7f]/g)?.length ?? 0
  }
  if (carry.length > 0 && !isUtf8(carry)) broken += 1
  const encoding = encodingOf(head, broken === 0 || broken * 50 < foreign)
  const text = new TextDecoder(encoding).decode(head).replace(/\r\n?/g, '\n')
  return { encoding, delimiter: detectDelimiter(text) }
}

function encodingOf(head: Buffer, readsAsUtf8: boolean): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const start = head.subarray(0, 4096)
  const zeros = [0, 1].map(
    (side) => start.filter((byte, at) => byte === 0 && at % 2 === side).length,
  )
  const [even = 0, odd = 0] = zeros
  if (odd > start.length / 20 && even < odd / 10) return 'utf-16le'
  if (even > start.length / 20 && odd < even / 10) return 'utf-16be'
  return readsAsUtf8 ? 'utf-8' : 'gb18030'
}

/** How many bytes at the end belong to a character whose rest comes later. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

/** The delimiter that cuts most of the first lines into the same number of fields. */
function detectDelimiter(head: string): string {
  const lines = head
    .replace(/"[^"]*"/g, '""')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  const scored = delimiters.map((delimiter) => {
    const widths = new Map<number, number>()
    for (const line of lines) {
      const width = line.split(delimiter).length
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1)
    }
    const scores = [...widths].map(([width, count]) => {
      return (count / lines.length) * (1 + Math.min(width, 20) / 100)
    })
    return { delimiter, score: Math.max(0, ...scores) }
  })
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score > 0 ? best.delimiter : ','
}
