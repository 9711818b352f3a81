import { createHash } from 'node:crypto'

// Crockford's alphabet: no I, L, O, U, so that a hand-written code reads one way.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLength = 4
const masterBytes = 32
const checkBytes = 3

/** The sheet to print and lock away: the master key in groups, and what it is for. */
export function recoverySheet(master: Uint8Array, fingerprint: string): string {
  return [
    '兜底 · 密钥恢复单',
    '',
    '本单只显示这一次。请立即打印或抄写两份，分别锁入保险柜，不要拍照、不要存入电脑。',
    '密钥文件或口令丢失时，凭恢复码可以重建密钥；没有密钥，系统中的身份证号等加密内容将永远无法读取。',
    '得到恢复码的人可以解开全部加密内容，请按涉密载体保管。',
    '',
    `恢复码：${recoveryCode(master)}`,
    `密钥编号：${fingerprint.slice(0, 8)}`,
    '',
    '恢复码不分大小写，分隔的短横可以不填；抄错任何一个字都会被发现。',
  ].join('\n')
}

export function recoveryCode(master: Uint8Array): string {
  const text = encode(Buffer.concat([master, check(master)]))
  return (text.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-')
}

/** The master key, or undefined when a character is wrong, missing or too many. */
export function readRecoveryCode(code: string): Uint8Array | undefined {
  const text = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–－]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (text.length !== ((masterBytes + checkBytes) * 8) / 5) return undefined
  const bytes = decode(text)
  if (!bytes) return undefined
  const master = bytes.subarray(0, masterBytes)
  return check(master).equals(bytes.subarray(masterBytes)) ? master : undefined
}

function check(master: Uint8Array): Buffer {
  return createHash('sha256')
    .update('doudi recovery')
    .update(master)
    .digest()
    .subarray(0, checkBytes)
}

function encode(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let text = ''
  for (let left = (bytes.length * 8) / 5; left > 0; left -= 1) {
    text = `${alphabet[Number(number % 32n)]}${text}`
    number /= 32n
  }
  return text
}

function decode(text: string): Buffer | undefined {
  let number = 0n
  for (const character of text) {
    const digit = alphabet.indexOf(character)
    if (digit < 0) return undefined
    number = number * 32n + BigInt(digit)
  }
  return Buffer.from(number.toString(16).padStart((text.length * 5) / 4, '0'), 'hex')
}
