import { type BenchReport, readUntilStopped, runBench, tableOfBench } from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import { refuse } from '../refusals.ts'

interface BenchOptions {
  readonly persons: readonly string[]
  readonly json?: boolean
}

export async function bench(options: BenchOptions): Promise<void> {
  const report = await runBench(options.persons.map(sizeOf), tell)
  if (options.json) return printJson(report)
  show(report)
}

/** The other process of a bench, which it starts itself. */
export async function benchReader(folder: string, households: string): Promise<void> {
  await readUntilStopped(folder, Number(households))
}

function show(report: BenchReport): void {
  const { database, node, cores, load } = report
  print(`${database} · Node ${node} · ${cores} 核 cores · 负载 load ${load.toFixed(1)}`)
  for (const figures of report.figures) {
    print()
    print(`底册 ${figures.persons} 人、${figures.households} 户 persons, households`)
    printTable(['项目 what', '结果 figure', '目标 aim'], tableOfBench(figures))
  }
}

function sizeOf(text: string): number {
  const size = Number(text)
  if (Number.isInteger(size) && size >= 1000 && size <= 20_000_000) return size
  throw refuse('not-a-size', { text })
}
