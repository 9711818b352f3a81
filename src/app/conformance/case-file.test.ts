import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readCaseFile } from './case-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-cases-'))
afterAll(() => rmSync(folder, { recursive: true }))

function readAs(name: string, content: string | Buffer) {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return readCaseFile(file)
}

const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

test.each([
  ['broken.json', '[{"id": "A"},\n{"id" 3}]', '不是合法的 JSON，没有运行'],
  ['cut.json', '[{"id": "A"', '不是合法的 JSON，没有运行'],
  ['words.json', '个案', '不是合法的 JSON，没有运行'],
  ['broken.yaml', '- {id: A\n- [', '列不是合法的 YAML，没有运行'],
  ['picture.yaml', picture, '不是 YAML 文本文件（UTF-8）'],
  ['picture.json', picture, '不是 JSON 文本文件（UTF-8）'],
  ['gbk.json', Buffer.from([0x5b, 0x22, 0xd6, 0xd0, 0x22, 0x5d]), '不是 JSON 文本文件'],
  ['object.json', '{}', '不是 JSON 数组或 YAML 列表'],
  ['empty.json', '[]', '里一条个案也没有'],
  ['empty.yaml', '[]', '里一条个案也没有'],
])('%s is told apart in Chinese', (name, content, sentence) => {
  const found = readAs(name, content)
  expect(found).toContain(sentence)
  const own = String(found).replace(path.join(folder, name), '')
  expect(own.replaceAll(/JSON|YAML|UTF-8/g, '')).not.toMatch(/[A-Za-z]/)
})

test('a file that is not there is told so', () => {
  const nowhere = path.join(folder, 'nowhere.json')
  expect(readCaseFile(nowhere)).toBe(`找不到个案文件 ${nowhere}。请检查路径和文件名。`)
})

test('cases and cells are told apart', () => {
  expect(readAs('cases.json', '[{"id": "A"}]')).toMatchObject({ kind: 'cases' })
  expect(readAs('cells.yaml', '- {field: id}')).toMatchObject({ kind: 'cells' })
})
