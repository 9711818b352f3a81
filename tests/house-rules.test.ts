import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const node = process.execPath
const minutes = 60_000

test('the core compiles without DOM and Node types', { timeout: 10 * minutes }, () => {
  expect(run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.core.json'])).toBe('')
})

test('server, tests and scripts compile', { timeout: 10 * minutes }, () => {
  expect(run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.server.json'])).toBe('')
})

test('the web compiles', { timeout: 10 * minutes }, () => {
  expect(run('node_modules/vue-tsc/bin/vue-tsc.js', ['-p', 'tsconfig.web.json'])).toBe('')
})

test('format and lint are clean', { timeout: 10 * minutes }, () => {
  expect(run('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])).toMatch(
    /^Checked \d+ files/,
  )
})

test('the lock is complete, so that npm ci accepts it', { timeout: 10 * minutes }, () => {
  const npm = execFileSync('npm', ['ci', '--dry-run', '--ignore-scripts'], { encoding: 'utf8' })
  expect(npm).not.toContain('EUSAGE')
})

/** Room for what is young: a compiler keeps most of what it makes, and else it is moved twice. */
const roomy = '--max-semi-space-size=64'

/** What the tool said on both streams; a failure is told with its exit code. */
function run(tool: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(node, [roomy, tool, ...args], { encoding: 'utf8' })
  return `${status === 0 ? '' : `exit ${status}\n`}${stdout}${stderr}`.trim()
}
