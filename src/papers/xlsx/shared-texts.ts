import { unescapeXml } from './cell-xml.ts'
import { type Archive, textPartsOf } from './read-archive.ts'

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
  let text = ''
  let nth = 0
  for await (const more of textPartsOf(entry)) {
    text += more
    const form = /<((?:\w+:)?)si(?=[\s/>])[^>]*?(?:\/>|>([\s\S]*?)<\/\1si>)/g
    let end = 0
    for (let match = form.exec(text); match !== null; match = form.exec(text)) {
      if (wanted.has(nth)) found.set(nth, plainText(match[2] ?? ''))
      nth += 1
      end = form.lastIndex
    }
    text = text.slice(end)
    if (nth > last) break
  }
  return found
}

/** What the runs of a text say together; how it is read aloud (rPh) is no part of it. */
export function plainText(xml: string): string {
  const runs = xml
    .replace(/<(?:\w+:)?rPh(?=[\s>])[\s\S]*?<\/(?:\w+:)?rPh>/g, '')
    .matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)
  return unescapeXml([...runs].map((run) => run[1] ?? '').join(''))
}

/** What a cell shows: its own text, or the number of a shared one. */
export function cellContent(xml: string): { readonly text?: string; readonly shared?: number } {
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(xml)?.[1]
  if (/\st\s*=\s*["']s["']/.test(xml.slice(0, xml.indexOf('>') + 1))) {
    return value === undefined ? {} : { shared: Number(value) }
  }
  if (value !== undefined) return { text: unescapeXml(value) }
  return /<(?:\w+:)?is[\s>]/.test(xml) ? { text: plainText(xml) } : {}
}
