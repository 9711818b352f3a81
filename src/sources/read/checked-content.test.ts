import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { makeZip, workbookParts } from '../../../tests/fixtures/make-zip.ts'
import { readHere } from '../../../tests/fixtures/read-here.ts'
import { readFile } from './read-file.ts'
import { scanCommand, scanFile } from './scan-file.ts'
import { unpackArchive } from './unpack-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'checked-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

function put(bytes: Buffer | string, name = '名册.xlsx'): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const noise = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 7) % 23))
const program = (...bytes: number[]) => Buffer.concat([Buffer.from(bytes), noise])
const shortcut = program(0x4c, 0, 0, 0, 1, 0x14, 2, 0)

describe('whatever its name says', () => {
  test.each([
    ['a Windows program', program(0x4d, 0x5a, 0x90, 0), /程序或脚本/],
    ['a Linux program', program(0x7f, 0x45, 0x4c, 0x46), /程序或脚本/],
    ['a Mac program', program(0xcf, 0xfa, 0xed, 0xfe), /程序或脚本/],
    ['a Java class', program(0xca, 0xfe, 0xba, 0xbe), /程序或脚本/],
    ['a shell script', '#!/bin/sh\nrm -rf /\n', /程序或脚本/],
    ['a batch file', '@echo off\r\ndel *.*\r\n', /程序或脚本/],
    ['a page that a server runs', '<?php system($_GET["a"]); ?><table></table>', /程序或脚本/],
    ['a shortcut', shortcut, /快捷方式/],
    ['a link to a page', '[InternetShortcut]\r\nURL=http://a.invalid/\r\n', /快捷方式/],
  ])('%s is refused before it is read', async (_, bytes, sentence) => {
    await expect(readFile(put(bytes))).rejects.toThrow(sentence)
    await expect(readFile(put(bytes))).rejects.toMatchObject({ status: 422 })
  })

  test('a list whose first header begins with the letters of a program is a list', async () => {
    const file = await readFile(put('MZ编号,姓名\n1,张三\n', '名册.exe'))
    expect(file.kind).toBe('csv')
  })

  test('a program in an archive is refused by name; the others go on', async () => {
    const archive = await unpackArchive(
      put(makeZip({ '装.csv': program(0x4d, 0x5a, 0x90, 0), '一.csv': 'a,b\n1,2\n' }), '报送.zip'),
    )
    const seen: string[] = []
    for await (const member of archive.members()) {
      seen.push('refusal' in member ? member.refusal.message : member.name)
    }
    await archive.close()
    expect(seen).toEqual([expect.stringMatching(/报送.zip 里的 装.csv.*程序或脚本/), '一.csv'])
  })
})

describe('an old container', () => {
  const document = (stream: string) => {
    const container = XLSX.CFB.utils.cfb_new()
    XLSX.CFB.utils.cfb_add(container, `/${stream}`, Buffer.from('Workbook', 'utf16le'))
    return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }))
  }

  test('that holds no workbook is refused, though its text names one', async () => {
    const word = readHere(put(document('WordDocument'), '表.xls'))
    await expect(word).rejects.toMatchObject({ code: 'sources.file-document' })
    const setup = readHere(put(document('Setup'), '表.xls'))
    await expect(setup).rejects.toMatchObject({ code: 'sources.file-unknown-kind' })
  })
})

describe('what a table brings along', () => {
  const sheet = '<sheetData><row r="1"><c r="A1" t="str"><v>姓名</v></c></row></sheetData>'

  test('macros are not run: the cells are read, and it is said', async () => {
    const parts = { ...workbookParts(sheet), 'xl/vbaProject.bin': 'Attribute VB_Name' }
    const { rows, notes } = await readHere(put(makeZip(parts), '名册.xlsm'))
    expect(rows[0]?.cells).toEqual(['姓名'])
    expect(notes.join()).toMatch(/宏（程序），没有运行/)
  })

  test('a script of a page is neither run nor read, and it is said', async () => {
    const page =
      '<html><script>throw new Error("run")</script><table><tr><td>姓名<script>x = 1</script></td>' +
      '<td>金额<style>td { color: red }</style></td></tr></table></html>'
    const { rows, notes } = await readHere(put(page, '名册.xls'))
    expect(rows[0]?.cells).toEqual(['姓名', '金额'])
    expect(notes.join()).toMatch(/脚本，没有运行/)
  })
})

describe('the scanner of the installation', () => {
  const scanner = (body: string, name = 'scanner'): string => {
    const path = join(folder, name)
    writeFileSync(path, `#!/bin/sh\n${body}\n`)
    chmodSync(path, 0o755)
    return path
  }
  const list = () => put('姓名\n张三\n', '名 册;$(touch x).csv')

  test('is asked before a file is read, with its arguments and the whole path, by no shell', async () => {
    const seen = join(folder, 'seen')
    const stub = scanner(`printf '%s|' "$@" "\${DOUDI_PASSPHRASE-none}" > "${seen}"`, 'with space')
    vi.stubEnv('DOUDI_SCAN_COMMAND', `"${stub}" --quiet "--level a"`)
    vi.stubEnv('DOUDI_PASSPHRASE', 'secret')
    expect((await readFile(list())).kind).toBe('csv')
    expect(readFileSync(seen, 'utf8')).toBe(`--quiet|--level a|${list()}|none|`)
  })

  test('refuses a file, and an archive before it is unpacked', async () => {
    vi.stubEnv('DOUDI_SCAN_COMMAND', scanner('exit 1'))
    await expect(readFile(list())).rejects.toThrow(/没有通过本机的查毒程序/)
    const zip = put(makeZip({ '一.csv': 'a\n' }), '报送.zip')
    await expect(unpackArchive(zip)).rejects.toThrow(/没有通过本机的查毒程序/)
  })

  test.each([
    ['cannot be started', () => join(folder, 'missing')],
    ['dies', () => scanner('kill -9 $$')],
  ])('that %s lets nothing in', async (_, command) => {
    vi.stubEnv('DOUDI_SCAN_COMMAND', command())
    await expect(readFile(list())).rejects.toThrow(/查毒程序没有给出结果.*DOUDI_SCAN_COMMAND/)
  })

  test('that takes too long is ended with what it began, and lets nothing in', async () => {
    const child = join(folder, 'child')
    vi.stubEnv('DOUDI_SCAN_COMMAND', scanner(`sleep 60 & echo $! > "${child}"; wait`))
    await expect(scanFile(list(), { ms: 300 })).rejects.toMatchObject({ reason: 'scan-failed' })
    const begun = Number(readFileSync(child, 'utf8'))
    await vi.waitFor(() => expect(isAlive(begun)).toBe(false), 5000)
  })

  test('need not be set', async () => {
    vi.stubEnv('DOUDI_SCAN_COMMAND', ' ')
    expect(scanCommand()).toBeUndefined()
    expect((await readFile(list())).kind).toBe('csv')
  })
})

/** One that ended and that nobody has fetched yet counts as ended. */
function isAlive(processId: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, 'utf8'))
  } catch {
    return false
  }
}
