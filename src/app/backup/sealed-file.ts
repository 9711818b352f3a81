import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { type CipherFamily, keyRingOf, suiteOf, type Vault } from '#vault/index'
import { refuse } from './refusals.ts'

/** What stands in clear at the beginning of a backup: enough to say which key opens it. */
export interface BackupHeader {
  readonly format: 1
  readonly id: string
  readonly installation: string
  readonly fingerprint: string
  readonly family: CipherFamily
  /** The backup's own key, wrapped by the master key. */
  readonly wrapped: string
  readonly madeAt: string
}

const magic = Buffer.from('DOUDI-BACKUP\n')
const chunkBytes = 128 * 1024
const mostHeaderBytes = 64 * 1024
const mostSealedBytes = chunkBytes + 1024
const lengthBytes = 4

export interface SealedWriter {
  write(bytes: Uint8Array): void
  /** Seals what is left, brings it to the disk and gives the file its name; gives its size. */
  finish(): number
  /** Leaves nothing behind. */
  abandon(): void
}

/**
 * Writes bytes in authenticated chunks to `file.part`. Each chunk is bound to this backup,
 * its place in it and whether it is the last, so that none can be changed, moved, left out or added.
 */
export function writeSealed(
  file: string,
  vault: Vault,
  about: { readonly installation: string; readonly madeAt: Date },
): SealedWriter {
  const draft = `${file}.part`
  const id = randomUUID()
  const secret = randomBytes(32)
  const family = vault.family()
  const header: BackupHeader = {
    format: 1,
    id,
    installation: about.installation,
    fingerprint: vault.fingerprint(),
    family,
    wrapped: Buffer.from(keyRingOf(vault).wrap(secret, `backup ${id}`, family)).toString('base64'),
    madeAt: about.madeAt.toISOString(),
  }
  const head = Buffer.from(JSON.stringify(header))
  const suite = suiteOf(family)
  const label = labelsOf(head)
  const open = openSync(draft, 'w', 0o600)
  const gathered = Buffer.alloc(chunkBytes)
  let filled = 0
  let number = 0
  let size = 0
  let isOpen = true
  const put = (...parts: readonly Uint8Array[]): void => {
    for (const part of parts) {
      for (let at = 0; at < part.length; ) at += writeSync(open, part, at)
      size += part.length
    }
  }
  const flush = (isLast: boolean): void => {
    const sealed = suite.seal(secret, gathered.subarray(0, filled), label(number, isLast))
    put(lengthOf(sealed.length), Uint8Array.of(isLast ? 1 : 0), sealed)
    number += 1
    filled = 0
  }
  const close = (): void => {
    if (isOpen) closeSync(open)
    isOpen = false
  }
  put(magic, lengthOf(head.length), head)
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        if (filled === chunkBytes) flush(false)
        const part = bytes.subarray(at, at + chunkBytes - filled)
        gathered.set(part, filled)
        filled += part.length
        at += part.length
      }
    },
    finish: () => {
      flush(true)
      fsyncSync(open)
      close()
      renameSync(draft, file)
      syncFolder(path.dirname(path.resolve(file)))
      return size
    },
    abandon: () => {
      close()
      rmSync(draft, { force: true })
    },
  }
}

/** The header of a backup; refuses what is none. */
export function readHeader(file: string): BackupHeader {
  return withOpen(file, (open) => takeHeader(open, file).header)
}

/** The bytes that were written, chunk by chunk; refuses with a sentence the first that is not as it was. */
export function* readSealed(file: string, vault: Vault): Generator<Uint8Array, void, undefined> {
  const open = opened(file)
  try {
    const { header, head } = takeHeader(open, file)
    const wanted = header.fingerprint.slice(0, 8)
    if (header.fingerprint !== vault.fingerprint()) {
      throw refuse('backup-of-other-key', { file, wanted })
    }
    const suite = suiteOf(header.family)
    const secret = unwrap(vault, header, file)
    const label = labelsOf(head)
    for (let number = 0; ; number += 1) {
      const chunk = takeChunk(open, file)
      yield unsealed(file, number, () =>
        suite.unseal(secret, chunk.sealed, label(number, chunk.isLast)),
      )
      if (chunk.isLast) break
    }
    if (take(open, 1) !== undefined) {
      throw refuse('backup-damaged', { file, problem: '末尾有多出来的内容' })
    }
  } finally {
    closeSync(open)
  }
}

