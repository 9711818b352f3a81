import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { verifyChain } from '#chain/index'
import { urgeOverdue } from '#dispatch/index'
import { localDate } from '#kernel/index'
import type { App } from '../app.ts'
import { sealLogs } from '../audit/seal-logs.ts'
import { type Comparison, compareWithExpected, type Expectation } from '../compare-expected.ts'
import { describeRound } from '../describe-round.ts'
import { type ImportReport, importDepartmentFile } from '../import-department-file.ts'
import { type RoundOutcome, runRound } from '../monitoring-round.ts'
import { packageRoot } from '../package-root.ts'
import { refuse } from '../refusals.ts'
import type { Step } from './demo-steps.ts'
import { takeSteps } from './take-steps.ts'

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

/**
 * Two months of files, two rounds with pushes, what people did about them between the rounds, the
 * comparison, and what they did after it. The files, their manifest, the steps and the expectation are
 * generated, or lie in `filesFolder` already.
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
  const steps = readJson<readonly Step[]>(folder, 'replies.json')
  const files: ImportReport[] = []
  const rounds: RoundOutcome[] = []
  const lastRound = manifest.rounds.at(-1)?.on ?? ''
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
    const until = steps.filter(({ on }) => at === 0 && on < lastRound)
    if (at === 0) say(`部门反馈：${await takeSteps(app, until)} 件`)
  }
  const comparison = await compareWithExpected(app, readJson<Expectation>(folder, 'expected.json'))
  await goOn(app, { say, steps: steps.filter(({ on }) => on >= lastRound) })
  await sealLogs(app)
  const verdict = await verifyChain(app.db, app.county.code)
  say(`救助链核验：${verdict.ok ? '完整，没有被改动' : '发现问题'}`)
  return { files, rounds, comparison }
}

/** The days after the last round, up to the eve of the day on which somebody opens the county. */
async function goOn(
  app: App,
  { say, steps }: { readonly say: (line: string) => void; readonly steps: readonly Step[] },
): Promise<void> {
  const last = steps.at(-1)
  if (!last) return
  const replies = await takeSteps(app, steps)
  const acting = app.acting('示例县民政', localDate(last.on))
  const { urged, escalated } = await app.db.transaction((tx) =>
    urgeOverdue(tx, acting, { pack: app.pack }),
  )
  say(`此后到 ${last.on}：部门反馈 ${replies} 件，督办 ${urged} 件，升级 ${escalated} 件`)
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

function generateFiles(folder: string): string {
  const generator = path.join(packageRoot(), 'dist/examples/generate.js')
  return execFileSync(process.execPath, [generator, '--out', folder], { encoding: 'utf8' }).trim()
}

function readJson<T>(folder: string, name: string): T {
  const file = path.join(folder, name)
  if (!fs.existsSync(file)) throw refuse('file-unknown', { path: file })
  return JSON.parse(fs.readFileSync(file, 'utf8')) as T // our own generator's form
}
