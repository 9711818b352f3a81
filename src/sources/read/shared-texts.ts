import { plainText, type XmlListener } from './xml-scanner.ts'

const chunkBytes = 1 << 22
const blockSize = 1 << 16
/** Texts asked for again and again (a township, a sex) are kept as they are. */
const maxKept = 20_000

/**
 * The texts that the cells of a workbook share. They lie as UTF-8 in a few large buffers: a million
 * names as strings of their own would need several times the memory.
 */
export class SharedTexts implements XmlListener {
  wantsText = false
  readonly #chunks: Buffer[] = []
  /** Two numbers a text: where it lies, counted over all chunks, and how long it is. */
  readonly #places: Uint32Array[] = []
  readonly #kept = new Map<number, string>()
  #used = chunkBytes
  #count = 0
  #text = ''
  #isPhonetic = false

  get count(): number {
    return this.#count
  }

  /** Undefined where the workbook has no such text. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined
    const kept = this.#kept.get(index)
    if (kept !== undefined) return kept
    const places = this.#places[Math.floor(index / blockSize)]
    const from = places?.[(index % blockSize) * 2] ?? 0
    const length = places?.[(index % blockSize) * 2 + 1] ?? 0
    const chunk = this.#chunks[Math.floor(from / chunkBytes)]
    const start = from % chunkBytes
    const text = chunk?.toString('utf8', start, start + length) ?? ''
    if (this.#kept.size < maxKept) this.#kept.set(index, text)
    return text
  }

  open(name: string): void {
    if (name === 'si') this.#text = ''
    else if (name === 'rPh') this.#isPhonetic = true
    else if (name === 't') this.wantsText = !this.#isPhonetic
  }

  close(name: string): void {
    if (name === 't') this.wantsText = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'si') this.#add(plainText(this.#text))
  }

  text(text: string): void {
    this.#text += text
  }

  #add(text: string): void {
    const most = text.length * 3
    if (this.#used + most > chunkBytes) {
      this.#chunks.push(Buffer.allocUnsafe(chunkBytes))
      this.#used = 0
    }
    const chunk = this.#chunks.at(-1)
    const length = chunk?.write(text.slice(0, chunkBytes / 3), this.#used) ?? 0
    if (this.#count % blockSize === 0) this.#places.push(new Uint32Array(blockSize * 2))
    const places = this.#places.at(-1)
    if (places === undefined) throw new RangeError('no place for a shared text')
    const at = (this.#count % blockSize) * 2
    places[at] = (this.#chunks.length - 1) * chunkBytes + this.#used
    places[at + 1] = length
    this.#used += length
    this.#count += 1
  }
}
