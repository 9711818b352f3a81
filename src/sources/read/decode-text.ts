import { isUtf8 } from 'node:buffer'
import { isUtf16WithoutMark } from './sniff-kind.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** Decides the encoding of a text from all of its bytes, fed in order. */
export class EncodingDetector {
  #marked: Encoding | undefined
  #started = false
  #carry: Buffer = Buffer.alloc(0)
  #broken: Buffer | undefined

  add(chunk: Buffer): void {
    if (!this.#started) {
      this.#started = true
      this.#marked = encodingOfMark(chunk) ?? isUtf16WithoutMark(chunk.subarray(0, 4096))
    }
    if (this.#marked || this.#broken) return
    const bytes = this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : chunk
    const whole = bytes.length - unfinishedLength(bytes)
    const head = bytes.subarray(0, whole)
    // Copied: the caller may fill the same memory again.
    this.#carry = Buffer.from(bytes.subarray(whole))
    if (!isUtf8(head)) this.#broken = Buffer.from(head)
  }

  result(): Encoding {
    if (this.#marked) return this.#marked
    if (!this.#broken) return 'utf-8'
    return isDamagedUtf8(this.#broken) ? 'utf-8' : 'gb18030'
  }
}

export function encodingOf(bytes: Buffer): Encoding {
  const detector = new EncodingDetector()
  detector.add(bytes)
  return detector.result()
}

function encodingOfMark(head: Buffer): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/** How many bytes at the end belong to a character whose rest comes with the next chunk. */
function unfinishedLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? back : 0
    }
  }
  return 0
}

/** A few broken bytes among many good characters are damage, not another encoding. */
function isDamagedUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split('�').length - 1
  const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 0
  return broken * 50 < foreign
}

/** Text of chunks as they come; characters cut at a chunk's border are put together. */
export async function* decodeChunks(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
