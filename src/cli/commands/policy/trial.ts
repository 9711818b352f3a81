import { askedMoment, trialRule } from '#app/index'
import { print, printJson, printTable } from '../../output.ts'
import type { PlaceOptions } from '../../place.ts'
import { withApp } from '../../with-app.ts'
import { limitOf } from './print-tables.ts'

interface TrialOptions extends PlaceOptions {
  readonly asOf?: string
  readonly knownAt?: string
  readonly limit: string
  readonly json?: boolean
}

/** What one monitoring rule would raise today, for whom, and why; no alert is made. */
export async function trial(rule: string, options: TrialOptions): Promise<void> {
  const limit = limitOf(options.limit)
  const moment = askedMoment(options)
  await withApp(options, async (app) => {
    const asOf = moment?.validOn ?? app.today()
    const acting = app.acting('命令行', asOf)
    const found = await trialRule(app, acting, { rule, asOf, moment, limit })
    if (options.json) return printJson(found)
    const { id, name, class: kind, severity, note } = found.rule
    print(`试运行 ${id} ${name}（${kind}，级别 ${severity}）　依据：${found.basis}`)
    if (note) print(`说明：${note}`)
    print(`评估日 ${asOf}，看了 ${found.households} 户；没有产生任何预警。`)
    print(`这条规则现在${found.isOn ? '已启用' : '没有启用（policy enable 启用）'}。`)
    print()
    print(`会产生预警：${found.raised} 个`)
    print(`已有未了结的预警：${found.alerted} 个`)
    if (found.quiet > 0) print(`成立但已答复、间隔内不再提醒：${found.quiet} 个`)
    print(`缺数据、不能判断：${found.open} 个`)
    if (found.townships.length > 0) {
      print()
      printTable(
        ['乡镇', '会产生', '已有', '不能判断'],
        found.townships.map((one) => [one.township, one.raised, one.alerted, one.open]),
      )
    }
    if (found.owed.length > 0) {
      print()
      print(
        `缺的数据在谁那里${found.openLookedAt < found.open ? `（看了前 ${found.openLookedAt} 个）` : ''}：`,
      )
      for (const { department, facts, subjects } of found.owed)
        print(`  ${department}：${facts.join('、')}（${subjects} 个）`)
    }
    for (const one of found.samples) {
      print()
      print(`── 抽样 ${one.household}　${one.township} ${one.village}（${one.outcome}）`)
      print(one.text)
    }
  })
}
