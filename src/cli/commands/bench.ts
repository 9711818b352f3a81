import {
  type BenchReport,
  readAlone,
  readers,
  readUntilStopped,
  runAccessBench,
  runBench,
  runLoadBench,
  runOfficeBench,
  runPolicyBench,
  runReadingBench,
  tableOfAccessBench,
  tableOfBench,
  tableOfLoadBench,
  tableOfOfficeBench,
  tableOfPolicyBench,
  tableOfReadingBench,
} from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import { refuse } from '../refusals.ts'

interface BenchOptions {
  readonly persons?: readonly string[]
  readonly policy?: boolean
  readonly reading?: boolean
  readonly access?: boolean
  readonly office?: boolean
  readonly load?: boolean
  readonly staff?: string
  readonly seconds?: string
  readonly times?: string
  readonly only?: string
  readonly role?: string
  readonly keep?: string
  readonly rows?: string
  readonly json?: boolean
}

export async function bench(options: BenchOptions): Promise<void> {
  if (options.policy) return benchPolicy(options)
  if (options.reading) return benchReading(options)
  if (options.access) return benchAccess(options)
  if (options.office) return benchOffice(options)
  if (options.load) return benchLoad(options)
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

async function benchReading(options: BenchOptions): Promise<void> {
  const rows = sizeOf(options.rows ?? '1000000')
  // Nobody in the registry: the files are only read.
  const people = options.persons?.[0] ?? '100000'
  const persons = people === '0' ? 0 : sizeOf(people)
  const report = await runReadingBench({ rows, persons }, tell)
  if (options.json) return printJson(report)
  const { node, cores, load } = report
  const loads = load.map((one) => one.toFixed(1)).join(' → ')
  print(`Node ${node} · ${cores} 核 cores · 负载 load ${loads} · 底册 ${persons} 人 persons`)
  printTable(['项目 what', '结果 figure', '目标 aim'], tableOfReadingBench(report))
}

async function benchAccess(options: BenchOptions): Promise<void> {
  const persons = sizeOf(options.persons?.[0] ?? '20000')
  const report = await runAccessBench({ persons, times: 100 }, tell)
  if (options.json) return printJson(report)
  const { database, node, cores, load } = report
  const loads = load.map((one) => one.toFixed(1)).join(' → ')
  print(`${database} · Node ${node} · ${cores} 核 cores · 负载 load ${loads}`)
  printTable(['项目 what', '结果 figure', '目标 aim'], tableOfAccessBench(report))
}

async function benchOffice(options: BenchOptions): Promise<void> {
  const { keep, only, role } = options
  const persons = sizeOf(options.persons?.[0] ?? '100000')
  const times = Number(options.times ?? '60')
  const report = await runOfficeBench({ persons, keep, only, role, times, say: tell })
  if (options.json) return printJson(report)
  const { database, node, cores, load, size } = report
  const loads = load.map((one) => one.toFixed(1)).join(' → ')
  print(`${database} · Node ${node} · ${cores} 核 cores · 负载 load ${loads}`)
  print(
    `底册 ${size.persons} 人、${size.households} 户，预警 ${size.openAlerts}，推送 ${size.pushes} persons, households, alerts, pushes`,
  )
  printTable(['请求 request', '毫秒 milliseconds', '目标 aim'], tableOfOfficeBench(report))
}

async function benchLoad(options: BenchOptions): Promise<void> {
  const { keep } = options
  const persons = sizeOf(options.persons?.[0] ?? '100000')
  const staff = countOf(options.staff ?? '50', 500)
  const seconds = countOf(options.seconds ?? '60', 3600)
  const report = await runLoadBench({ persons, keep, staff, seconds, say: tell })
  if (report.faults > 0) process.exitCode = 1
  if (options.json) return printJson(report)
  const { database, node, cores, load, size, requests, perSecond, faults } = report
  const loads = load.map((one) => one.toFixed(1)).join(' → ')
  print(`${database} · Node ${node} · ${cores} 核 cores · 负载 load ${loads}`)
  print(
    `底册 ${size.persons} 人，${staff} 人同时办公 ${seconds} 秒：${requests} 次请求，每秒 ${perSecond.toFixed(1)} 次，错误 ${faults} staff, requests, faults`,
  )
  printTable(['请求 request', '毫秒 milliseconds', '目标 aim'], tableOfLoadBench(report))
}

/** A process of a bench that reads one file, which it starts itself. */
export async function benchRead(reader: string, file: string): Promise<void> {
  const known = readers.find((one) => one === reader)
  if (known === undefined) throw new RangeError(`no reader ${reader}`)
  const figures = await readAlone(known, file)
  process.send?.(figures, () => process.disconnect())
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

function countOf(text: string, most: number): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw refuse('not-a-count', { text, most })
}
