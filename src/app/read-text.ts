import fs from 'node:fs'

/** A file's text; undefined when it is no UTF-8 text: a picture, a workbook, another encoding. */
export function readText(file: string): string | undefined {
  const bytes = fs.readFileSync(file)
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
