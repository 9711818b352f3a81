import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/** Ends the run with the one line that CI reads; a file that does not load counts as a failure. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const total = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) countModule(module, total)
    const second = modules.flatMap((module) => passedOnlyThen(module))
    if (total.failed === 0 && (reason === 'failed' || total.passed === 0)) total.failed = 1
    const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
    process.on('exit', () => {
      for (const name of second) process.stdout.write(`passed only when tried again: ${name}\n`)
      process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`)
    })
  }
}

function countModule(
  module: TestModule,
  total: { passed: number; failed: number; skipped: number },
): void {
  let own = 0
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') total.passed += 1
    else if (state === 'failed') {
      total.failed += 1
      own += 1
    } else total.skipped += 1
  }
  if (own === 0 && (module.state() === 'failed' || module.errors().length > 0)) total.failed += 1
}

function passedOnlyThen(module: TestModule): string[] {
  const tests = [...module.children.allTests()].filter((test) => test.diagnostic()?.flaky)
  return tests.map((test) => `${module.relativeModuleId} > ${test.fullName}`)
}
