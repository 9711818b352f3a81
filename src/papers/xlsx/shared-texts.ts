import { type Archive, textPartsOf } from './read-archive.ts'
import { type TagListener, tagParser, type XmlTag } from './xml-tags.ts'

/** Some of the shared texts of a workbook, by their number; the others are passed over. */
export async function sharedTexts(
  archive: Archive,
  part: string | undefined,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>()
  const entry = part === undefined ? undefined : archive.find(part)
  if (entry === undefined || wanted.size === 0) return found
  const last = Math.max(...wanted)
  const runs = new Runs()
  let nth = 0
  const parser = tagParser({
    open: (tag) => runs.open(tag),
    text: (text) => runs.text(text),
    close(name) {
      runs.close(name)
      if (name !== 'si') return
      const text = runs.take()
      if (wanted.has(nth)) found.set(nth, text)
      nth += 1
    },
  })
  for await (const more of textPartsOf(entry)) {
    parser.write(more)
    if (nth > last) break
  }
  return found
}

/** What the runs of a text, or the value of a cell, say; how it is read aloud (rPh) is no part of it. */
class Runs implements TagListener {
  #text = ''
  #isText = false
  #isAloud = false

  open({ name }: Pick<XmlTag, 'name'>): void {
    if (name === 'rPh') this.#isAloud = true
    this.#isText = !this.#isAloud && (name === 't' || name === 'v')
  }

  close(name: string): void {
    this.#isText = false
    if (name === 'rPh') this.#isAloud = false
  }

  text(text: string): void {
    if (this.#isText) this.#text += text
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}

/** What a cell shows: its own text, or the number of a shared one. */
export function cellContent(xml: string): { readonly text?: string; readonly shared?: number } {
  const runs = new Runs()
  const seen = { kind: '', value: false }
  tagParser({
    open(tag) {
      if (tag.name === 'c') seen.kind = tag.attributes.t ?? ''
      if (tag.name === 'v' || tag.name === 'is') seen.value = true
      runs.open(tag)
    },
    text: (text) => runs.text(text),
    close: (name) => runs.close(name),
  }).write(xml)
  if (!seen.value) return {}
  const text = runs.take()
  if (seen.kind !== 's') return { text }
  return text === '' ? {} : { shared: Number(text) }
}
