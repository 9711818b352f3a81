import { Parser } from 'htmlparser2'

/** An opening tag; its name comes without the prefix, which ends in a colon or is empty. */
export interface XmlTag {
  readonly prefix: string
  readonly name: string
  /** Entities are decoded. */
  readonly attributes: Readonly<Record<string, string>>
}

/** What hears of tags, and where in the text fed so far they begin and end. */
export interface TagListener {
  open?(tag: XmlTag, from: number, to: number): void
  close?(name: string, to: number): void
  /** A piece of a text, entities decoded. */
  text?(text: string): void
}

/** A parser to which XML is written as it comes; entities of a document type are never expanded. */
export function tagParser(listener: TagListener): Parser {
  const parser = new Parser(
    {
      onopentag: (fullName, attributes) => {
        const [prefix, name] = cutName(fullName)
        listener.open?.({ prefix, name, attributes }, parser.startIndex, parser.endIndex + 1)
      },
      onclosetag: (fullName) => listener.close?.(cutName(fullName)[1], parser.endIndex + 1),
      ontext: (text) => listener.text?.(text),
    },
    { xmlMode: true },
  )
  return parser
}

/** All tags of this name, in their order. */
export function tagsOf(xml: string, name: string): readonly XmlTag[] {
  const found: XmlTag[] = []
  const open = (tag: XmlTag): void => {
    if (tag.name === name) found.push(tag)
  }
  tagParser({ open }).write(xml)
  return found
}

function cutName(name: string): readonly [string, string] {
  const at = name.indexOf(':') + 1
  return [name.slice(0, at), name.slice(at)]
}
