import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { scanFiles } from './leaks/files.ts'
import { inventedSecrets } from './leaks/invented.ts'
import { needlesOf } from './leaks/needles.ts'
import { scanText } from './leaks/scan.ts'

describe('the scans find', () => {
  const [one] = inventedSecrets()
  const needles = needlesOf(inventedSecrets())
  const number = one?.number ?? ''
  const found = (text: string) => scanText(text, needles).length > 0
  const wide = number.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
  const swapped = () => Buffer.from(`姓名${number}`, 'utf16le').swap16()

  test.each([
    ['as it is', number],
    ['in lower case', number.toLowerCase()],
    ['with blanks', number.replace(/(.{6})(.{8})/, '$1 $2 ')],
    ['with hyphens', number.replace(/(.{6})(.{8})/, '$1-$2-')],
    ['full width', wide],
    ['its first 17', `x${number.slice(0, 17)}*`],
    ['its last 12', `******${number.slice(-12)}`],
    ['of 15 digits', number.slice(0, 6) + number.slice(8, 17)],
    ['in json', JSON.stringify({ a: [{ b: `号码${number}号` }] })],
    ['escaped', [...number].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('')],
    ['in hex', `\\x01${Buffer.from(number).toString('hex')}`],
    ['in base64', `"${Buffer.from(`:${number}`).toString('base64')}"`],
    ['a telephone', `电话${one?.phone}`],
    ['a bank card', `${one?.bankCard.replace(/(.{4})/g, '$1 ')}`],
  ])('a number %s', (_, text) => {
    expect(found(`前${text}后`)).toBe(true)
    expect(found('前999901000000 2024-10-11 01900000-0000-7000-8000-000000000000后')).toBe(false)
  })

  test('a number in a file, of UTF-16 in either order too, also where two pieces meet', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-planted-'))
    const at = (name: string, content: string | Buffer) =>
      fs.writeFileSync(path.join(folder, name), content)
    at('utf8', `log ${number}`)
    at('utf16le', Buffer.from(`姓名${number}`, 'utf16le'))
    at('utf16be', swapped())
    at('border', Buffer.concat([Buffer.alloc(2 ** 24 - 9, 'a'), Buffer.from(number)]))
    at('clean', 'nothing')
    const { findings } = scanFiles(folder, needles)
    const names = new Set(findings.map(({ where }) => path.basename(where)))
    expect([...names].sort()).toEqual(['border', 'utf16be', 'utf16le', 'utf8'])
    fs.rmSync(folder, { recursive: true })
  })
})
