import { randomBytes } from 'node:crypto'
import { uuidV7 } from '#kernel/index'

/** A fresh UUIDv7: ordered by time, so that newer rows lie together in an index. */
export function newId(): string {
  return uuidV7(Date.now(), randomBytes(10))
}
