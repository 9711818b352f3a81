/** A line as wide as the column of measures; the other columns are narrower. */
const measureWidth = 18
const rowNumber = /^(\d{1,2})(?:\s+(.+))?$/
const tableHead = /^序号\s/
const isSentenceEnd = /[。；]$/

interface Row {
  /** What the row is called, its measures, who answers for them: a line each, in the order of the text. */
  readonly parts: string[]
  isMeasure: boolean
}

/**
 * The text of a table that was taken out of its paper line by line: one article for each row (`1`, 首部
 * for what stands above), or for each part of a row that the pack names (`9医疗救助`). The title, each
 * measure and who answers for it stand on lines of their own.
 */
export function splitTable(
  lines: readonly string[],
  known: readonly string[],
): ReadonlyMap<string, string> {
  const head: string[] = []
  const rows = new Map<string, Row>()
  let number = ''
  let isHead = true
  let begins = true
  for (const line of lines) {
    const row = rowNumber.exec(line)
    if (row?.[1] !== undefined && isRow(row[1], known)) {
      number = row[1]
      isHead = false
      if (!rows.has(number)) rows.set(number, { parts: [], isMeasure: false })
      closeUnits(rows.get(number))
      if (row[2] !== undefined) take(rows.get(number), row[2])
    } else if (isHead) {
      if (line !== '') append(head, line, begins || tableHead.test(line))
      begins = line === ''
    } else if (line !== '' && !tableHead.test(line)) take(rows.get(number), line)
  }
  const articles = new Map([['首部', head.join('\n')]])
  for (const [name, row] of rows) {
    for (const [key, words] of articlesOf(name, row.parts, known)) articles.set(key, words)
  }
  return articles
}

function isRow(number: string, known: readonly string[]): boolean {
  return known.some((one) => one.replace(/\D+$/, '') === number)
}

/** A row that goes on overleaf begins a new part. */
function closeUnits(row: Row | undefined): void {
  if (row && row.parts.length > 0) row.parts.push('')
}

function take(row: Row | undefined, line: string): void {
  if (!row) return
  const last = row.parts.at(-1) ?? ''
  const isWide = line.length >= measureWidth
  const goesOn = row.isMeasure && (isWide || !last.endsWith('。'))
  append(row.parts, line, row.isMeasure ? !goesOn : isWide)
  row.isMeasure = isWide || goesOn
}

/** Below the last line, or on: units that end with their own word stand apart. */
function append(parts: string[], line: string, begins: boolean): void {
  const last = parts.at(-1)
  if (begins || last === undefined) parts.push(line)
  else {
    const isNextUnit = /[局委府]$/.test(last) && /^[市县各]/.test(line)
    parts[parts.length - 1] = `${last}${isNextUnit ? ' ' : ''}${line}`
  }
}

function articlesOf(
  number: string,
  parts: readonly string[],
  known: readonly string[],
): readonly (readonly [string, string])[] {
  const filled = parts.filter((part) => part !== '')
  if (known.includes(number)) return [[number, filled.join('\n')]]
  const names = known.filter((one) => one.replace(/\D+$/, '') === number)
  const found: [string, string[]][] = []
  let shared = ''
  for (const part of filled) {
    const next = names[found.length]
    const title = next?.slice(number.length) ?? ''
    const at = title === '' || isSentenceEnd.test(part) ? -1 : part.indexOf(title)
    if (next === undefined || at < 0) {
      found.at(-1)?.[1].push(part)
      continue
    }
    const before = part.slice(0, at)
    // What the row as a whole is called is printed again on every page.
    if (found.length === 0) shared = before
    else if (at > 0 && before !== shared) found.at(-1)?.[1].push(before)
    found.push([next, [part.slice(at)]])
  }
  return found.map(([name, lines]) => [name, lines.join('\n')])
}
