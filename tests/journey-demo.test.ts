import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeHttpPort, openApp } from '#app/index'
import { sql } from '#db/index'
import { buildServer } from '#http/index'
import { type BuiltPackage, buildPackage } from './journeys/build-package.ts'
import { runCommand } from './journeys/command-line.ts'
import { findProcesses } from './journeys/processes.ts'

const minute = 60_000
let built: BuiltPackage
let folder: string

beforeAll(async () => {
  built = await buildPackage()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-journey-demo-'))
  fs.chmodSync(folder, 0o755)
})

afterAll(() => {
  expect(findProcesses(folder)).toEqual([])
  fs.rmSync(folder, { recursive: true, force: true })
})

describe('the demo', () => {
  test('ends as the scenario table expects', { timeout: 10 * minute }, async () => {
    const data = path.join(folder, 'data')
    const outcome = await runCommand(built.main, ['demo', '--no-serve', '--data', data])
    const [, same, expected] = /与预期一致 (\d+)\/(\d+)/.exec(outcome.stdout) ?? []
    expect(outcome.stdout).not.toContain('应有而没有')
    expect(outcome.stdout).not.toContain('不应有而有')
    expect(same, outcome.stdout.slice(-2000) + outcome.stderr).toBe(expected)
    expect(Number(expected)).toBeGreaterThan(100)
    expect(outcome.stdout).toContain('救助链核验：完整')
    expect(outcome.stdout).toMatch(/可用 \d+，已自动修正 \d+，需确认 \d+，\s*不能用 \d+/)
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
  })

  test('served, is at its own day and has work for every day', {
    timeout: 3 * minute,
  }, async () => {
    const place = { dataFolder: path.join(folder, 'data') }
    const app = await openApp(place, () => 'doudi-demo-people-are-invented')
    const server = await buildServer({ app: makeHttpPort(app), log: { write: () => undefined } })
    try {
      const entrance = (await server.inject('/api/session')).json()
      // A day on, if midnight has passed since it was made.
      expect(['2024-11-21', '2024-11-22']).toContain(entrance.demoDay)
      for (const account of ['township-officer', 'county-officer', 'department-officer']) {
        const { password } = entrance.demoAccounts.find(
          (one: { account: string }) => one.account === account,
        )
        const payload = { account, password }
        const entered = await server.inject({ method: 'POST', url: '/api/session', payload })
        expect(entered.json()).toMatchObject({ today: entrance.demoDay, isDemoDay: true })
        const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
        const { today, counts } = (
          await server.inject({ url: '/api/work', headers: { cookie } })
        ).json()
        expect(today).toBe(entrance.demoDay)
        expect(Math.min(counts.late, counts.today + counts.soon, counts.later)).toBeGreaterThan(0)
      }
      const [log] = await app.db.query<{ isNow: boolean }>(sql`
        select max(at) > now() - interval '1 hour' as "isNow" from audit_entry`)
      expect(log?.isNow).toBe(true)
    } finally {
      await server.close()
      await app.close()
    }
  })

  test('exits 1 and names what differs from the expectation', { timeout: 3 * minute }, async () => {
    const files = tamperedFiles()
    const args = ['demo', '--no-serve', '--files', files, '--data', path.join(folder, 'tampered')]
    const outcome = await runCommand(built.main, args)
    expect(outcome.stdout).toMatch(/应有而没有：.*W05/)
    expect(outcome.stdout).toMatch(/不应有而有：.*W01/)
    expect(outcome.stdout).toContain('与预期不一致')
    expect(outcome.stdout).not.toContain('与预期一致')
    expect(outcome.code).toBe(1)
  })
})

interface Listed {
  readonly dataset: string
  readonly period: string
}

/** The files that the demo made of itself; made here where it did not come so far. */
function copyExample(files: string): void {
  const made = path.join(folder, 'data/example-files')
  if (fs.existsSync(path.join(made, 'manifest.json'))) {
    fs.cpSync(made, files, { recursive: true })
    return
  }
  const generator = path.join(built.folder, 'dist/examples/generate.js')
  execFileSync(process.execPath, [generator, '--out', files], { stdio: 'ignore' })
}

/** Three files of the first month only, and an expectation that has forgotten W01. */
function tamperedFiles(): string {
  const files = path.join(folder, 'files')
  copyExample(files)
  const kept = new Set(['roster_tekun', 'roster_dibao', 'police_deaths', 'payments'])
  change(files, 'manifest.json', (manifest) => ({
    rounds: manifest.rounds.slice(0, 1),
    files: manifest.files.filter(
      (one: Listed) => one.period === '2024-09' && kept.has(one.dataset),
    ),
  }))
  change(files, 'replies.json', () => [])
  change(files, 'expected.json', (expected) => ({
    ...expected,
    alerts: expected.alerts.filter((one: { rule: string }) => one.rule !== 'W01'),
  }))
  return files
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the generator wrote
type Written = any

function change(files: string, name: string, how: (content: Written) => unknown): void {
  const file = path.join(files, name)
  fs.writeFileSync(file, JSON.stringify(how(JSON.parse(fs.readFileSync(file, 'utf8')))))
}
