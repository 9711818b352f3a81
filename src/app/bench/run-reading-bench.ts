import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { localDate } from '#kernel/index'
import { ensureNameKeys } from '#registry/index'
import { packageVersion } from '../package-root.ts'
import { fillRegistry } from './fill-registry.ts'
import { type IntakeFigures, measureCandidates, measureIntake } from './measure-intake.ts'
import { measureReading, type ReadingFigures, xlsRows } from './measure-reading.ts'
import { withBench } from './open-bench.ts'

export interface ReadingBenchReport {
  readonly version: string
  readonly node: string
  readonly cores: number
  /** Load average of the last minute, before and after. */
  readonly load: readonly [number, number]
  readonly persons: number
  readonly reading: readonly ReadingFigures[]
  readonly intake: readonly IntakeFigures[]
}

export interface ReadingBenchWish {
  /** Rows of the csv; the workbook has four tenths of it. */
  readonly rows: number
  /** People of the registry; 0: the files are only read. */
  readonly persons: number
}

const slipsInThousand = 20

/** Files of twelve columns read, and taken in by a registry, stage by stage. */
export async function runReadingBench(
  { rows, persons }: ReadingBenchWish,
  say: (line: string) => void,
): Promise<ReadingBenchReport> {
  const before = os.loadavg()[0] ?? 0
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-reading-'))
  try {
    const sizes = { csv: rows, xlsx: Math.ceil(rows * 0.4), xls: Math.min(rows, xlsRows) }
    const reading = await measureReading(folder, sizes, say)
    const intake = persons === 0 ? [] : await takeIn({ reading, persons, rows }, say)
    return {
      version: packageVersion(),
      node: process.version,
      cores: os.availableParallelism(),
      load: [before, os.loadavg()[0] ?? 0],
      persons,
      reading,
      intake,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function takeIn(
  wish: ReadingBenchWish & { readonly reading: readonly ReadingFigures[] },
  say: (line: string) => void,
): Promise<readonly IntakeFigures[]> {
  return withBench(async (app) => {
    say(`生成 ${wish.persons} 人的底册……`)
    await fillRegistry(app.db, app.acting('性能测量', localDate('2024-10-11')), wish.persons)
    // As an installation does when it is opened.
    await ensureNameKeys(app.db, app.county.code)
    const found: IntakeFigures[] = []
    for (const [at, { name, path: file }] of wish.reading.entries()) {
      say(`导入 .${name}……`)
      const period = `2024-${String(at + 9).padStart(2, '0')}`
      found.push(await measureIntake(app, { name, path: file, period }))
    }
    say('导入证件号有错的文件……')
    const { rows } = wish
    found.push(await measureCandidates(app, { rows, slips: slipsInThousand, period: '2024-12' }))
    return found
  })
}
