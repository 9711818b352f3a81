import type { ReadRefusal } from './refusals.ts'

export type Sniffed = 'zip' | 'ole' | 'markup' | 'text'

/** What the first bytes say the file is: the name is never asked. */
export function sniffKind(head: Uint8Array): Sniffed | ReadRefusal {
  if (head.length === 0) return 'empty'
  const foreign = foreignSignatures.find(([bytes]) => startsWith(head, bytes))
  if (foreign) return foreign[1]
  // A list may well begin with these two letters; a program is no text.
  if (startsWith(head, [0x4d, 0x5a]) && hasBinaryNoise(head)) return 'program'
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]) || isBareWorkbook(head)) return 'ole'
  if (hasBinaryNoise(head)) return 'unknown-kind'
  const opening = new TextDecoder('latin1').decode(head.subarray(0, 1024)).replace(/\0/g, '')
  const text = opening.replace(/^(ÿþ|þÿ|ï»¿)/, '').trimStart()
  if (text === '') return isAllSpace(head) ? 'empty' : 'text'
  if (/^MIME-Version:/i.test(text)) return 'web-archive'
  if (/^\[(InternetShortcut|Desktop Entry)\]/i.test(text)) return 'shortcut'
  if (/^(#!\s*\/|<\?php\b|@echo\s+(off|on)\b)/i.test(text)) return 'program'
  return /^<[!?a-z]/i.test(text) ? 'markup' : 'text'
}

const foreignSignatures: readonly (readonly [readonly number[], ReadRefusal])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x52, 0x61, 0x72, 0x21], 'foreign-archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'foreign-archive'],
  [[0x1f, 0x8b], 'foreign-archive'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [[0x47, 0x49, 0x46, 0x38], 'image'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'document'],
  // ELF, Mach-O of either order and width, of several machines or Java, WebAssembly, Android.
  [[0x7f, 0x45, 0x4c, 0x46], 'program'],
  [[0xfe, 0xed, 0xfa, 0xce], 'program'],
  [[0xfe, 0xed, 0xfa, 0xcf], 'program'],
  [[0xce, 0xfa, 0xed, 0xfe], 'program'],
  [[0xcf, 0xfa, 0xed, 0xfe], 'program'],
  [[0xca, 0xfe, 0xba, 0xbe], 'program'],
  [[0x00, 0x61, 0x73, 0x6d], 'program'],
  [[0x64, 0x65, 0x78, 0x0a], 'program'],
  [[0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0], 'shortcut'],
]

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte)
}

function isAllSpace(head: Uint8Array): boolean {
  return head.every((byte) => byte === 0x20 || (byte >= 9 && byte <= 13))
}

/** The stream of an old workbook without its container, as small export programs write it. */
function isBareWorkbook(head: Uint8Array): boolean {
  const [record, version = 1, length = 0, high] = head
  return record === 9 && [0, 2, 4, 8].includes(version) && length >= 4 && length <= 16 && high === 0
}

/** Text has no control characters but tabs, line ends and the old end-of-file mark. */
function hasBinaryNoise(head: Uint8Array): boolean {
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return false
  if (isUtf16WithoutMark(head) !== undefined) return false
  let odd = 0
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b)) odd += 1
  }
  return odd > head.length / 500 + 1
}

/** UTF-16 without its mark: it has zero bytes, and reads as the characters of a Chinese table. */
export function isUtf16WithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let zeros = 0
  for (const byte of head) if (byte === 0) zeros += 1
  // Line ends and digits bring at least so many.
  if (zeros < head.length / 50) return undefined
  const whole = head.subarray(0, head.length - (head.length % 2))
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = new TextDecoder(encoding).decode(whole)
    return (text.match(usualCharacters)?.length ?? 0) * 10 > text.length * 9
  })
}

const usualCharacters =
  /[\t\n\r -~\u00a0-\u00ff\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g
