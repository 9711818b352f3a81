import { Parser } from 'htmlparser2'
import { Unreadable } from './unreadable.ts'

/** Attributes by their names as written, entities decoded. */
export type XmlAttributes = Readonly<Record<string, string>>

/** What hears of the tags and texts of an XML part, in their order; names come without prefixes. */
export interface XmlListener {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  /** A piece of a text, entities decoded. */
  text(text: string): void
  /** Whether texts are wanted at the moment. */
  readonly wantsText: boolean
}

/** What is longer is neither a tag nor the text of a cell. */
const maxTokenLength = 1_000_000
const maxDepth = 256

/**
 * Feeds XML to a listener as it comes, chunk by chunk. The library never expands the entities of a
 * document type. Lenient: what does not close is the listener's to notice.
 */
export class XmlScanner {
  readonly #parser: Parser
  /** Characters since the last tag or piece of text. */
  #silent = 0

  constructor(listener: XmlListener) {
    let depth = 0
    let textLength = 0
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => {
          this.#silent = 0
          textLength = 0
          depth += 1
          if (depth > maxDepth) throw new Unreadable('truncated')
          listener.open(bareName(name), attributes)
        },
        onclosetag: (name) => {
          this.#silent = 0
          textLength = 0
          depth -= 1
          listener.close(bareName(name))
        },
        ontext: (text) => {
          this.#silent = 0
          if (!listener.wantsText) return
          textLength += text.length
          if (textLength > maxTokenLength) throw new Unreadable('truncated')
          listener.text(text)
        },
      },
      { xmlMode: true },
    )
  }

  feed(chunk: string): void {
    this.#silent += chunk.length
    this.#parser.write(chunk)
    if (this.#silent > maxTokenLength) throw new Unreadable('truncated')
  }
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Texts as they were meant: the `_x000D_` of workbooks decoded, NULs left out. */
export function plainText(text: string): string {
  const plain = text.includes('\0') ? text.replaceAll('\0', '') : text
  if (!plain.includes('_x')) return plain
  return plain.replace(/_x([\da-f]{4})_/gi, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16)
    return code === 0 ? whole : String.fromCharCode(code)
  })
}
