const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

/** One field of a COPY text row, escaped; `\N` for null. Fields are joined by tabs, rows end in \n. */
export function copyField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') {
    return special.test(value)
      ? value.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? '')
      : value
  }
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
  return String(value)
}
