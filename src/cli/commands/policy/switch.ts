import { lastSwitches, rulesOff, switchRule } from '#app/index'
import { print, printJson, printTable } from '../../output.ts'
import type { PlaceOptions } from '../../place.ts'
import { refuse } from '../../refusals.ts'
import { dayIn, withApp } from '../../with-app.ts'

interface SwitchOptions extends PlaceOptions {
  readonly reason?: string
  readonly by: string
  readonly today?: string
  readonly json?: boolean
}

/** Switches a rule on or off; the line stays with who, when and why. */
export async function switchTo(
  state: '启用' | '停用',
  rule: string,
  options: SwitchOptions,
): Promise<void> {
  const { reason } = options
  if (!reason?.trim()) throw refuse('reason-missing', {})
  await withApp(options, async (app) => {
    const today = dayIn(app, options.today)
    const acting = app.acting(options.by, today)
    const made = await app.db.transaction((tx) =>
      switchRule(tx, acting, { rule, state, reason, pack: app.pack }),
    )
    if (options.json) return printJson(made)
    print(`已${state} ${made.rule} ${made.name}（${made.by}，${made.on}）：${made.reason}`)
    print(state === '启用' ? '下一轮监测起产生预警。' : '下一轮监测起不再产生预警。')
    if (state === '停用' && made.openAlerts > 0)
      print(`已有的 ${made.openAlerts} 条未了结预警不变，由人办结。`)
  })
}

/** The rules that are off, and who switched what last. */
export async function rules(options: SwitchOptions): Promise<void> {
  await withApp(options, async (app) => {
    const off = await rulesOff(app.db, app.county.code, app.pack)
    const last = new Map(
      (await lastSwitches(app.db, app.county.code)).map((one) => [one.rule, one]),
    )
    const list = app.pack.rules.map((rule) => ({
      rule: rule.id,
      name: rule.name,
      class: rule.class,
      isOn: !off.has(rule.id),
      lastSwitch: last.get(rule.id) ?? null,
    }))
    if (options.json) return printJson(list)
    printTable(
      ['规则', '名称', '类别', '状态', '最近开关'],
      list.map(({ rule, name, class: kind, isOn, lastSwitch }) => [
        ...[rule, name, kind, isOn ? '启用' : '停用'],
        lastSwitch ? `${lastSwitch.on} ${lastSwitch.by}：${lastSwitch.reason}` : '',
      ]),
    )
  })
}
