import iconv from 'iconv-lite'
import type { TextEncoding } from './sniff-text.ts'

/** A text's bytes in an encoding, without a mark. */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, encoding, { addBOM: false })
}
