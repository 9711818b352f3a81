import {
  describePreview,
  describeRound,
  newestRound,
  previewOn,
  runRound,
  runSupervision,
} from '#app/index'
import { print, printJson, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayIn, withApp } from '../with-app.ts'

interface MonitorOptions extends PlaceOptions {
  readonly asOf?: string
  readonly push?: boolean
  readonly json?: boolean
}

export async function monitor(options: MonitorOptions): Promise<void> {
  await withApp(options, async (app) => {
    const asOf = dayIn(app, options.asOf)
    const newest = options.asOf === undefined ? undefined : await newestRound(app)
    if (newest !== undefined && asOf < newest) {
      const days = { asOf, newestRound: newest }
      const preview = await previewOn(app, app.acting('命令行', asOf), days)
      if (options.json) return printJson(preview)
      for (const line of describePreview(preview)) print(line)
      return
    }
    const outcome = await runRound(app, app.acting('命令行', asOf), {
      push: options.push === true,
      onPhase: (phase) => tell(`阶段：${phase}`),
    })
    const { raised } = await runSupervision(app, app.acting('命令行', asOf))
    if (raised > 0) tell(`新增监督提示 ${raised} 条，用 doudi supervision 查看。`)
    if (options.json) return printJson(outcome)
    for (const line of describeRound(outcome)) print(line)
  })
}
