import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from './app-port.ts'
import { refuse } from './refusals.ts'

export const largestUpload = 300 * 1024 * 1024

/** Keeps the uploaded file in a folder of its own while `work` runs; then it is removed. */
export async function withUpload<T>(
  request: FastifyRequest,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw refuse('wrong-kind')
  const folder = await mkdtemp(path.join(os.tmpdir(), 'doudi-upload-'))
  try {
    await chmod(folder, 0o700)
    return await work(await receive(request, folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function receive(request: FastifyRequest, folder: string): Promise<Upload> {
  const fields = new Map<string, string>()
  let kept: { readonly path: string; readonly fileName: string } | undefined
  for await (const part of request.parts()) {
    if (part.type === 'file') kept = await keep(part, folder)
    else fields.set(part.fieldname, String(part.value))
  }
  if (!kept) throw refuse('file-missing')
  return { ...kept, ...readFields(fields) }
}

async function keep(part: MultipartFile, folder: string) {
  const fileName = path.basename(part.filename.replaceAll('\\', '/')).slice(0, 200)
  if (fileName === '') throw refuse('file-missing')
  const target = path.join(folder, `upload${path.extname(fileName).slice(0, 10)}`)
  await pipeline(part.file, createWriteStream(target, { mode: 0o600 }))
  if (part.file.truncated) throw refuse('too-large')
  return { path: target, fileName }
}

function readFields(fields: ReadonlyMap<string, string>) {
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
