import { Unreadable } from './unreadable.ts'

/** What hears of the tags and texts of an XML part, in their order. */
export interface XmlListener {
  /** `attributes`: the text between the name and the end of the tag. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
  /** Whether texts are wanted at the moment. */
  readonly wantsText: boolean
}

/** What is longer is neither a tag nor the text of a cell. */
const maxTokenLength = 1_000_000

const slash = 0x2f
const colon = 0x3a

/**
 * Cuts XML into tags and texts as it comes, chunk by chunk. Entities are left as they stand, those
 * of a document type are never expanded; prefixes of names are dropped. Lenient: what does not
 * close is the listener's to notice.
 */
export class XmlScanner {
  readonly #listener: XmlListener
  #rest = ''

  constructor(listener: XmlListener) {
    this.#listener = listener
  }

  feed(chunk: string): void {
    const all = this.#rest === '' ? chunk : this.#rest + chunk
    const listener = this.#listener
    let at = 0
    for (;;) {
      const from = all.indexOf('<', at)
      if (from < 0) break
      if (from > at && listener.wantsText) listener.text(all.slice(at, from))
      at = from
      const second = all.charCodeAt(from + 1)
      const end =
        second === 0x21 || second === 0x3f ? this.#skip(all, from) : all.indexOf('>', from)
      if (end < 0 || from + 1 === all.length) break
      if (second !== 0x21 && second !== 0x3f) this.#tag(all, from, end)
      at = end + 1
    }
    this.#rest = at === 0 ? all : all.slice(at)
    if (this.#rest.length > maxTokenLength) this.#shorten()
  }

  /** Where a comment, a CDATA section, a declaration ends; below zero when it goes on. */
  #skip(all: string, from: number): number {
    if (all.length - from < 9) return -1
    if (all.startsWith('<!--', from)) return endOf(all.indexOf('-->', from + 4), 2)
    if (!all.startsWith('<![CDATA[', from)) return all.indexOf('>', from)
    const end = all.indexOf(']]>', from)
    if (end >= 0 && this.#listener.wantsText) {
      this.#listener.text(all.slice(from + 9, end).replaceAll('&', '&amp;'))
    }
    return endOf(end, 2)
  }

  #tag(all: string, from: number, end: number): void {
    const closes = all.charCodeAt(from + 1) === slash
    let nameFrom = closes ? from + 2 : from + 1
    let nameTo = nameFrom
    for (; nameTo < end; nameTo += 1) {
      const code = all.charCodeAt(nameTo)
      if (code === colon) nameFrom = nameTo + 1
      else if (code <= 0x20 || code === slash) break
    }
    const name = all.slice(nameFrom, nameTo)
    if (closes) {
      this.#listener.close(name)
      return
    }
    const isEmpty = all.charCodeAt(end - 1) === slash
    this.#listener.open(name, all.slice(nameTo, isEmpty ? end - 1 : end))
    if (isEmpty) this.#listener.close(name)
  }

  #shorten(): void {
    if (this.#rest.trim() !== '') throw new Unreadable('truncated')
    this.#rest = ''
  }
}

function endOf(at: number, more: number): number {
  return at < 0 ? -1 : at + more
}

/** The value of an attribute whose name has one letter, or any other; undefined when it is absent. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1)
    if (at > 0 && before > 0x20 && before !== colon) continue
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length))
    if (match) return match[1] ?? match[2]
  }
  return undefined
}

/** Texts as they were meant: entities and the `_x000D_` of workbooks decoded. */
export function plainText(raw: string): string {
  const text = raw.includes('\0') ? raw.replaceAll('\0', '') : raw
  const decoded = text.includes('&') ? text.replace(/&(#?\w{1,8});/g, decodeEntity) : text
  if (!decoded.includes('_x')) return decoded
  return decoded.replace(/_x([\da-f]{4})_/gi, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16)
    return code === 0 ? whole : String.fromCharCode(code)
  })
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

function decodeEntity(whole: string, name: string): string {
  const known = entities[name]
  if (known !== undefined) return known
  if (!name.startsWith('#')) return whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
