import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeZip } from '../../../tests/fixtures/make-zip.ts'
import { openArchive, textOf } from './read-archive.ts'
import { ArchiveWriter } from './write-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function written(name: string, source: string): Promise<string> {
  const path = join(folder, name)
  const writer = await ArchiveWriter.create(path)
  await writer.add('新.xml', ['<a>', '张三'.repeat(100_000), '</a>'])
  for (const entry of (await openArchive(source))?.entries ?? []) await writer.copy(entry)
  await writer.close()
  return path
}

const source = join(folder, 'source.zip')
writeFileSync(source, makeZip({ '_rels/': '', '/xl\\一.xml': '<b/>', '../二.xml': 'x', 三: '' }))

test('content comes back as it was, equal content is equal bytes', async () => {
  const path = await written('一.zip', source)
  const archive = await openArchive(path)
  expect(archive?.entries.map(({ name }) => name)).toEqual(['新.xml', '_rels/', 'xl/一.xml', '三'])
  const entry = archive?.find('新.xml')
  expect(entry && (await textOf(entry))).toBe(`<a>${'张三'.repeat(100_000)}</a>`)
  expect(readFileSync(await written('二.zip', source))).toEqual(readFileSync(path))
})

test('a damaged part is not written again as a whole one', async () => {
  const bytes = makeZip({ 'a.xml': `<a>${'张三,李四,'.repeat(300)}</a>` })
  bytes.writeUInt32LE(7, bytes.indexOf('PK\x01\x02') + 16)
  const path = join(folder, 'damaged.zip')
  writeFileSync(path, bytes)
  await expect(written('三.zip', path)).rejects.toThrow('damaged')
})

test('what fails while it is written fails the writer, which then lets go of the file', async () => {
  const writer = await ArchiveWriter.create(join(folder, '四.zip'))
  const parts = function* (): Generator<string> {
    yield 'a'
    throw new Error('no more rows')
  }
  await expect(writer.add('a.xml', parts())).rejects.toThrow('no more rows')
  await writer.abandon()
})
