import { open } from 'node:fs/promises'
import { type Sniffed, sniffKind } from './sniff-kind.ts'
import { Unreadable } from './unreadable.ts'

/** What the file at `path` is by its first bytes; raises for what is no table. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const sniffed = sniffKind(buffer.subarray(0, bytesRead))
    if (sniffed === 'zip' || sniffed === 'ole' || sniffed === 'markup' || sniffed === 'text') {
      return sniffed
    }
    throw new Unreadable(sniffed)
  } finally {
    await file.close()
  }
}
