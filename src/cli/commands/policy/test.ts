import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { allCaseFiles, packageRoot } from '#app/index'
import { print, tell } from '../../output.ts'

/**
 * Both engines over the given files, or over all packs' own cases; the runner is the same as
 * `npm run conformance`: the SQL runs in a process that does not load the JavaScript evaluator.
 */
export function test(files: readonly string[], options: { readonly json?: boolean }): void {
  const chosen = files.length > 0 ? files : allCaseFiles()
  if (chosen.length === 0) {
    tell('没有个案文件。个案写在 policies/<政策包>/cases/*.yaml，或在命令后写明文件。')
    if (options.json) print(JSON.stringify({ passed: 0, failed: 0, failures: [] }))
    else print('0 passed, 0 failed')
    process.exitCode = 1
    return
  }
  const runner = path.join(packageRoot(), 'dist/conformance/main.js')
  const format = options.json ? ['--json'] : ['--words']
  const run = spawnSync(process.execPath, [runner, ...format, ...chosen], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}
