import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import type { App } from '../app.ts'
import { initialise, openApp } from '../installation.ts'
import { runRound } from '../monitoring-round.ts'
import { policiesFolder } from '../policy-files.ts'
import { publishPolicy } from './publish-policy.ts'
import { listPublications } from './store-publication.ts'

const today = localDate('2024-10-11')
let folder: string
let app: App
const place = () => ({ dataFolder: path.join(folder, 'data'), engine: 'embedded' as const })

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-broken-'))
  chmodSync(folder, 0o711) // as root the database runs under another account, which must enter
  const wish = { policyId: '410721-xinxiang', passphrase: 'a passphrase' }
  await initialise(place(), { ...wish, keyFile: path.join(folder, 'key') })
  app = await openApp(place(), () => 'a passphrase')
}, 120_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of the county's folder with one file changed. */
function copyWith(file: string, change: (text: string) => string): string {
  const copy = mkdtempSync(path.join(folder, 'pack-'))
  cpSync(path.join(policiesFolder(), '410721-xinxiang'), copy, { recursive: true })
  const at = path.join(copy, file)
  writeFileSync(at, change(readFileSync(at, 'utf8')))
  return copy
}

const broken: readonly [string, string, (text: string) => string, RegExp][] = [
  ['no YAML', 'standards.yaml', (text) => `${text}\n错: [1\n`, /standards\.yaml 第 \d+ 行第 \d+ 列：不是合法的 YAML/],
  ['an unknown name', '2024-22.yaml', (text) => `${text}\n标签: [{名称: 例, 当: 家庭年收人 < 1}]\n`, /2024-22\.yaml 第 \d+ 行第 \d+ 列：不认识“家庭年收人”，是否想写“家庭年收入”/],
  ['an unquoted identity number', 'pack.yaml', (text) => `${text}\n别名: {户主: 410721199001010011}\n`, /pack\.yaml 第 \d+ 行第 \d+ 列：号码 410721199001010011 须加引号/],
  ['an unknown base', 'pack.yaml', (text) => text.replace(/继承: \[[^\]]*\]/, '继承: [henen]'), /pack\.yaml 第 \d+ 行第 \d+ 列：没有标识为“henen”的政策包可继承/],
] // biome-ignore format: one line a case

test.each(broken)('%s: refused with its place, the policy in force stays', async (...one) => {
  const [, file, change, sentence] = one
  const acting = app.acting('tester', today)
  const before = app.policy.pack.version
  const published = await listPublications(app.db, app.county.code)
  const request = { pack: copyWith(file, change), effectiveOn: today }
  await expect(publishPolicy(app, acting, request)).rejects.toThrow(sentence)
  await app.refreshPolicy()
  expect(app.policy.pack.version).toBe(before)
  expect(await listPublications(app.db, app.county.code)).toEqual(published)
  const round = await runRound(app, acting, { push: false })
  expect(round.policyVersion).toBe(before)
})

test('and the installation opens again with what was published', async () => {
  const { version } = app.policy.pack
  await app.close()
  app = await openApp(place(), () => 'a passphrase')
  expect(app.policy.pack.version).toBe(version)
})
