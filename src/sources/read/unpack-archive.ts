import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#kernel/index'
import { makePrivateFolder } from '../private-folder.ts'
import { asRefusal, namingTheFile } from './refuse-file.ts'
import { isDocument } from './refuse-zip-kind.ts'
import { scanFile } from './scan-file.ts'
import { sniffFile } from './sniff-file.ts'
import { unpackEntry } from './unpack-entry.ts'
import { Unreadable } from './unreadable.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

export interface ArchiveLimits {
  readonly members: number
  /** All members together, unpacked. */
  readonly unpackedBytes: number
  /** Unpacked to packed, of the archive as a whole. */
  readonly zipRatio: number
}

export const archiveLimits: ArchiveLimits = {
  members: 200,
  unpackedBytes: 1_500_000_000,
  zipRatio: 100,
}

/** A file out of an archive, at a place of its own until the archive is closed. */
export interface ArchiveMember {
  /** With its folders, as the archive names it. */
  readonly name: string
  readonly bytes: number
  readonly path: string
}

/** A file of an archive that is no table, or is damaged; the others go on. */
export interface RefusedMember {
  readonly name: string
  readonly bytes: number
  readonly refusal: Refusal
}

export interface OpenedArchive {
  /** The files that will be unpacked, in the archive's order. */
  readonly listed: readonly { readonly name: string; readonly bytes: number }[]
  /** What was passed over, in Chinese. */
  readonly notes: readonly string[]
  /** One after the other. */
  members(): AsyncGenerator<ArchiveMember | RefusedMember>
  /** Removes what was unpacked. */
  close(): Promise<void>
}

/**
 * Whether the file is a zip of files, by its content: a workbook is a zip of its parts. False for
 * what is damaged: reading it says why.
 */
export async function isArchive(path: string): Promise<boolean> {
  try {
    if ((await sniffFile(path)) !== 'zip') return false
    return !isDocument(await readZipDirectory(path, archiveLimits))
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw asRefusal(error, basename(path))
  }
}

/**
 * Opens a zip of files. What cannot be opened at all is a `Refusal` that names `fileName`; a member
 * that cannot is delivered with its own.
 */
export function unpackArchive(
  path: string,
  options: { readonly fileName?: string; readonly limits?: Partial<ArchiveLimits> } = {},
): Promise<OpenedArchive> {
  const fileName = options.fileName ?? basename(path)
  const limits = { ...archiveLimits, ...options.limits }
  return namingTheFile(fileName, async () => {
    await scanFile(path)
    if ((await sniffFile(path)) !== 'zip') throw new Unreadable('unknown-kind')
    const entries = await readZipDirectory(path, limits)
    const files = entries.filter(({ name }) => !name.endsWith('/'))
    const wanted = files.filter(({ name }) => !isSystemFile(name))
    if (wanted.length === 0) throw new Unreadable('archive-empty')
    if (wanted.length > limits.members) {
      throw new Unreadable('too-many-members', { limit: limits.members })
    }
    if (wanted.every(({ encrypted }) => encrypted)) throw new Unreadable('archive-password')
    const folder = await makePrivateFolder('zip')
    const passed = files.length - wanted.length
    return {
      listed: wanted.map(({ name, unpacked }) => ({ name, bytes: unpacked })),
      notes: passed === 0 ? [] : [`压缩包“${fileName}”里有 ${passed} 个系统附带的文件，没有读取`],
      members: () => membersOf({ path, fileName, folder }, wanted),
      close: () => rm(folder, { recursive: true, force: true }),
    }
  })
}

/** What systems and programs leave beside the files that a person put there. */
function isSystemFile(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1)
  return /(^|\/)__MACOSX\//.test(name) || /^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$/i.test(last)
}

interface Place {
  readonly path: string
  readonly fileName: string
  readonly folder: string
}

async function* membersOf(
  { path, fileName, folder }: Place,
  entries: readonly ZipEntry[],
): AsyncGenerator<ArchiveMember | RefusedMember> {
  for (const [at, entry] of entries.entries()) {
    const { name, unpacked: bytes } = entry
    const target = join(folder, String(at), plainName(name))
    await mkdir(join(folder, String(at)), { recursive: true })
    const refusal = await unpackMember(path, entry, { target, called: `${fileName} 里的 ${name}` })
    yield refusal === undefined ? { name, bytes, path: target } : { name, bytes, refusal }
  }
}

async function unpackMember(
  path: string,
  entry: ZipEntry,
  member: { readonly target: string; readonly called: string },
): Promise<Refusal | undefined> {
  const { target, called } = member
  try {
    if (entry.encrypted) throw new Unreadable('archive-password')
    if (entry.unpacked === 0) throw new Unreadable('empty')
    await pipeline(unpackEntry(path, entry), createWriteStream(target, { mode: 0o600 }))
    if (await isArchive(target)) throw new Unreadable('nested-archive')
    await sniffFile(target)
    return undefined
  } catch (error) {
    await rm(target, { force: true })
    const refusal = asRefusal(error, called)
    if (refusal instanceof Refusal) return refusal
    throw error
  }
}

/** The last part of a member's name as a name of the file system: never a path. */
function plainName(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1).replace(/[\p{Cc}:*?"<>|]/gu, '_')
  const kept = Buffer.from(last).subarray(-200).toString('utf8').replaceAll('�', '')
  return kept === '' || kept === '.' || kept === '..' ? 'file' : kept
}
