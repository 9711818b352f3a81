import iconv from 'iconv-lite'
import { makeZip } from '../fixtures/make-zip.ts'
import type { Chance } from './chance.ts'
import type { PlainFile } from './plain-files.ts'

export interface MutatedFile {
  readonly bytes: Buffer
  /** What was done to it, for the message of a failing test. */
  readonly what: string
  /** Only bytes of the container were changed: the rows may not read differently. */
  readonly isContainerOnly: boolean
}

/** The file with a fault or several, never the file as it was. */
export function mutate(file: PlainFile, chance: Chance): MutatedFile {
  const way = chance.next()
  if (way < 0.35) return ofBytes(file, chance)
  if (file.parts !== undefined) return ofParts(file.parts, chance)
  if (file.text !== undefined) {
    const [what, text] = ofText(file.text, chance)
    const encoding = chance.next() < 0.2 ? chance.of(encodings) : (file.encoding ?? 'utf8')
    const isContainerOnly = false
    return { bytes: iconv.encode(text, encoding), what: `${what}, ${encoding}`, isContainerOnly }
  }
  return ofBytes(file, chance)
}

const encodings = ['utf8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'latin1'] as const

function ofBytes(file: PlainFile, chance: Chance): MutatedFile {
  const isContainerOnly = file.parts !== undefined
  const bytes = Buffer.from(file.bytes)
  const place = (): number => chance.below(bytes.length)
  const done = (what: string, mutated: Buffer): MutatedFile => {
    return { bytes: mutated, what: `${file.shape}: ${what}`, isContainerOnly }
  }
  switch (chance.below(6)) {
    case 0:
      return done('cut short', bytes.subarray(0, place()))
    case 1: {
      const at = place()
      return done('a hole', Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + place())]))
    }
    case 2: {
      const at = place()
      const noise = Buffer.from(Array.from({ length: chance.below(300) }, () => chance.below(256)))
      return done('noise put in', Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]))
    }
    case 3: {
      const at = place()
      bytes.fill(
        chance.of([0, 0xff, 0x20, 0x22, 0x80]),
        at,
        Math.min(bytes.length, at + chance.below(200)),
      )
      return done('a stretch filled', bytes)
    }
    case 4: {
      // A length or an offset that is wrong.
      const at = Math.min(place(), bytes.length - 4)
      if (at >= 0) bytes.writeUInt32LE(chance.of([0, 1, 0xffff, 0x7fffffff, 0xffffffff]), at)
      return done('a wrong length', bytes)
    }
    default: {
      const flips = 1 + chance.below(20)
      for (let nth = 0; nth < flips; nth += 1) {
        const at = place()
        bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8))
      }
      return done(`${flips} bits flipped`, bytes)
    }
  }
}

function ofParts(parts: NonNullable<PlainFile['parts']>, chance: Chance): MutatedFile {
  const changed: Record<string, string | Buffer> = { ...parts }
  const [first = '', ...others] = Object.keys(changed)
  const name = chance.next() < 0.6 ? 'xl/worksheets/sheet1.xml' : chance.of([first, ...others])
  const other = chance.of([first, ...others])
  const text = String(changed[name])
  let what = `${name} `
  switch (chance.below(7)) {
    case 0:
      changed[name] = String(changed[other])
      what += `swapped with ${other}`
      break
    case 1:
      delete changed[name]
      what += 'missing'
      break
    case 2:
      changed[name] = '<a>'.repeat(50_000) + text
      what += 'nested deep'
      break
    case 3:
      changed[name] = text.replace(/r="[A-Z]+\d+"/, () => `r="${chance.of(farCells)}"`)
      what += 'a cell far away'
      break
    case 4:
      changed[name] = text.replaceAll(/<v>(\d+)<\/v>/g, (whole) =>
        chance.next() < 0.1 ? `<v>${chance.of(oddValues)}</v>` : whole,
      )
      what += 'odd values'
      break
    case 5:
      changed[name] =
        `<!DOCTYPE a [<!ENTITY x "${'y'.repeat(1000)}">]>${text.replaceAll('<t>', '<t>&x;')}`
      what += 'entities'
      break
    default: {
      const [how, mutated] = ofText(text, chance)
      changed[name] = mutated
      what += how
    }
  }
  return { bytes: makeZip(changed), what, isContainerOnly: false }
}

const farCells = [
  'XFD1048576',
  'XFE1',
  'A1048577',
  'ZZZZZZ9',
  'A0',
  'A99999999999',
  '1',
  'É1',
] as const
const oddValues = [
  '-1',
  '1e400',
  'NaN',
  '99999999',
  '',
  '0x10',
  '1,5',
  '\u0001',
  '&#0;',
  '&#xd800;',
] as const

function ofText(text: string, chance: Chance): readonly [string, string] {
  const at = chance.below(text.length)
  const to = at + chance.below(400)
  const put = (what: string, piece: string): readonly [string, string] => {
    return [what, text.slice(0, at) + piece + text.slice(at)]
  }
  switch (chance.below(9)) {
    case 0:
      return put('a quotation mark', '"')
    case 1:
      return put('a quoted cell', ',"一\n二 ""三"" ，",')
    case 2:
      return put('zero bytes', '\0\0')
    case 3:
      return put(
        'another delimiter',
        chance.of([',', ';', '\t', '，', '|']).repeat(1 + chance.below(40)),
      )
    case 4:
      return put('a line end', chance.of(['\n', '\r', '\r\n', '\u2028']))
    case 5:
      return put('a long cell', '长'.repeat(chance.of([100, 40_000, 900_000])))
    case 6:
      return ['a stretch lost', text.slice(0, at) + text.slice(to)]
    case 7:
      return put('a stretch twice', text.slice(at, to))
    default:
      return put(
        'odd characters',
        chance.of(['\u202e', '\ufffe', '\ud800', '𠮷', '\u0007', '<', '&', '\x1a']),
      )
  }
}