/** Bound to all that stands in clear, to the place and to being the last. */
function labelsOf(head: Uint8Array): (number: number, isLast: boolean) => string {
  const digest = createHash('sha256').update(head).digest('hex')
  return (number, isLast) => `backup ${digest} ${number} ${isLast ? 'last' : 'more'}`
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(lengthBytes)
  bytes.writeUInt32BE(length)
  return bytes
}

function takeHeader(
  open: number,
  file: string,
): { readonly header: BackupHeader; readonly head: Uint8Array } {
  if (!take(open, magic.length)?.equals(magic)) throw refuse('not-a-backup', { file })
  const length = take(open, lengthBytes)?.readUInt32BE(0) ?? 0
  const head = length > 0 && length <= mostHeaderBytes ? take(open, length) : undefined
  const header = head === undefined ? undefined : parseHeader(head)
  if (head === undefined || header === undefined) {
    throw refuse('backup-damaged', { file, problem: '文件头读不懂' })
  }
  if (header === 'newer') throw refuse('backup-newer', { file })
  return { header, head }
}

function parseHeader(head: Uint8Array): BackupHeader | 'newer' | undefined {
  try {
    const found = JSON.parse(Buffer.from(head).toString('utf8')) as Record<string, unknown> // checked below
    const { format, id, installation, fingerprint, family, wrapped, madeAt } = found
    if (typeof format !== 'number') return undefined
    if (format > 1) return 'newer'
    if (family !== 'standard' && family !== 'gm') return undefined
    if (typeof id !== 'string' || typeof installation !== 'string') return undefined
    if (typeof fingerprint !== 'string' || typeof wrapped !== 'string') return undefined
    if (typeof madeAt !== 'string') return undefined
    return { format: 1, id, installation, fingerprint, family, wrapped, madeAt }
  } catch {
    return undefined
  }
}

function unwrap(vault: Vault, header: BackupHeader, file: string): Uint8Array {
  const wrapped = Buffer.from(header.wrapped, 'base64')
  try {
    return keyRingOf(vault).unwrap(wrapped, `backup ${header.id}`, header.family)
  } catch (error) {
    throw refuse('backup-damaged', { file, problem: '备份密钥打不开' }, { cause: error })
  }
}

function takeChunk(
  open: number,
  file: string,
): { readonly isLast: boolean; readonly sealed: Uint8Array } {
  const head = take(open, lengthBytes + 1)
  const length = head?.readUInt32BE(0) ?? 0
  if (head === undefined) throw refuse('backup-damaged', { file, problem: '内容不完整，后面缺了' })
  const sealed = length > 0 && length <= mostSealedBytes ? take(open, length) : undefined
  if (sealed === undefined)
    throw refuse('backup-damaged', { file, problem: '内容不完整，后面缺了' })
  return { isLast: head[lengthBytes] === 1, sealed }
}

/** Exactly so many bytes, or undefined where the file ends before. */
function take(open: number, length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const got = readSync(open, bytes, filled, length - filled, null)
    if (got === 0) return undefined
    filled += got
  }
  return bytes
}

function unsealed(file: string, number: number, work: () => Uint8Array): Uint8Array {
  try {
    return work()
  } catch (error) {
    const problem = `第 ${number + 1} 段与备份时不符`
    throw refuse('backup-damaged', { file, problem }, { cause: error })
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'r')
  } catch (error) {
    throw refuse('backup-unreadable', { file }, { cause: error })
  }
}

function withOpen<T>(file: string, work: (open: number) => T): T {
  const open = opened(file)
  try {
    return work(open)
  } finally {
    closeSync(open)
  }
}

/** So that the new name is on the disk too; not every system lets a folder be opened for it. */
function syncFolder(folder: string): void {
  try {
    const open = openSync(folder, 'r')
    fsyncSync(open)
    closeSync(open)
  } catch {
    // The bytes themselves are there.
  }
}
