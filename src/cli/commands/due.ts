import {
  type Delivery,
  type DeliveryState,
  type DueSchedule,
  deliveryStates,
  listDeliveries,
  listTownshipResults,
} from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayIn, withApp } from '../with-app.ts'

interface DueOptions extends PlaceOptions {
  readonly asOf?: string
  readonly department?: string
  readonly state?: string
  readonly townships?: boolean
  readonly missing?: boolean
  readonly json?: boolean
}

/** `doudi due`: what is due by the place's timetable, who has delivered, how fresh it is. */
export async function due(options: DueOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.asOf))
    const { department } = options
    if (options.townships) {
      const results = await listTownshipResults(app, acting, { department })
      if (options.json) return printJson(results)
      if (results.length === 0) return print('还没有导入过部门文件。')
      return printTable(
        ['部门', '数据', '期间', '乡镇', '行', '对应在册', '有变化', '线索', '预警'],
        results.map((one) => [
          ...[one.department, one.datasetName, one.period, one.townshipName, one.rows ?? ''],
          ...[one.matched, one.changed, one.leads, one.alerts],
        ]),
      )
    }
    const state = options.state === undefined ? undefined : stateOf(options.state)
    const found = await listDeliveries(app, acting, { department, state })
    if (options.json) return printJson(found)
    if (found.schedules.length === 0) {
      return print('在用的政策没有写“比对安排”，说不出哪天该送什么。请在政策包里补上后发布。')
    }
    for (const schedule of found.schedules) {
      show(
        schedule,
        found.items.filter((one) => one.schedule === schedule.name),
        options.missing === true,
      )
    }
  })
}

function stateOf(text: string): DeliveryState {
  const found = deliveryStates.find((one) => one === text)
  if (!found) throw refuse('unknown-choice', { text, known: deliveryStates })
  return found
}

function show(schedule: DueSchedule, items: readonly Delivery[], withMissing: boolean): void {
  const { name, level, departmentLevel, window, basis, isExample } = schedule
  const days = `${window.from} 至 ${window.to}${window.isProvisional ? '（暂计，节假日未公布）' : ''}`
  const example = isExample ? '，日子为示例' : ''
  print(`${name}（${level}，${window.name}，${days}；依据 ${basis ?? '未注明'}${example}）`)
  print(`  送数据的是${departmentLevel}的部门：`)
  if (items.length === 0) print('  没有。')
  else
    printTable(
      ['  部门', '数据', '期间', '状态', '乡镇', '收到', '行', '保鲜'],
      items.map((one) => [
        `  ${one.department}`,
        one.datasetName,
        one.isArrears ? `${one.period}（上期欠送）` : one.period,
        one.isOverdue && one.state !== '逾期' ? `${one.state}（已逾期）` : one.state,
        `${one.covered}/${one.townships.length}`,
        one.delivered ? one.delivered.at.slice(0, 10) : '',
        one.delivered ? one.delivered.rows : '',
        one.staleDays === null ? '' : `过期 ${one.staleDays} 天`,
      ]),
    )
  if (!withMissing) return
  for (const one of items.filter(({ state }) => state === '部分送达')) {
    const missing = one.townships.filter(({ delivered }) => delivered === null)
    print(`  ${one.datasetName} 还缺：${missing.map((township) => township.name).join('、')}`)
  }
}
