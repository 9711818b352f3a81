import { type Needles, shortest } from './needles.ts'

export interface Finding {
  readonly where: string
  readonly what: string
  /** Behind which byte it ends. */
  readonly at: number
}

const mostBetween = 4
const longestRun = 4096
const modulus = 10 ** (shortest - 1)

const [other, digit, between, letterX, wide] = [0, 1, 2, 3, 4] as const
const kinds = kindsOfBytes()
const runBuffer = Buffer.alloc(longestRun)

/** Zero, blank, hyphen and the two bytes of a blank that does not break stand between digits. */
function kindsOfBytes(): Uint8Array {
  const table = new Uint8Array(256).fill(other)
  table.fill(digit, 0x30, 0x3a)
  for (const byte of [0, 0x20, 0x2d, 0xc2, 0xa0]) table[byte] = between
  for (const byte of [0x58, 0x78]) table[byte] = letterX
  table[0xef] = wide
  return table
}

/**
 * Finds the needles in bytes of any encoding in one pass. Digits count as one number across zero bytes
 * (UTF-16 and UTF-32 of either order), blanks and hyphens, and full-width digits of UTF-8 are digits.
 */
export function scanBytes(bytes: Uint8Array, needles: Needles, where = ''): Finding[] {
  const found: Finding[] = []
  const run = runBuffer
  let length = 0
  let gap = 0
  const end = (at: number, kept = 0) => {
    if (length >= shortest) {
      lookThrough(run.toString('latin1', 0, length), needles, (what) =>
        found.push({ where, what, at }),
      )
    }
    run.copyWithin(0, length - kept, length)
    length = kept
    gap = 0
  }
  for (let at = 0; at < bytes.length; at += 1) {
    if (length === 0) at = nextBeginning(bytes, at)
    if (at === bytes.length) break
    let byte = bytes[at] as number // within the length
    let kind = kinds[byte]
    if (kind === other) {
      if (length > 0) end(at)
      continue
    }
    if (kind === between) {
      if (length > 0) {
        gap += 1
        if (gap > mostBetween) end(at)
      }
      continue
    }
    if (kind === wide) {
      byte = wideDigit(bytes, at)
      kind = byte === 0 ? other : byte === 0x58 ? letterX : digit
      if (kind !== other) at += 2
    }
    if (kind === other || (kind === letterX && length === 0)) {
      end(at)
      continue
    }
    run[length] = kind === letterX ? 0x58 : byte
    length += 1
    gap = 0
    if (length === longestRun) end(at, 32)
  }
  end(bytes.length)
  return found
}

/** Where a run of digits may begin: the most of most files is passed over here. */
function nextBeginning(bytes: Uint8Array, from: number): number {
  const { length } = bytes
  let at = from
  while (at < length) {
    const kind = kinds[bytes[at] as number] // within the length
    if (kind === digit || kind === wide) return at
    at += 1
  }
  return length
}

/** A full-width digit or X as UTF-8 writes it, three bytes, made plain; else 0. */
function wideDigit(bytes: Uint8Array, at: number): number {
  const last = bytes[at + 1] === 0xbc ? (bytes[at + 2] ?? 0) : 0
  if (last >= 0x90 && last <= 0x99) return last - 0x60
  return last === 0xb8 ? 0x58 : 0
}

function lookThrough(run: string, needles: Needles, tell: (what: string) => void): void {
  let value = 0
  let digitsRead = 0
  for (let at = 0; at < run.length; at += 1) {
    const code = run.charCodeAt(at)
    if (code === 0x58) {
      digitsRead = 0
      value = 0
      continue
    }
    value = (value % modulus) * 10 + code - 0x30
    digitsRead += 1
    if (digitsRead < shortest || !needles.beginnings.has(value)) continue
    const from = at - shortest + 1
    for (const length of needles.lengths) {
      const what = needles.forms.get(run.slice(from, from + length))
      if (what !== undefined) tell(what)
    }
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The same in a text as it stands, with what its escapes, its hex and its base64 say. */
export function scanText(text: string, needles: Needles, where = ''): Finding[] {
  const found = scanBytes(Buffer.from(text), needles, where)
  const within = (bytes: Uint8Array, how: string) => {
    for (const one of scanBytes(bytes, needles, where)) {
      found.push({ ...one, what: `${one.what}, ${how}` })
    }
  }
  if (text.includes('\\u')) {
    const plain = text.replace(/\\+u([0-9a-fA-F]{4})/g, (_, code) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    within(Buffer.from(plain), 'escaped')
  }
  for (const [run] of text.matchAll(/[0-9a-fA-F]{22,}/g)) {
    for (const from of [0, 1]) within(Buffer.from(run.slice(from), 'hex'), 'in hex')
  }
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{15,}/g)) {
    if (uuid.test(run)) continue
    for (const from of [0, 1, 2, 3]) within(Buffer.from(run.slice(from), 'base64'), 'in base64')
  }
  return found
}
