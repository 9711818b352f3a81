import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { verifyChain } from '#chain/index'
import { sql } from '#db/index'
import { receivePush, replyToPush } from '#dispatch/index'
import { localDate } from '#kernel/index'
import type { App } from './app.ts'
import { sealLogs } from './audit/seal-logs.ts'
import { type Comparison, compareWithExpected, type Expectation } from './compare-expected.ts'
import { makeDemoAccounts } from './demo-accounts.ts'
import { describeRound } from './describe-round.ts'
import { type ImportReport, importDepartmentFile } from './import-department-file.ts'
import { initialise, openApp, type Place } from './installation.ts'
import { type RoundOutcome, runRound } from './monitoring-round.ts'
import { packageRoot } from './package-root.ts'
import { refuse } from './refusals.ts'
import { loadMap, loadPopulation } from './statistics/load-place.ts'

/** The key of the demo protects nobody: the people are invented. It says so wherever it is shown. */
const demoPassphrase = 'doudi-demo-people-are-invented'

/** The place whose policy the example county follows. */
export const examplePolicy = '410721-xinxiang'

/**
 * The day the example county is at when somebody opens it: eight working days after the second month's
 * files, when some of what was pushed is late, some due that day and some later. Its policy is in force
 * since before the first month's files.
 */
const demoDay = localDate('2024-11-21')
const policySince = localDate('2024-09-01')

export interface DemoOutcome {
  readonly files: readonly ImportReport[]
  readonly rounds: readonly RoundOutcome[]
  readonly comparison: Comparison
}

interface Manifest {
  readonly rounds: readonly { readonly period: string; readonly on: string }[]
  readonly files: readonly {
    readonly file: string
    readonly dataset: string
    readonly period: string
  }[]
}

interface ReplyLine {
  readonly household: string
  readonly rule: string
  readonly person: string | null
  readonly department: string
  readonly repliedOn: string
  readonly cause: string
  readonly measure: string
  readonly outcome: string
}

/** Makes the example county in `place` and opens it. */
export async function openDemo(place: Place): Promise<App> {
  const keyFile = path.join(place.dataFolder, 'demo.key')
  await initialise(place, {
    policyId: examplePolicy,
    passphrase: demoPassphrase,
    divisionsFile: path.join(packageRoot(), 'examples/county/divisions.yaml'),
    keyFile,
    demo: { day: demoDay, policySince },
  })
  const app = await openApp(place, () => demoPassphrase)
  try {
    await makeDemoAccounts(app)
    await loadDemoPlace(app)
  } catch (error) {
    await app.close()
    throw error
  }
  return app
}

/** The made-up map of the example county, and how many people are registered in its townships. */
async function loadDemoPlace(app: App): Promise<void> {
  const acting = app.acting('示例县', app.today())
  const folder = path.join(packageRoot(), 'examples/county')
  await loadMap(app, acting, { file: path.join(folder, 'map.geojson') })
  await loadPopulation(app, acting, path.join(folder, 'population.yaml'))
}

/**
 * Two months of files, two rounds with pushes, the departments' answers, and the comparison. The
 * files, their manifest and the expectation are generated, or lie in `filesFolder` already.
 */
export async function runDemo(
  app: App,
  say: (line: string) => void,
  filesFolder?: string,
): Promise<DemoOutcome> {
  const folder = filesFolder ?? path.join(app.dataFolder, 'example-files')
  if (filesFolder === undefined) {
    say('生成示例县的部门文件（人物、证件号均为虚构）……')
    say(generateFiles(folder))
  }
  const manifest = readJson<Manifest>(folder, 'manifest.json')
  const files: ImportReport[] = []
  const rounds: RoundOutcome[] = []
  for (const [at, round] of manifest.rounds.entries()) {
    say(`\n── ${round.period} 的文件（${round.on} 导入）──`)
    for (const entry of manifest.files.filter((one) => one.period === round.period)) {
      files.push(await importOne(app, { folder, entry, on: round.on, say }))
    }
    const acting = app.acting('示例县民政', localDate(round.on))
    const outcome = await runRound(app, acting, { push: true })
    rounds.push(outcome)
    say('')
    for (const line of describeRound(outcome)) say(line)
    if (at === 0)
      say(`部门反馈：${await answer(app, readJson<ReplyLine[]>(folder, 'replies.json'))} 件`)
  }
  await sealLogs(app)
  const verdict = await verifyChain(app.db, app.county.code)
  say(`救助链核验：${verdict.ok ? '完整，没有被改动' : '发现问题'}`)
  const expectation = readJson<Expectation>(folder, 'expected.json')
  const comparison = await compareWithExpected(app, expectation)
  return { files, rounds, comparison }
}

async function importOne(
  app: App,
  work: {
    readonly folder: string
    readonly entry: Manifest['files'][number]
    readonly on: string
    readonly say: (line: string) => void
  },
): Promise<ImportReport> {
  const { folder, entry, on, say } = work
  const report = await importDepartmentFile(app, app.acting('示例县民政', localDate(on)), {
    path: path.join(folder, entry.file),
    dataset: 'auto',
    ...{ evaluate: false, isOwn: true },
  })
  const { rows } = report
  say(
    `${entry.file}：${report.datasetName}，${rows.total} 行` +
      `（可用 ${rows.usable}，已自动修正 ${rows.corrected}，需确认 ${rows.needConfirm}，` +
      `不能用 ${rows.refused}，合计签字等 ${rows.dropped}）；匹配 ${report.matched}，` +
      `事实变更 ${report.factsChanged}，线索 ${report.leads}`,
  )
  return report
}

/** The departments' answers between the two rounds. */
async function answer(app: App, replies: readonly ReplyLine[]): Promise<number> {
  for (const reply of replies) {
    const acting = app.acting(`${reply.department}经办`, localDate(reply.repliedOn))
    const [push] = await app.db.query<{ id: string }>(sql`
      select p.id
      from push as p
      join alert as a on a.county_code = p.county_code and a.id = p.alert_id
      join household as h on h.county_code = p.county_code and h.id = a.household_id
      left join person as m on m.county_code = p.county_code and m.id = a.person_id
      where p.county_code = ${app.county.code} and a.rule = ${reply.rule}
        and h.number = ${reply.household} and p.department = ${reply.department}
        and (${reply.person}::text is null or m.name = split_part(${reply.person}, ' ', 1))`)
    if (!push) throw new Error(`no push to answer: ${reply.rule} ${reply.household}`)
    await app.db.transaction(async (tx) => {
      await receivePush(tx, acting, { pushId: push.id })
      await replyToPush(tx, acting, {
        pushId: push.id,
        monitoring: { compiled: app.compiled, datasets: app.datasets.datasets },
        cause: reply.cause,
        measure: reply.measure,
        outcome: reply.outcome,
      })
    })
  }
  return replies.length
}

function generateFiles(folder: string): string {
  const generator = path.join(packageRoot(), 'dist/examples/generate.js')
  return execFileSync(process.execPath, [generator, '--out', folder], { encoding: 'utf8' }).trim()
}

function readJson<T>(folder: string, name: string): T {
  const file = path.join(folder, name)
  if (!fs.existsSync(file)) throw refuse('file-unknown', { path: file })
  return JSON.parse(fs.readFileSync(file, 'utf8')) as T // our own generator's form
}
