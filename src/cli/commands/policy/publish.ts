import {
  boundsText,
  headText,
  proposePublication,
  publishPolicy,
  requireMayActAlone,
} from '#app/index'
import { print, printJson, printTable } from '../../output.ts'
import type { PlaceOptions } from '../../place.ts'
import { dayIn, withApp } from '../../with-app.ts'
import { limitOf } from './print-tables.ts'

interface PublishOptions extends PlaceOptions {
  readonly from?: string
  readonly today?: string
  readonly by: string
  readonly limit: string
  readonly fewerCases?: string
  readonly propose?: boolean
  readonly json?: boolean
}

/** Puts a pack in force that compiles and whose own cases pass; lists whose result would differ. */
export async function publish(pack: string, options: PublishOptions): Promise<void> {
  const limit = limitOf(options.limit)
  await withApp(options, async (app) => {
    const today = dayIn(app, options.today)
    const effectiveOn = dayIn(app, options.from)
    const acting = app.acting(options.by, today)
    const request = { pack, effectiveOn, fewerCases: options.fewerCases }
    if (options.propose) {
      const waiting = await proposePublication(app, acting, request)
      if (options.json) return printJson(waiting)
      return print(`已提出，还没有施行：${waiting.summary}。请有复核权限的人员在网页上同意。`)
    }
    requireMayActAlone(app, acting, '发布政策')
    const made = await publishPolicy(app, acting, request)
    if (options.json) return printJson(made)
    print(`已发布：${headText(made.after)}，自 ${made.effectiveOn} 起施行。`)
    print(
      `此前：${made.before.version}；自带个案 ${made.casesPassed} 项结果全部一致（JavaScript 和 SQL）。`,
    )
    if (made.fewerCasesReason !== null)
      print(`自带个案比此前的版本少，理由：${made.fewerCasesReason}`)
    if (made.newFacts.length > 0) print(`新增事实：${made.newFacts.join('、')}`)
    print('已作出的决定不变，各自保留当时的版本。正在运行的服务一分钟内换用新版本。')
    if (made.differing.length === 0) {
      print('没有一户的类别和金额因此不同。')
      return
    }
    print(
      `按新版本类别不同的有 ${made.change.moved.length} 户，类别相同、金额不同的有 ${made.change.amountChanged.length} 户，请安排复核：`,
    )
    printTable(
      [
        '户号',
        '乡镇',
        '村',
        '旧版本结果',
        '新版本结果',
        '每月支出',
        '在册类别',
        '最近决定',
        '决定所据版本',
      ],
      made.differing
        .slice(0, limit)
        .map((one) => [
          ...[one.number, one.township, one.village, one.before, one.after],
          `${boundsText(one.costBefore)} → ${boundsText(one.costAfter)}`,
          ...[one.recordedCategory ?? '无', one.decidedOn ?? '无', one.decidedUnder ?? '未记'],
        ]),
    )
    if (made.differing.length > limit) print(`只列了前 ${limit} 户，用 --limit 看更多。`)
  })
}
