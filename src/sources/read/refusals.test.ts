import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { makeZip, workbookParts } from '../../../tests/fixtures/make-zip.ts'
import { type ReadLimits, readFile } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'refuse-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
function put(bytes: Buffer | Uint8Array | string, name = 'file'): string {
  made += 1
  const path = join(folder, `${made}-${name}`)
  writeFileSync(path, bytes)
  return path
}

async function readAll(path: string, limits: Partial<ReadLimits> = {}): Promise<number> {
  let rows = 0
  const file = await readFile(path, { limits })
  for await (const batch of file.rows()) rows += batch.length
  return rows
}

const workbookOf = (sheet: string, more = {}): Buffer => makeZip(workbookParts(sheet, more))

describe('what cannot be read is refused in a sentence', () => {
  const one = workbookOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
  const cases: readonly (readonly [string, Buffer | string, string])[] = [
    ['an empty file', '', 'file-empty'],
    ['blanks only', ' \r\n\r\n', 'file-empty'],
    [
      'noise',
      Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7919 + (at >> 3)) & 255)),
      'file-unknown-kind',
    ],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'file-pdf'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'file-image'],
    ['a RAR archive', 'Rar!\x1a\x07\x00', 'file-foreign-archive'],
    ['a zip of files', makeZip({ 'a.xlsx': 'x', 'b.xlsx': 'y' }), 'file-archive'],
    [
      'a Word file',
      makeZip({ '[Content_Types].xml': '', 'word/document.xml': '' }),
      'file-document',
    ],
    ['a page without a table', '<!DOCTYPE html><html><body>请登录</body></html>', 'file-web-page'],
    ['other XML', '<?xml version="1.0"?><a/>', 'file-unknown-kind'],
    ['a zip cut short', one.subarray(0, one.length - 40), 'file-truncated'],
    ['a zip with a hole', Buffer.concat([one.subarray(0, 30), one.subarray(90)]), 'file-truncated'],
    [
      'an OLE container cut short',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
      ]),
      'file-unknown-kind',
    ],
    ['a bomb of blanks', workbookOf(' '.repeat(60_000_000)), 'file-bomb'],
    [
      'three million shared texts',
      workbookOf('<sheetData/>', {
        'xl/sharedStrings.xml': `<sst>${'<si><t/></si>'.repeat(3_000_000)}</sst>`,
      }),
      'file-bomb',
    ],
  ]

  test.each(cases)('%s', async (_, bytes, code) => {
    const path = put(bytes, '报送.xlsx')
    await expect(readAll(path)).rejects.toMatchObject({
      name: 'Refusal',
      code: `sources.${code}`,
      message: expect.stringMatching(/^文件“\d+-报送\.xlsx”.+。$/),
    })
  })

  test('a password-protected workbook: how to take the password off', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['x']] }],
      encryption: { password: '123456', spinCount: 1000 },
    })
    await expect(readAll(put(bytes))).rejects.toThrow(/设有打开密码.*清空密码/)
  })

  test('a file that is not there', async () => {
    await expect(readFile(join(folder, 'nowhere.csv'))).rejects.toMatchObject({
      code: 'sources.file-missing',
    })
    await expect(readFile(folder)).rejects.toMatchObject({ code: 'sources.file-missing' })
  })

  test('more rows than allowed, in a text file and in a workbook', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => [`甲${at}`, at])
    const csv = put(lines.map((line) => line.join()).join('\n'))
    await expect(readAll(csv, { rows: 10 })).rejects.toThrow(/超过 10 行/)
    const xlsx = put(await writeXlsx({ sheets: [{ name: 'a', rows: lines }] }))
    await expect(readAll(xlsx, { rows: 10 })).rejects.toThrow(/超过 10 行/)
    await expect(readAll(xlsx, { cells: 10 })).rejects.toThrow(/超过 10 个单元格/)
  })

  test('too slow and too much memory end the reader, not the process', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => [`甲${at}`, `乙${at}`, at])
    const path = put(await writeXlsx({ sheets: [{ name: 'a', rows }] }))
    await expect(readAll(path, { ms: 100 })).rejects.toMatchObject({
      code: 'sources.file-too-slow',
    })
    await expect(readAll(path, { rssMb: 1 })).rejects.toMatchObject({
      code: 'sources.file-too-large',
    })
    await expect(readAll(path, { heapMb: 8 })).rejects.toMatchObject({
      code: 'sources.file-too-large',
    })
  })
})
