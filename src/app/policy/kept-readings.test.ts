import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepReading } from '#policy/index'
import { findReading } from './kept-readings.ts'
import { writeReadings } from './write-readings.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-readings-'))
const policies = path.join(folder, 'policies')
const readings = path.join(folder, 'readings')
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

fs.mkdirSync(path.join(policies, 'place/cases'), { recursive: true })
const texts = { sound: '标识: place\n', broken: '标识: [place\n', own: '- 个案: 1\n' }
fs.writeFileSync(path.join(policies, 'place/pack.yaml'), texts.sound)
fs.writeFileSync(path.join(policies, 'place/rules.yaml'), texts.broken)
fs.writeFileSync(path.join(policies, 'place/cases/dibao.yaml'), texts.own)
writeReadings(policies, readings)

test('the reading of a file of a policy is found by its text', () => {
  const kept = keepReading({ path: 'pack.yaml', text: texts.sound })
  expect(kept).toBeDefined()
  expect(findReading(texts.sound, readings)).toBe(kept)
})

test.each([
  ['a text that somebody changed', `${texts.sound}版本: 2\n`],
  ['a broken file, which is told with its place when it is opened', texts.broken],
  ['a file of cases', texts.own],
])('nothing is kept of %s', (_, text) => {
  expect(findReading(text, readings)).toBeUndefined()
})

test('from the sources every text is read', () => {
  expect(findReading(texts.sound)).toBeUndefined()
})
