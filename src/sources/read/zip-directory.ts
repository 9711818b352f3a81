import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import type { ReadLimits } from './raw-row.ts'
import { Unreadable } from './unreadable.ts'

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
  readonly method: number
  readonly encrypted: boolean
  /** Zero where the writer left it out. */
  readonly crc: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const maxEntries = 5000
const maxDirectoryBytes = 4_000_000

/**
 * The directory of a zip archive, read from its end. Refuses what is cut short, and, before a byte
 * is unpacked, what would unpack to more than the limits allow.
 */
export async function readZipDirectory(
  file: FileHandle,
  bytes: number,
  limits: Pick<ReadLimits, 'unpackedBytes' | 'zipRatio'>,
): Promise<readonly ZipEntry[]> {
  const tail = await readBytes(file, Math.max(0, bytes - 65_557), Math.min(bytes, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || tail.length < end + 22 || tail.readUInt32LE(end) !== endSignature) {
    throw new Unreadable('truncated')
  }
  const count = tail.readUInt16LE(end + 10)
  const size = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  // 0xffff and 0xffffffff mark the 64-bit form, which only archives past 4 GB need.
  if (count > maxEntries || size > maxDirectoryBytes) throw new Unreadable('bomb')
  if (offset + size > bytes) throw new Unreadable('truncated')
  const entries = parseEntries(await readBytes(file, offset, size), count)
  refuseBomb(entries, bytes, limits)
  return entries
}

function parseEntries(directory: Buffer, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) {
      throw new Unreadable('truncated')
    }
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const extraAt = at + 46 + nameLength
    const extra = directory.subarray(extraAt, extraAt + extraLength)
    const flags = directory.readUInt16LE(at + 8)
    const isMarkedUtf8 = (flags & 0x800) !== 0
    entries.push({
      encrypted: (flags & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      ...sizesOf(directory, at, extra),
      // Some writers of Windows use its own separator.
      name: nameOf(directory.subarray(at + 46, extraAt), isMarkedUtf8, extra).replaceAll('\\', '/'),
    })
    at = extraAt + extraLength + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Chinese Windows writes names in its own encoding, others in UTF-8 and do not always say so. */
function nameOf(bytes: Buffer, isMarkedUtf8: boolean, extra: Buffer): string {
  const unicode = extraField(extra, unicodePathField)
  // One byte of version and four of a checksum stand before the name.
  if (unicode !== undefined && unicode.length > 5) return unicode.toString('utf8', 5)
  if (isMarkedUtf8 || isUtf8(bytes)) return bytes.toString('utf8')
  return new TextDecoder('gb18030').decode(bytes)
}

const unicodePathField = 0x7075
const sizesField = 1

function extraField(extra: Buffer, wanted: number): Buffer | undefined {
  let from = 0
  while (from + 4 <= extra.length) {
    const to = from + 4 + extra.readUInt16LE(from + 2)
    if (extra.readUInt16LE(from) === wanted) return extra.subarray(from + 4, to)
    from = to
  }
  return undefined
}

const in64Bits = 0xffffffff

/** Some writers give the 64-bit form of sizes whatever the sizes are. */
function sizesOf(
  directory: Buffer,
  at: number,
  extra: Buffer,
): Pick<ZipEntry, 'packed' | 'unpacked' | 'offset'> {
  const found = [24, 20, 42].map((field) => directory.readUInt32LE(at + field))
  const wide = extraField(extra, sizesField) ?? Buffer.alloc(0)
  let from = 0
  const [unpacked = 0, packed = 0, offset = 0] = found.map((value) => {
    if (value !== in64Bits || from + 8 > wide.length) return value
    from += 8
    return Number(wide.readBigUInt64LE(from - 8))
  })
  return { unpacked, packed, offset }
}

function refuseBomb(
  entries: readonly ZipEntry[],
  bytes: number,
  limits: Pick<ReadLimits, 'unpackedBytes' | 'zipRatio'>,
): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const suspicious = unpacked > 20_000_000 && unpacked / bytes > limits.zipRatio
  if (unpacked > limits.unpackedBytes || suspicious) throw new Unreadable('bomb')
}

async function readBytes(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, from)
  return buffer.subarray(0, bytesRead)
}
