const delimiters = [',', '\t', ';', '，', '|'] as const

/**
 * The delimiter that cuts the first lines into the same number of cells. A file of one column has
 * none; the comma then does no harm.
 */
export function detectDelimiter(head: string): string {
  const lines = head
    .replace(/"[^"]*"/g, '""')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const score = scoreDelimiter(lines, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Cells a line that most lines share, weighed by how many lines share it. */
function scoreDelimiter(lines: readonly string[], delimiter: string): number {
  const widths = new Map<number, number>()
  for (const line of lines) {
    const width = line.split(delimiter).length
    if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1)
  }
  let best = 0
  for (const [width, count] of widths) {
    best = Math.max(best, (count / lines.length) * (1 + Math.min(width, 20) / 100))
  }
  return best
}
