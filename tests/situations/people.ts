import { identityCheckDigit } from '#kernel/index'

/** A valid number of the unused area 999901; no such person exists. */
export function numberOf(birth: string, serial: number): string {
  const first = `999901${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

/** The people of the situations: name and number. */
export const people: readonly (readonly [name: string, number: string])[] = [
  ['赵大山', numberOf('1950-03-05', 11)],
  ['钱小花', numberOf('1980-07-09', 24)],
  ['孙有福', numberOf('1990-01-20', 37)],
  ['李长顺', numberOf('1962-11-11', 53)],
  ['周玉兰', numberOf('1971-05-06', 62)],
  ['吴建国', numberOf('1955-08-15', 75)],
  ['郑秀英', numberOf('1948-12-01', 86)],
]

export function person(at: number): readonly [name: string, number: string] {
  const found = people[at]
  if (found === undefined) throw new RangeError(`nobody at ${at}`)
  return found
}

/** A delimited text with quotation marks where a cell needs them. */
export function csv(lines: readonly (readonly (string | number)[])[], delimiter = ','): string {
  const written = (cell: string | number): string => {
    const text = String(cell)
    const needsQuotes = text.includes(delimiter) || /["\n]/.test(text)
    return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text
  }
  return lines.map((cells) => `${cells.map(written).join(delimiter)}\r\n`).join('')
}
