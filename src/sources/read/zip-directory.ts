import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import type { Entry, ZipFile } from 'yauzl'
import { asUnreadable, openZip } from './open-zip.ts'
import type { ReadLimits } from './raw-row.ts'
import { Unreadable } from './unreadable.ts'

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly method: number
  readonly encrypted: boolean
  /** Zero where the writer left it out. */
  readonly crc: number
  /** What the zip library unpacks it by. */
  readonly record: Entry
}

const maxEntries = 5000
const maxDirectoryBytes = 4_000_000

/**
 * The directory of a zip archive. Refuses what is cut short, and, before a byte is unpacked, what
 * would unpack to more than the limits allow.
 */
export async function readZipDirectory(
  path: string,
  limits: Pick<ReadLimits, 'unpackedBytes' | 'zipRatio'>,
): Promise<readonly ZipEntry[]> {
  const zip = await openZip(path)
  try {
    const entries = await entriesOf(zip)
    refuseBomb(entries, zip.fileSize, limits)
    return entries
  } catch (error) {
    throw asUnreadable(error)
  } finally {
    zip.close()
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly ZipEntry[]> {
  if (zip.entryCount > maxEntries) throw new Unreadable('bomb')
  const entries: ZipEntry[] = []
  let directoryBytes = 0
  for await (const record of zip.eachEntry()) {
    directoryBytes += record.fileNameLength + record.extraFieldLength + record.fileCommentLength
    if (directoryBytes > maxDirectoryBytes) throw new Unreadable('bomb')
    entries.push({
      // Some writers of Windows use its own separator.
      name: nameOf(record).replaceAll('\\', '/'),
      packed: record.compressedSize,
      unpacked: record.uncompressedSize,
      method: record.compressionMethod,
      encrypted: record.isEncrypted(),
      crc: record.crc32,
      record,
    })
  }
  return entries
}

const unicodePathField = 0x7075
const markOfUtf8 = 0x800

/** Chinese Windows writes names in its own encoding, others in UTF-8 and do not always say so. */
function nameOf({ fileNameRaw, extraFields, generalPurposeBitFlag }: Entry): string {
  const unicode = extraFields.find(({ id }) => id === unicodePathField)?.data
  // One byte of version and four of a checksum stand before the name.
  if (unicode !== undefined && unicode.length > 5) return unicode.toString('utf8', 5)
  const isMarkedUtf8 = (generalPurposeBitFlag & markOfUtf8) !== 0
  if (isMarkedUtf8 || isUtf8(fileNameRaw)) return fileNameRaw.toString('utf8')
  return new TextDecoder('gb18030').decode(fileNameRaw)
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
