const chapter = /^([一二三四五六七八九十]{1,3})、/
const article = /^(第[一二三四五六七八九十百零]+条)/
const section = /^[（(]([一二三四五六七八九十]{1,3})[）)]/
const item = /^(\d{1,2})[.．、](?!\d)/
const page = /^[-—－]\s*\d+\s*[-—－]$/

/**
 * The text of a document by its articles (`一（二）3`, `第五条`, 首部 for what stands before them), split
 * at the headings as they are printed; pages' numbers and broken lines are mended.
 */
export function splitDocument(text: string): ReadonlyMap<string, string> {
  const articles = new Map<string, string>()
  const at = { top: '首部', section: '' }
  let key = '首部'
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '' || page.test(line)) continue
    const heading = headingOf(line, at)
    key = heading ?? key
    articles.set(key, appended(articles.get(key), line, heading !== undefined))
  }
  return articles
}

function headingOf(line: string, at: { top: string; section: string }): string | undefined {
  const top = (chapter.exec(line) ?? article.exec(line))?.[1]
  if (top !== undefined) {
    at.top = top
    at.section = ''
    return top
  }
  if (at.top === '首部') return undefined
  const second = section.exec(line)?.[1]
  if (second !== undefined) {
    at.section = `${at.top}（${second}）`
    return at.section
  }
  const third = item.exec(line)?.[1]
  return third === undefined ? undefined : `${at.section || at.top}${third}`
}

// A line is broken by the paper's width unless a sentence ended on it, or it is a heading alone.
function appended(before: string | undefined, line: string, isHeading: boolean): string {
  if (before === undefined) return line
  const isTitle = (chapter.test(before) || section.test(before)) && isShort(before)
  const isBroken = !isHeading && !isTitle && !/[。：；]$/.test(before)
  return `${before}${isBroken ? '' : '\n'}${line}`
}

function isShort(line: string): boolean {
  return line.length < 30 && !/[\n。，：；]/.test(line)
}
