/**
 * Both engines speak text here, so that a value is the same on both: what goes in becomes
 * PostgreSQL's text form, what comes out is read by type from the text form.
 */

/** PostgreSQL's text form of a parameter. A Date is its instant, an array an array literal, an object JSON. */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
    return String(value)
  }
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${hex(value)}`
  if (Array.isArray(value)) return arrayText(value)
  if (typeof value === 'object') return JSON.stringify(value)
  throw new RangeError(`a ${typeof value} cannot be a parameter`)
}

/** Readers by type oid, array types included. What is not listed stays text. */
export const readers: Readonly<Record<number, (text: string) => unknown>> = allReaders()

function allReaders(): Record<number, (text: string) => unknown> {
  const asText = (text: string) => text
  const json = (text: string): unknown => JSON.parse(text)
  const scalar: readonly [oid: number, arrayOid: number, read: (text: string) => unknown][] = [
    [16, 1000, (text) => text === 't'],
    [17, 1001, readBytes],
    [20, 1016, readWhole],
    [21, 1005, Number],
    [23, 1007, Number],
    [26, 1028, Number],
    [700, 1021, Number],
    [701, 1022, Number],
    [114, 199, json],
    [3802, 3807, json],
    [1184, 1185, readInstant],
    // text, name, char, varchar, bpchar, date, time, timestamp, interval, numeric, uuid
    [25, 1009, asText],
    [19, 1003, asText],
    [18, 1002, asText],
    [1043, 1015, asText],
    [1042, 1014, asText],
    [1082, 1182, asText],
    [1083, 1183, asText],
    [1114, 1115, asText],
    [1186, 1187, asText],
    [1700, 1231, asText],
    [2950, 2951, asText],
  ]
  const found: Record<number, (text: string) => unknown> = {}
  for (const [oid, arrayOid, read] of scalar) {
    found[oid] = read
    found[arrayOid] = (text) => readArray(text, read)
  }
  return found
}

function readWhole(text: string): number {
  const whole = Number(text)
  if (!Number.isSafeInteger(whole)) throw new RangeError(`beyond whole numbers: ${text}`)
  return whole
}

function readBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

const instant =
  /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/

/** ISO in UTC; milliseconds, or six digits where the value has microseconds. */
function readInstant(text: string): string {
  const found = instant.exec(text)
  if (!found) return text
  const [, day, time, fraction = '', sign, hours = '0', minutes = '0', seconds = '0'] = found
  const micro = fraction.padEnd(6, '0')
  const local = Date.parse(`${day}T${time}.${micro.slice(0, 3)}Z`)
  // Before 1901 China kept local mean time, eight hours, five minutes and 43 seconds.
  const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  const utc = new Date(sign === '-' ? local + offset : local - offset).toISOString()
  return micro.endsWith('000') ? utc : `${utc.slice(0, -1)}${micro.slice(3)}Z`
}

function arrayText(values: readonly unknown[]): string {
  const elements = values.map((value) => {
    if (Array.isArray(value)) return arrayText(value)
    const text = parameterText(value)
    return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`
  })
  return `{${elements.join(',')}}`
}

function readArray(text: string, read: (text: string) => unknown): unknown[] {
  // '[2:3]={…}' names the bounds of an array that does not start at 1.
  let at = text.indexOf('{')
  return list()

  function list(): unknown[] {
    const found: unknown[] = []
    at += 1
    while (text[at] !== '}') {
      if (text[at] === ',') at += 1
      else if (text[at] === '{') found.push(list())
      else if (text[at] === '"') found.push(read(quoted()))
      else {
        const word = bare()
        found.push(word === 'NULL' ? null : read(word))
      }
    }
    at += 1
    return found
  }

  function quoted(): string {
    let word = ''
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1
      word += text[at]
    }
    at += 1
    return word
  }

  function bare(): string {
    const from = at
    while (at < text.length && text[at] !== ',' && text[at] !== '}') at += 1
    return text.slice(from, at)
  }
}
