import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyReply } from 'fastify'
import { makePrivateFolder } from '#sources/index'
import type { WrittenFile } from './ports/job-port.ts'

/** Has a file written into a folder of its own, sends it, and removes the folder. */
export async function sendWritten(
  reply: FastifyReply,
  write: (folder: string) => Promise<WrittenFile>,
): Promise<FastifyReply> {
  const folder = await makePrivateFolder('download')
  const leave = () => rm(folder, { recursive: true, force: true })
  try {
    const sent = await sendFile(reply, await write(folder))
    reply.raw.once('close', () => void leave())
    if (reply.raw.closed) await leave()
    return sent
  } catch (error) {
    await leave()
    throw error
  }
}

/** Sends a file to be saved under its own name; nobody on the way keeps it. */
export async function sendFile(reply: FastifyReply, file: WrittenFile): Promise<FastifyReply> {
  const { size } = await stat(file.path)
  return reply
    .headers({
      'content-type': contentTypes[path.extname(file.fileName)] ?? 'application/octet-stream',
      'content-length': size,
      'content-disposition': attachment(file.fileName),
      'cache-control': 'no-store',
    })
    .send(createReadStream(file.path))
}

/** The header that names the file: in full by RFC 5987, and for old programs with its ending alone. */
export function attachment(fileName: string): string {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(fileName)?.[0] ?? ''
  // `'()*` are kept by encodeURIComponent and not allowed there.
  const whole = encodeURIComponent(fileName.replace(/\p{Cs}/gu, '')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="doudi${ending}"; filename*=UTF-8''${whole}`
}

// A text may be in the sender's own encoding: it is sent as bytes, so that nobody converts it.
const contentTypes: Readonly<Record<string, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
}
