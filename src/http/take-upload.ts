import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { makePrivateFolder } from '#sources/index'
import type { Upload } from './app-port.ts'
import type { Received } from './ports/batch-work-port.ts'
import { refuse } from './refusals.ts'

export const largestUpload = 300 * 1024 * 1024
/** Of one request. */
export const mostFiles = 20
const largestTogether = 1024 * 1024 * 1024

/** What a form holds besides its files. */
type Fields = ReadonlyMap<string, string>

interface Form {
  readonly files: readonly { readonly path: string; readonly fileName: string }[]
  readonly fields: Fields
}

/** Keeps the uploaded file in a folder of its own while `work` runs; then it is removed. */
export async function withUpload<T>(
  request: FastifyRequest,
  work: (upload: Upload, fields: Fields) => Promise<T>,
): Promise<T> {
  const { uploads, fields, release } = await receiveUploads(request, 1)
  try {
    const [upload] = uploads
    if (!upload) throw refuse('file-missing')
    return await work(upload, fields)
  } finally {
    await release()
  }
}

/** Takes the files of a form; who gets them calls `release`, which removes them. */
export async function receiveUploads(
  request: FastifyRequest,
  files = mostFiles,
): Promise<Received & { readonly fields: Fields }> {
  if (!request.isMultipart()) throw refuse('wrong-kind')
  const folder = await makePrivateFolder('upload')
  const release = () => rm(folder, { recursive: true, force: true })
  try {
    const form = await receive(request, folder, files)
    const about = readFields(form.fields)
    const uploads = form.files.map((file) => ({ ...file, ...about }))
    return { uploads, fields: form.fields, release }
  } catch (error) {
    await release()
    throw error
  }
}

async function receive(request: FastifyRequest, folder: string, most: number): Promise<Form> {
  const fields = new Map<string, string>()
  const files: { readonly path: string; readonly fileName: string }[] = []
  let bytes = 0
  for await (const part of request.parts({ limits: { files: most } })) {
    if (part.type !== 'file') {
      fields.set(part.fieldname, String(part.value))
      continue
    }
    const kept = await keep(part, path.join(folder, String(files.length + 1)))
    bytes += kept.bytes
    if (bytes > largestTogether) throw refuse('too-large-together')
    files.push(kept)
  }
  if (files.length === 0) throw refuse('file-missing')
  return { files, fields }
}

/** A file in a folder of its own, under its own name: what is said of it later names it. */
async function keep(part: MultipartFile, folder: string) {
  const fileName = plainFileName(part.filename)
  if (fileName === '') throw refuse('file-missing')
  await mkdir(folder, { mode: 0o700 })
  const target = path.join(folder, clip(fileName, longestNameBytes))
  const output = createWriteStream(target, { mode: 0o600, flags: 'wx' })
  await pipeline(part.file, output)
  if (part.file.truncated) throw refuse('too-large')
  return { path: target, fileName, bytes: output.bytesWritten }
}

/** File systems take 255. */
const longestNameBytes = 240

function clip(name: string, bytes: number): string {
  const kept = [...name]
  while (Buffer.byteLength(kept.join('')) > bytes) kept.pop()
  return kept.join('')
}

/** The last part of a name as a browser gives it, without what cannot be seen; never a way elsewhere. */
export function plainFileName(given: string | undefined): string {
  const last = path.posix.basename((given ?? '').replaceAll('\\', '/'))
  const seen = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  return /^\.*$/.test(seen) ? '' : seen.slice(0, 200)
}

function readFields(fields: Fields) {
  const period = fields.get('period') || undefined
  const mode = fields.get('mode') || undefined
  if (period !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) {
    throw refuse('invalid-input', { where: '期间', why: '写法不对，请写成 2024-10 这样' })
  }
  if (mode !== undefined && mode !== '全量' && mode !== '增量') {
    throw refuse('invalid-input', { where: '方式', why: '只能是 全量、增量 之一' })
  }
  return { dataset: fields.get('dataset') || 'auto', period, mode } as const
}
