import {
  type BenchReport,
  readUntilStopped,
  runBench,
  runPolicyBench,
  tableOfBench,
  tableOfPolicyBench,
} from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import { refuse } from '../refusals.ts'

interface BenchOptions {
  readonly persons?: readonly string[]
  readonly policy?: boolean
  readonly json?: boolean
}

export async function bench(options: BenchOptions): Promise<void> {
  if (options.policy) return benchPolicy(options)
  const report = await runBench((options.persons ?? ['100000']).map(sizeOf), tell)
  if (options.json) return printJson(report)
  show(report)
}

async function benchPolicy(options: BenchOptions): Promise<void> {
  const report = await runPolicyBench(sizeOf(options.persons?.[0] ?? '500000'), tell)
  if (options.json) return printJson(report)
  const { database, node, cores, load } = report
  const loads = load.map((one) => one.toFixed(1)).join(' → ')
  print(`${database} · Node ${node} · ${cores} 核 cores · 负载 load ${loads}`)
  printTable(['项目 what', '结果 figure', '目标 aim'], tableOfPolicyBench(report))
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
