import { listedSupervision, runSupervision } from '#app/index'
import { parseLocalDate } from '#kernel/index'
import { supervisionStates } from '#oversight/domain'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayIn, withApp } from '../with-app.ts'

interface SupervisionOptions extends PlaceOptions {
  readonly state?: string
  readonly since?: string
  readonly limit?: string
  readonly today?: string
  readonly json?: boolean
}

/** `doudi supervision`: looks for odd patterns and lists what waits for somebody to look into it. */
export async function supervision(options: SupervisionOptions): Promise<void> {
  const known = [...supervisionStates, '全部'] as const
  const state = known.find((one) => one === (options.state ?? '待核实'))
  if (state === undefined) throw refuse('unknown-choice', { text: options.state ?? '', known })
  const since = options.since === undefined ? undefined : parseLocalDate(options.since)
  if (options.since !== undefined && !since) throw refuse('not-a-day', { text: options.since })
  const limit = Math.max(1, Number.parseInt(options.limit ?? '50', 10) || 50)
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const { raised } = await runSupervision(app, acting, { since })
    const { items, next } = await listedSupervision(app, acting, { state, limit })
    if (options.json) return printJson({ raised, items, next })
    print(`新增监督提示 ${raised} 条。`)
    if (items.length === 0) return print(`没有${state === '全部' ? '' : state}的监督提示。`)
    printTable(
      ['编号', '种类', '期间', '内容', '状态', '核实情况'],
      items.map((one) => [
        ...[one.id, one.kind, one.period, one.title, one.state],
        one.reason === null ? '' : `${one.settledBy ?? ''}：${one.reason}`,
      ]),
    )
    print('提示不会自动停止任何救助或账号，请有“处理监督”权限的人员在网页上核实。')
    if (next !== null) print(`只列了前 ${items.length} 条，用 --limit 看更多。`)
  })
}
