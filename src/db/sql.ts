/** A statement with `$1…$n` in its text and the values that belong to them. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Parts made here; anything else that looks like a `Sql` (say, from JSON) is taken as a value. */
const made = new WeakSet<object>()

/** Builds a statement: a `Sql` inside is spliced and renumbered, every other value is a parameter. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  checkEscapes(strings)
  const parts: Sql[] = []
  for (const [index, text] of strings.entries()) {
    parts.push({ text, values: [] })
    if (index >= values.length) continue
    const value = values[index]
    parts.push(isSql(value) ? value : { text: '$1', values: [value] })
  }
  return concatenate(parts, '')
}

/** A quoted identifier; `schema.table` gives both parts quoted. */
export function ident(name: string): Sql {
  const parts = name.split('.')
  for (const part of parts) {
    if (!/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(part) || Buffer.byteLength(part) > 63) {
      throw new RangeError(`not an identifier: ${JSON.stringify(name)}`)
    }
  }
  return keep({ text: parts.map((part) => `"${part}"`).join('.'), values: [] })
}

/** Text that our own compiler wrote. Never for anything that came from outside. */
export function trusted(text: string): Sql {
  return keep({ text, values: [] })
}

/** The parts one after the other, `separator` (plain SQL such as `', '` or `' and '`) between. */
export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return concatenate(parts, separator)
}

const checked = new WeakSet<TemplateStringsArray>()

/** JavaScript would silently make `w` of `\\w`, so that a pattern matches something else. */
function checkEscapes(strings: TemplateStringsArray): void {
  if (checked.has(strings)) return
  for (const raw of strings.raw) {
    if (/\\[^\\`$nrtux]/.test(raw.replaceAll('\\\\', ''))) {
      throw new RangeError(`write two backslashes for one in: ${raw}`)
    }
  }
  checked.add(strings)
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && made.has(value)
}

function keep(statement: Sql): Sql {
  made.add(statement)
  return statement
}

function concatenate(parts: readonly Sql[], separator: string): Sql {
  let text = ''
  const values: unknown[] = []
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += separator
    text += part.values.length === 0 ? part.text : renumber(part.text, values.length)
    for (const value of part.values) values.push(value)
  }
  return keep({ text, values })
}

function renumber(text: string, by: number): string {
  return by === 0 ? text : text.replace(/\$(\d+)/g, (_, digits) => `$${Number(digits) + by}`)
}
