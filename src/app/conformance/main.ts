import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  benefitsOf,
  compareBenefits,
  compareOutcome,
  evaluateHousehold,
  explainSchemes,
  kindOfCase,
  outcomeOf,
  readBenefitCase,
} from '#policy/index'
import { type CellCase, runCellCase } from '#sources/index'
import { type Checked, type Ran, readCaseFile, runEach } from './case-file.ts'
import { loadCasePacks } from './case-packs.ts'
import { type Chosen, chooseFiles } from './choose-files.ts'
import { failureInWords } from './failure-in-words.ts'

/**
 * Runs case files and cell files: cells once, eligibility cases in JavaScript and in SQL. The SQL runs
 * in a process of its own, which does not load the JavaScript evaluator.
 */
const total: { passed: number; failures: string[] } = { passed: 0, failures: [] }
const engines = new Map<string, { passed: number; failed: number }>()
const chosen = chooseFiles(process.argv.slice(2))
process.exitCode = await runAll(chosen)

async function runAll({ files, folders, isJson, hasWords }: Chosen): Promise<number> {
  if (files.length === 0 && folders.length > 0) {
    process.stderr.write(`${folders.join('、')} 没有自带个案。个案写在政策包的 cases/*.yaml。\n`)
    if (isJson) process.stdout.write('{ "passed": 0, "failed": 0, "failures": [] }\n')
    else process.stdout.write('0 passed, 0 failed\n')
    return 1
  }
  if (files.length === 0) {
    process.stderr.write('用法：npm run -s conformance -- 个案文件.json … 或 政策包文件夹\n')
    return 2
  }
  const caseFiles: string[] = []
  const inJavaScript = once(() => checkerInJavaScript(folders))
  for (const file of files) {
    const content = readCaseFile(file)
    if (typeof content === 'string') add('文件', { passed: 0, failures: [content], undecided: [] })
    else if (content.kind === 'cells') {
      add('单元格', await runEach(content.entries, '单元格', checkCell))
    } else {
      caseFiles.push(file)
      add('JavaScript', await runEach(content.entries, 'js', inJavaScript()))
    }
  }
  if (caseFiles.length > 0) runInSql([...caseFiles, ...folders])
  const { passed, failures } = total
  const failed = failures.length
  if (!isJson) printEngines()
  if (!isJson && hasWords) printWords(failures)
  if (isJson) process.stdout.write(`${JSON.stringify({ passed, failed, failures }, null, 2)}\n`)
  else process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed > 0 ? 1 : 0
}

function checkCell(entry: unknown): readonly string[] {
  const cell = entry as CellCase // the cleaner refuses what it does not know
  const { passed, got } = runCellCase(cell)
  if (passed) return []
  const wanted = `${JSON.stringify(cell.expect)} ${JSON.stringify(cell.flags)}`
  return [`expected ${wanted} got ${JSON.stringify(got.value)} ${JSON.stringify(got.flags)}`]
}

function checkerInJavaScript(folders: readonly string[]): (entry: unknown) => Checked {
  const packs = loadCasePacks(folders)
  return (entry) => {
    const pack = packs.packOf(entry)
    const kind = kindOfCase(entry, pack.pack)
    if (kind === 'casework') return '不判断'
    if (kind === 'benefit') {
      const { day, facts, expected } = readBenefitCase(entry, packs.catalogue)
      return compareBenefits(expected, benefitsOf(explainSchemes(pack, facts, { day })))
    }
    const one = packs.read(entry)
    const { day, parameters } = one
    const found = evaluateHousehold(packs.packFor(one), one.facts, {
      day,
      parameters,
      rules: false,
    })
    return compareOutcome(one.expected, outcomeOf(found))
  }
}

function runInSql(files: readonly string[]): void {
  const here = fileURLToPath(import.meta.url)
  const runner = path.join(path.dirname(here), `sql${path.extname(here)}`)
  const run = spawnSync(process.execPath, [...process.execArgv, runner, ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    add('SQL', JSON.parse(run.stdout) as Ran) // our own runner's form
  } catch {
    const failures = [`SQL 引擎没有跑完（退出码 ${run.status}）`]
    add('SQL', { passed: 0, failures, undecided: [] })
  }
}

function add(engine: string, { passed, failures, undecided }: Ran): void {
  total.passed += passed
  total.failures.push(...failures)
  const before = engines.get(engine) ?? { passed: 0, failed: 0 }
  const failed = before.failed + failures.length
  engines.set(engine, { passed: before.passed + passed, failed })
  if (chosen.isJson) return
  for (const line of failures) process.stdout.write(`${line}\n`)
  for (const name of undecided) {
    process.stdout.write(`${name} 属于办案程序，本版不判断，不计入通过 (${engine})\n`)
  }
}

/** The machine's lines once more for people; what has no other words stands there already. */
function printWords(failures: readonly string[]): void {
  for (const line of failures) {
    const words = failureInWords(line)
    if (words !== line) process.stderr.write(`${words}\n`)
  }
}

function printEngines(): void {
  for (const [engine, { passed, failed }] of engines) {
    process.stdout.write(`${engine}: ${passed} passed, ${failed} failed\n`)
  }
}

/** Reads and compiles nothing before the first case asks. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
