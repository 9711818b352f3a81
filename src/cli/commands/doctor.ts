import { examine } from '#app/index'
import { print, printJson } from '../output.ts'
import { findPlace, type PlaceOptions } from '../place.ts'

interface DoctorOptions extends PlaceOptions {
  readonly json?: boolean
}

/** Says what is there and what is wrong; exit 1 when something is wrong. */
export async function doctor(options: DoctorOptions): Promise<void> {
  const report = await examine(findPlace(options))
  if (options.json) printJson(report)
  else {
    for (const line of report.lines) print(`${line.name}：${line.text}`)
    for (const problem of report.problems) print(`✗ ${problem}`)
    if (report.problems.length === 0) print('✓ 没有发现问题。')
  }
  if (report.problems.length > 0) process.exitCode = 1
}
