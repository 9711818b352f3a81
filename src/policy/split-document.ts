import { splitTable } from './split-table.ts'

const chapter = /^([一二三四五六七八九十]{1,3})、/
const article = /^(第[一二三四五六七八九十百零]+条)/
const section = /^[（(]([一二三四五六七八九十]{1,3})[）)]/
const item = /^(\d{1,2})[.．、](?!\d)/
const subitem = /^[（(](\d{1,2})[）)]/
const foot = /^[（(]此件.{2,8}[）)]$/
/** A line that goes on ends at most so many characters before the paper's edge. */
const cutBefore = 3
const page = /^[-—－]\s*\d+\s*[-—－]$/

interface Reading {
  /** The names of articles that a pack holds of this document, in their order. */
  readonly known: readonly string[]
  readonly seen: Set<string>
  top: string
  section: string
  item: string
}

/**
 * The text of a document by its articles (`一（二）3`, `第五条`, 首部 for what stands before them), split
 * at the headings as they are printed; pages' numbers and broken lines are mended. The articles that a
 * pack holds of it (in order) tell headings without a number, lists inside a list and rows of a table from the text.
 */
export function splitDocument(
  text: string,
  known: readonly string[] = [],
): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).map((raw) => raw.trim())
  const isTable = known.includes('1') && !lines.some((line) => chapter.test(line))
  if (isTable) return splitTable(lines, known)
  const articles = new Map<string, string>()
  const at: Reading = { known, seen: new Set(), top: '首部', section: '', item: '' }
  let key = '首部'
  let isParagraph = false
  const width = Math.max(0, ...lines.map((line) => line.length))
  for (const line of lines.flatMap((one) => atTitles(one, known))) {
    if (line === '' || page.test(line)) {
      isParagraph ||= line === ''
      continue
    }
    const heading = headingOf(line, at)
    key = heading ?? key
    const begins = heading !== undefined || (isParagraph && key === '首部' && known.length > 0)
    articles.set(key, appended(articles.get(key), line, { begins, known, width }))
    isParagraph = false
  }
  return articles
}

function headingOf(line: string, at: Reading): string | undefined {
  const top = (chapter.exec(line) ?? article.exec(line))?.[1] ?? namedHeading(line, at.known)
  if (top !== undefined) {
    Object.assign(at, { top, section: '', item: '' })
    return noted(top, at)
  }
  if (at.top === '首部' && !at.known.some((one) => one.startsWith('（'))) return undefined
  const second = section.exec(line)?.[1]
  if (second !== undefined) {
    Object.assign(at, { section: sectionOf(`（${second}）`, at), item: '' })
    return noted(at.section, at)
  }
  const third = item.exec(line)?.[1]
  if (third !== undefined) {
    at.item = `${at.section || at.top}${third}`
    return noted(at.item, at)
  }
  const fourth = subitem.exec(line)?.[1]
  const below = fourth === undefined ? '' : `${at.item}（${fourth}）`
  return at.known.includes(below) ? noted(below, at) : titledBelow(line, at)
}

function noted(name: string, at: Reading): string {
  at.seen.add(name)
  return name
}

function namedHeading(line: string, known: readonly string[]): string | undefined {
  if (foot.test(line) && known.includes('尾部')) return '尾部'
  return line.length > 1 && known.includes(line) ? line : undefined
}

/** Below its chapter; where the text does not print the chapter, the next that the pack knows. */
function sectionOf(number: string, { known, seen, top }: Reading): string {
  const below = `${top}${number}`
  if (known.includes(below)) return below
  const bare = new RegExp(`^[^（）]*${number}$`)
  return known.find((one) => bare.test(one) && !seen.has(one)) ?? below
}

/** `三（二）医疗救助`: a part of a section that begins with its own title. */
function titledBelow(line: string, at: Reading): string | undefined {
  const found = at.known.find(
    (one) => titleIn(one) !== undefined && one.startsWith(at.section) && isTitled(line, one),
  )
  return found === undefined ? undefined : noted(found, at)
}

function titleIn(name: string): string | undefined {
  return /^[^（）]+（[^（）]+）(\p{Script=Han}{2,})$/u.exec(name)?.[1]
}

function isTitled(line: string, name: string): boolean {
  return new RegExp(`^${titleIn(name)}(?:（[^（）]+）)?：`).test(line)
}

/** A line cut where such a title begins in it. */
function atTitles(line: string, known: readonly string[]): readonly string[] {
  const titles = known.flatMap((one) => titleIn(one) ?? [])
  if (titles.length === 0) return [line]
  return line.split(new RegExp(`(?=(?:${titles.join('|')})(?:（[^（）]+）)?：)`))
}

interface Around {
  readonly begins: boolean
  readonly known: readonly string[]
  /** Characters in the longest line: one almost as long may be cut by the paper's edge. */
  readonly width: number
}

// A line is broken by the paper's width unless a sentence ended on it, or it is a heading alone.
function appended(
  before: string | undefined,
  line: string,
  { begins, known, width }: Around,
): string {
  if (before === undefined) return line
  const isBroken = !begins && !isTitle(before, { known, width }) && !/[。：；]$/.test(before)
  return `${before}${isBroken ? '' : '\n'}${line}`
}

function isTitle(before: string, { known, width }: Omit<Around, 'begins'>): boolean {
  if (known.includes(before)) return true
  const isNumbered = chapter.test(before) || section.test(before)
  const isItem = known.length > 0 && item.test(before) && before.length < width - cutBefore
  return (isNumbered || isItem) && isShort(before)
}

function isShort(line: string): boolean {
  return line.length < 30 && !/[\n。，：；]/.test(line)
}
