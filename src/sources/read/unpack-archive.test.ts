import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeZip, workbookParts } from '../../../tests/fixtures/make-zip.ts'
import { isArchive, unpackArchive } from './unpack-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'unpack-'))
afterAll(() => rmSync(folder, { recursive: true }))

function put(bytes: Buffer, name = '报送.zip'): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const workbook = makeZip(workbookParts('<sheetData/>'))

test('a workbook is no archive of files, whatever it is called', async () => {
  expect(await isArchive(put(workbook))).toBe(false)
  expect(await isArchive(put(makeZip({ '一.csv': 'a,b\n' }), '表.xlsx'))).toBe(true)
  expect(await isArchive(put(Buffer.from('a,b\n')))).toBe(false)
  expect(await isArchive(put(workbook.subarray(0, 300)))).toBe(false)
})

test('what a web page sent behind the end of an archive is passed over', async () => {
  const archive = await unpackArchive(
    put(Buffer.concat([makeZip({ '一.csv': 'a,b\n1,2\n' }), Buffer.from('\r\n<!-- 完 -->PK')])),
  )
  try {
    const names: string[] = []
    for await (const member of archive.members()) names.push(member.name)
    expect(names).toEqual(['一.csv'])
  } finally {
    await archive.close()
  }
})

test('members one after the other; what is no table is refused by name, the rest goes on', async () => {
  const archive = await unpackArchive(
    put(
      makeZip({
        '2024年9月/柳林乡.csv': '姓名,金额\n张三,1\n',
        '__MACOSX/2024年9月/._柳林乡.csv': 'x',
        '~$名册.xlsx': 'x',
        '说明.pdf': '%PDF-1.7\n',
        '空.csv': '',
        '再一包.zip': makeZip({ 'a.csv': 'a' }),
        '旧.rar': 'Rar!\x1a\x07\x00',
        '名册.xlsx': workbook,
      }),
    ),
  )
  expect(archive.notes).toEqual(['压缩包“报送.zip”里有 2 个系统附带的文件，没有读取'])
  const seen: (readonly [string, string])[] = []
  const paths: string[] = []
  for await (const member of archive.members()) {
    if ('refusal' in member) {
      seen.push([member.name, member.refusal.message])
      continue
    }
    paths.push(member.path)
    seen.push([member.name, String(readFileSync(member.path).length)])
  }
  expect(seen).toEqual([
    ['2024年9月/柳林乡.csv', '23'],
    ['说明.pdf', expect.stringMatching(/^文件“报送.zip 里的 说明.pdf”是 PDF.*。$/)],
    ['空.csv', expect.stringMatching(/“报送.zip 里的 空.csv”是空的/)],
    ['再一包.zip', expect.stringMatching(/又是一个压缩包.*解开/)],
    ['旧.rar', expect.stringMatching(/RAR.*解开/)],
    ['名册.xlsx', String(workbook.length)],
  ])
  expect(paths.map((path) => existsSync(path))).toEqual([true, true])
  await archive.close()
  expect(paths.map((path) => existsSync(path))).toEqual([false, false])
})

test('names without the mark of UTF-8 are read as GB18030; a name is never a path', async () => {
  const bytes = makeZip({ '../../etc/aa.csv': '1,2\n' })
  const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb])
  for (let at = bytes.indexOf('aa.c'); at >= 0; at = bytes.indexOf('aa.c', at + 1)) {
    gbk.copy(bytes, at)
  }
  const archive = await unpackArchive(put(bytes))
  const members = []
  for await (const member of archive.members()) members.push(member)
  expect(members).toMatchObject(
    [{ name: '../../etc/姓名sv', path: /姓名sv$/ }].map(({ name }) => ({ name })),
  )
  const [only] = members
  expect(only !== undefined && 'path' in only && only.path.includes('..')).toBe(false)
  await archive.close()
})

test('a flipped byte inside a member is damage, not another value', async () => {
  const bytes = makeZip({ 'a.csv': `姓名,金额\n${'张三,100\n李四,200\n'.repeat(200)}` })
  const at = bytes.indexOf('a.csv') + 30
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  const archive = await unpackArchive(put(bytes))
  for await (const member of archive.members()) {
    expect('refusal' in member && member.refusal.message).toMatch(/不完整或已损坏/)
  }
  await archive.close()
})

test('places beyond any file, in the 64-bit form, are damage and no crash', async () => {
  const end = Buffer.alloc(42)
  end.writeUInt32LE(0x07064b50, 0)
  end.writeUInt32LE(0x06054b50, 20)
  const head = makeZip({ 'a.csv': 'a,b\n' }).subarray(0, -22)
  for (const place of [7n, 1n << 40n, 1n << 54n, 1n << 63n]) {
    end.writeBigUInt64LE(place, 8)
    const message = unpackArchive(put(Buffer.concat([head, end]))).catch(
      (error: Error) => error.message,
    )
    expect(await message).toMatch(/不完整或已损坏/)
  }
})

test('a member that unpacks to more than the directory promises is refused', async () => {
  const bytes = makeZip({ 'a.csv': '张三,100\n'.repeat(20_000) })
  bytes.writeUInt32LE(50, bytes.indexOf('PK\x01\x02') + 24)
  const archive = await unpackArchive(put(bytes))
  for await (const member of archive.members()) {
    expect('refusal' in member && member.refusal.message).toMatch(/大得不正常/)
  }
  await archive.close()
})

test('limits: how many, how large, nothing inside, all behind a password', async () => {
  const many = makeZip(Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`${at}.csv`, 'a'])))
  const refusal = (bytes: Buffer, limits = {}): Promise<unknown> =>
    unpackArchive(put(bytes), { limits, fileName: '某局.zip' }).catch(
      (error: Error) => error.message,
    )
  expect(await refusal(many, { members: 4 })).toMatch(/压缩包“某局.zip”里超过 4 个文件/)
  expect(await refusal(many, { unpackedBytes: 4 })).toMatch(/大得不正常/)
  expect(await refusal(makeZip({ 'a.csv': ' '.repeat(30_000_000) }))).toMatch(/大得不正常/)
  expect(await refusal(makeZip({ '.DS_Store': 'x', '空/': '' }))).toMatch(/里没有文件/)
  const locked = makeZip({ 'a.csv': 'a,b\n' })
  const entry = locked.indexOf('PK\x01\x02')
  locked.writeUInt16LE(1, entry + 8)
  expect(await refusal(locked)).toMatch(/设有密码.*解开/)
})
